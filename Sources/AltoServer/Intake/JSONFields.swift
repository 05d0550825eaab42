import Alto
import Foundation

/// The object of a JSON body, with typed access to its fields: what is of the wrong type is told by name.
struct JSONFields {
    private let object: [String: Any]

    /// - Throws: `Problem` (usage).
    init(_ body: [UInt8]) throws {
        guard body.count <= 1 << 26, let object = (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] else {
            throw Problem(.usage, "The request is not a JSON object.")
        }
        self.object = object
    }

    init(_ object: [String: Any]) {
        self.object = object
    }

    /// nil where it is missing or empty.
    func text(_ name: String) throws -> String? {
        try field(name, "a string") { $0 as? String }.flatMap { $0.isEmpty ? nil : $0 }
    }

    func required(_ name: String) throws -> String {
        guard let text = try text(name) else { throw Problem(.usage, "The field \"\(name)\" is missing.") }
        return text
    }

    func number(_ name: String) throws -> Double? {
        try field(name, "a number") { Self.isTruth($0) ? nil : ($0 as? NSNumber)?.doubleValue }
    }

    func flag(_ name: String) throws -> Bool? {
        try field(name, "true or false") { Self.isTruth($0) ? $0 as? Bool : nil }
    }

    /// Foundation makes numbers of true and false, and takes 0 and 1 for truths; only their C type tells.
    private static func isTruth(_ value: Any) -> Bool {
        (value as? NSNumber).map { unsafe String(cString: $0.objCType) == "c" } ?? false
    }

    func list(_ name: String) throws -> [String]? {
        try field(name, "a list of strings") { $0 as? [String] }
    }

    func objects(_ name: String) throws -> [JSONFields]? {
        try field(name, "a list of objects") { ($0 as? [[String: Any]])?.map { JSONFields($0) } }
    }

    func object(_ name: String) throws -> JSONFields? {
        try field(name, "an object") { ($0 as? [String: Any]).map { JSONFields($0) } }
    }

    private func field<Value>(_ name: String, _ kind: String, _ convert: (Any) -> Value?) throws -> Value? {
        guard let value = object[name], !(value is NSNull) else { return nil }
        guard let converted = convert(value) else { throw Problem(.usage, "The field \"\(name)\" is not \(kind).") }
        return converted
    }
}
