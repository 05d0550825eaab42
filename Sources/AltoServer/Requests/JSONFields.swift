import Alto
import AltoJSON

/// The object of a JSON body, with typed access to its fields: what is of the wrong type is told by name.
///
/// A body that only asks for something is small; how deep it is and how many values it has is limited while it is read.
package struct JSONFields {
    private let object: JSON

    /// Bytes of a body, pictures in it apart.
    package static let mostBytes = 1 << 20
    private static var limits: JSON.Limits {
        var limits = JSON.Limits()
        (limits.bytes, limits.values, limits.depth) = (mostBytes, 10_000, 16)
        return limits
    }

    /// - Throws: `Problem`: usage when it is no JSON object, request_too_large when it has more values than any request.
    package init(_ body: [UInt8]) throws {
        let json: JSON
        do {
            json = try JSON(body, limits: Self.limits)
        } catch {
            throw switch error.reason {
            case .tooLarge: Problem(.requestTooLarge, "The JSON of the request is larger than 1 MB.")
            case .tooMany: Problem(.requestTooLarge, "The JSON of the request has more values than any request needs.")
            case .tooDeep: Problem(.usage, "The JSON of the request is nested too deeply.")
            case .duplicateKey: Problem(.usage, "A field stands twice in the request's JSON.")
            default: Problem(.usage, "The request is not a JSON object.")
            }
        }
        guard case .object = json else { throw Problem(.usage, "The request is not a JSON object.") }
        object = json
    }

    private init(object: JSON) { self.object = object }

    /// nil where it is missing or empty.
    package func text(_ name: String) throws -> String? {
        try field(name, "a string", \.string).flatMap { $0.isEmpty ? nil : $0 }
    }

    package func required(_ name: String) throws -> String {
        guard let text = try text(name) else { throw Problem(.usage, "The field \"\(name)\" is missing.") }
        return text
    }

    package func number(_ name: String) throws -> Double? { try field(name, "a number", \.double) }

    package func flag(_ name: String) throws -> Bool? { try field(name, "true or false", \.bool) }

    package func list(_ name: String) throws -> [String]? {
        try field(name, "a list of strings") { Self.all($0.array) { $0.string } }
    }

    package func objects(_ name: String) throws -> [JSONFields]? {
        try field(name, "a list of objects") { Self.all($0.array) { $0.members == nil ? nil : JSONFields(object: $0) } }
    }

    package func object(_ name: String) throws -> JSONFields? {
        try field(name, "an object") { $0.members == nil ? nil : JSONFields(object: $0) }
    }

    /// nil unless each of them can be converted.
    private static func all<Value>(_ values: [JSON]?, _ convert: (JSON) -> Value?) -> [Value]? {
        guard let values else { return nil }
        let converted = values.compactMap(convert)
        return converted.count == values.count ? converted : nil
    }

    private func field<Value>(_ name: String, _ kind: String, _ convert: (JSON) -> Value?) throws -> Value? {
        guard let value = object[name] else { return nil }
        guard let converted = convert(value) else { throw Problem(.usage, "The field \"\(name)\" is not \(kind).") }
        return converted
    }
}
