import Alto
package import AltoStore

/// The fields of a request for a description, whichever way they came: query, form or JSON.
package struct RequestFields {
    package private(set) var request = DescriptionRequest()
    package init() {}

    private(set) var upload: String?
    private(set) var url: String?

    /// Takes a field up. One that is empty, as forms send what was not filled in, is as good as none.
    /// - Throws: `Problem`: usage for a value that cannot be, soundFormatUnknown.
    package mutating func set(_ name: String, _ value: String) throws {
        guard !value.isEmpty || name == "rate" else { return }
        switch name {
        case "language": request.language = value
        case "voice": request.voice = value
        case "detail":
            guard let detail = Detail(rawValue: value) else {
                throw Problem(
                    .usage, "There is no detail \(PrintableText.clean(value)).", remedy: "Give brief, normal or full.")
            }
            request.detail = detail
        case "rate":
            guard value.utf8.allSatisfy({ (0x2B...0x7E).contains($0) }), let rate = Double(value) else {
                throw Problem(.usage, "The rate is not a number.")
            }
            request.rate = rate
        case "observers": request.observers = try Self.list(value).map(Self.observer)
        case "audio":
            let formats = Self.list(value)
            request.audio = formats == ["none"] ? [] : try formats.map { try SoundFormat(fileExtension: $0) }
        case "translateText": request.translatesText = try Self.flag(name, value)
        case "agree": request.agrees = try Self.flag(name, value)
        case "secondModel": request.secondModel = value
        case "page", "frame":
            guard value.utf8.count <= 5, let number = Int(value), number > 0 else {
                throw Problem(.usage, "The \(name) is not a number from 1 on.")
            }
            request.frame = number
        case "upload": upload = value
        case "url": url = value
        default: break
        }
    }

    private static func observer(_ name: String) throws -> Stage {
        guard let stage = Stage(observer: name) else {
            let known = Stage.observers.map(\.rawValue).joined(separator: ", ")
            throw Problem(.usage, "There is no observer \(PrintableText.clean(name)).", remedy: "There are: \(known).")
        }
        return stage
    }

    /// As forms and queries write it; a box that was ticked is "on".
    private static func flag(_ name: String, _ value: String) throws -> Bool {
        switch value.lowercased() {
        case "true", "1", "on", "yes": return true
        case "false", "0", "off", "no": return false
        default: throw Problem(.usage, "The field \"\(name)\" is not true or false.")
        }
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
    }
}
