import Alto
package import AltoStore

/// The fields of a request for a description, whichever way they came: query, form or JSON.
package struct RequestFields {
    package private(set) var request = DescriptionRequest()
    package init() {}

    private(set) var upload: String?
    private(set) var url: String?

    /// Takes a field up. One that is empty, as forms send what was not filled in, is as good as none.
    /// - Throws: `Problem` (usage) for a value that cannot be.
    package mutating func set(_ name: String, _ value: String) throws {
        guard !value.isEmpty || name == "rate" else { return }
        switch name {
        case "language": request.language = value
        case "voice": request.voice = value
        case "detail":
            guard Detail(rawValue: value) != nil else {
                throw Problem(.usage, "There is no detail \(PrintableText.clean(value)).", remedy: "Give brief, normal or full.")
            }
            request.detail = value
        case "rate":
            guard value.utf8.allSatisfy({ (0x2B...0x7E).contains($0) }), let rate = Double(value) else { throw Problem(.usage, "The rate is not a number.") }
            request.rate = rate
        case "observers": request.observers = Self.list(value)
        case "audio":
            let formats = Self.list(value)
            request.audio = formats == ["none"] ? [] : formats
        case "upload": upload = value
        case "url": url = value
        default: break
        }
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
    }
}
