/// A JSON text (RFC 8259) as a value, read with limits, for files that come from outside.
///
/// Foundation's reader compares keys by Unicode's canonical equivalence and keeps the last of two equal ones; a
/// vocabulary has tokens that differ in nothing but normalisation, and a checkpoint with a key twice is to be refused.
package enum JSON: Sendable {
    case null
    case bool(Bool)
    /// A number without fraction or exponent that fits.
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSON])
    /// Members in the order of the text.
    case object([(key: String, value: JSON)])

    /// What a file may hold at most, so that reading it takes less than 200 MB.
    package struct Limits: Sendable {
        package var bytes = 24 << 20
        package var values = 800_000
        package var depth = 32

        package init() {}
    }

    /// - Throws: `JSONError` with the place of the first thing that is wrong.
    package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(JSONError) {
        guard bytes.count <= limits.bytes else {
            throw JSONError(.tooLarge, JSONError.Reason.tooLarge.rawValue, at: limits.bytes)
        }
        self = try unsafe bytes.span.withUnsafeBytes { buffer throws(JSONError) in
            var reader = unsafe JSONReader(buffer, values: limits.values, depth: limits.depth)
            return try reader.text()
        }
    }
}

/// Where and why a text is no JSON, or more than is allowed.
package struct JSONError: Error, Hashable {
    package enum Reason: String, Sendable {
        case tooLarge = "it is too large"
        case tooDeep = "it is nested too deeply"
        case tooMany = "it holds too many values"
        case unexpectedEnd = "it ends too early"
        case unexpectedCharacter = "there is an unexpected character"
        case badString = "a string is not valid Unicode"
        case badNumber = "a number is malformed"
        case duplicateKey = "a key appears twice"
        /// JSON, but not what the caller takes.
        case unwanted = "it is not of the expected form"
    }

    package let reason: Reason
    /// The reason, more closely.
    package let detail: String
    /// Bytes from the start of the text.
    package let offset: Int

    init(_ reason: Reason, _ detail: String, at offset: Int) {
        self.reason = reason
        self.detail = detail
        self.offset = offset
    }

    /// A name from a file, fit for a message: without control characters, at most 120 characters long.
    package static func shown(_ text: some StringProtocol) -> String {
        let plain = text.unicodeScalars.prefix(120).map { $0.properties.generalCategory == .control ? "?" : String($0) }
        return plain.joined() + (text.unicodeScalars.count > 120 ? "…" : "")
    }
}

extension JSON {
    /// The member with that name, or nil; nil for anything but an object. `null` counts as absent.
    package subscript(key: String) -> JSON? {
        guard case .object(let members) = self, let found = members.first(where: { $0.key == key })?.value else {
            return nil
        }
        if case .null = found { return nil }
        return found
    }

    package var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    package var integer: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// Any number.
    package var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    package var array: [JSON]? {
        if case .array(let values) = self { values } else { nil }
    }

    package var members: [(key: String, value: JSON)]? {
        if case .object(let members) = self { members } else { nil }
    }
}
