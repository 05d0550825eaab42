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

/// Whole values.
extension JSONReader {
    /// All of the text as one value. A byte order mark before it is passed over.
    mutating func text() throws(JSONError) -> JSON {
        skipByteOrderMark()
        let value = try value()
        try end()
        return value
    }

    /// Any value, whole.
    package mutating func value() throws(JSONError) -> JSON {
        try count()
        switch try next() {
        case UInt8(ascii: "{"): return .object(try members())
        case UInt8(ascii: "["):
            var elements: [JSON] = []
            try array { reader throws(JSONError) in elements.append(try reader.value()) }
            return .array(elements)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func members() throws(JSONError) -> [(key: String, value: JSON)] {
        var members: [(key: String, value: JSON)] = []
        // Keys by their 64-bit seeded hashes: of a million, two that differ collide once in thirty million files.
        var keys: Set<Int> = []
        try object(nameLimit: .max, isNew: { keys.insert(Self.hash($0)).inserted }) { reader, key throws(JSONError) in
            members.append((key, try reader.value()))
        }
        return members
    }

    static func hash(_ key: String) -> Int {
        var hasher = Hasher()
        for byte in key.utf8 { hasher.combine(byte) }
        return hasher.finalize()
    }
}
