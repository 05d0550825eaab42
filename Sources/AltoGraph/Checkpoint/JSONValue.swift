/// A value of a JSON text. Objects keep the order of their keys.
package enum JSONValue: Sendable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let a), .boolean(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a == b
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }

    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    package var string: String? { if case .string(let text) = self { text } else { nil } }
    package var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    package var boolean: Bool? { if case .boolean(let flag) = self { flag } else { nil } }
    package var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
    package var object: [(key: String, value: JSONValue)]? { if case .object(let members) = self { members } else { nil } }
    package var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}

extension JSONValue {
    /// Reads a whole text.
    ///
    /// - Parameter limit: the most values that it may hold.
    /// - Throws: `JSONScanner.Malformed`.
    package init(reading bytes: [UInt8], limit: Int = 1_000_000) throws(JSONScanner.Malformed) {
        var result: Result<JSONValue, JSONScanner.Malformed> = .success(.null)
        unsafe bytes.withUnsafeBytes { buffer in
            var scanner = unsafe JSONScanner(buffer, budget: limit)
            do throws(JSONScanner.Malformed) {
                let value = try scanner.value()
                try scanner.end()
                result = .success(value)
            } catch {
                result = .failure(error)
            }
        }
        self = try result.get()
    }
}
