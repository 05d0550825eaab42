/// Reads JSON text from bytes: one pass, recursion bounded by the limit on depth.
struct JSONReader {
    private let bytes: [UInt8]
    private let limits: JSON.Limits
    private var position = 0
    private var values = 0

    init(bytes: [UInt8], limits: JSON.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func readText() throws(JSONError) -> JSON {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        let value = try readValue(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw JSONError(.unexpectedCharacter, at: position) }
        return value
    }

    private mutating func readValue(depth: Int) throws(JSONError) -> JSON {
        values += 1
        guard values <= limits.values else { throw JSONError(.tooMany, at: position) }
        guard depth <= limits.depth else { throw JSONError(.tooDeep, at: position) }
        skipSpace()
        switch try peek() {
        case UInt8(ascii: "{"): return try readObject(depth: depth)
        case UInt8(ascii: "["): return try readArray(depth: depth)
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "t"): return try readWord("true", as: .bool(true))
        case UInt8(ascii: "f"): return try readWord("false", as: .bool(false))
        case UInt8(ascii: "n"): return try readWord("null", as: .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
        default: throw JSONError(.unexpectedCharacter, at: position)
        }
    }

    private mutating func readObject(depth: Int) throws(JSONError) -> JSON {
        position += 1
        var members: [(key: String, value: JSON)] = []
        // Keys by their 64-bit seeded hashes: of a million, two that differ collide once in thirty million files.
        var keys = Set<Int>()
        skipSpace()
        if try peek() == UInt8(ascii: "}") {
            position += 1
            return .object([])
        }
        while true {
            skipSpace()
            let start = position
            guard try peek() == UInt8(ascii: "\"") else { throw JSONError(.unexpectedCharacter, at: position) }
            let key = try readString()
            guard keys.insert(Self.hash(key)).inserted else { throw JSONError(.duplicateKey, at: start) }
            skipSpace()
            try expect(UInt8(ascii: ":"))
            members.append((key, try readValue(depth: depth + 1)))
            skipSpace()
            if try peek() == UInt8(ascii: "}") { break }
            try expect(UInt8(ascii: ","))
        }
        position += 1
        return .object(members)
    }

    private static func hash(_ key: String) -> Int {
        var hasher = Hasher()
        for byte in key.utf8 { hasher.combine(byte) }
        return hasher.finalize()
    }

    private mutating func readArray(depth: Int) throws(JSONError) -> JSON {
        position += 1
        var elements: [JSON] = []
        skipSpace()
        if try peek() == UInt8(ascii: "]") {
            position += 1
            return .array([])
        }
        while true {
            elements.append(try readValue(depth: depth + 1))
            skipSpace()
            if try peek() == UInt8(ascii: "]") { break }
            try expect(UInt8(ascii: ","))
        }
        position += 1
        return .array(elements)
    }

    private mutating func readString() throws(JSONError) -> String {
        let start = position
        position += 1
        var end = position
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20 {
            end += 1
        }
        guard end < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
        var content = Array(bytes[position..<end])
        position = end
        while try peek() != UInt8(ascii: "\"") {
            let byte = bytes[position]
            guard byte >= 0x20 else { throw JSONError(.unexpectedCharacter, at: position) }
            position += 1
            if byte == UInt8(ascii: "\\") {
                try readEscape(into: &content)
            } else {
                content.append(byte)
            }
        }
        position += 1
        guard let string = String(validating: content, as: UTF8.self) else { throw JSONError(.badString, at: start) }
        return string
    }

    private mutating func readEscape(into content: inout [UInt8]) throws(JSONError) {
        let escape = try peek()
        position += 1
        switch escape {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(escape)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"):
            var code = try readHexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                try expect(UInt8(ascii: "\\"))
                try expect(UInt8(ascii: "u"))
                let low = try readHexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw JSONError(.badString, at: position) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw JSONError(.badString, at: position) }
            content.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        default: throw JSONError(.unexpectedCharacter, at: position - 1)
        }
    }

    private mutating func readHexadecimal() throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(try peek())).hexDigitValue, bytes[position] < 0x80 else {
                throw JSONError(.badString, at: position)
            }
            code = code << 4 | UInt32(digit)
            position += 1
        }
        return code
    }

    private mutating func readNumber() throws(JSONError) -> JSON {
        let start = position
        var isInteger = true
        loop: while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
            case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isInteger = false
            default: break loop
            }
            position += 1
        }
        let digits = bytes[start..<position].drop { $0 == UInt8(ascii: "-") }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let leadingZero = digits.first == UInt8(ascii: "0") && digits.dropFirst().first.map { (0x30...0x39).contains($0) } == true
        guard text.utf8.count <= 64, !leadingZero, digits.first != UInt8(ascii: "."), digits.last != UInt8(ascii: ".") else {
            throw JSONError(.badNumber, at: start)
        }
        if isInteger, let value = Int(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else { throw JSONError(.badNumber, at: start) }
        return .number(value)
    }

    private mutating func readWord(_ word: StaticString, as value: JSON) throws(JSONError) -> JSON {
        for expected in word.description.utf8 { try expect(expected) }
        return value
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard try peek() == byte else { throw JSONError(.unexpectedCharacter, at: position) }
        position += 1
    }

    private func peek() throws(JSONError) -> UInt8 {
        guard position < bytes.count else { throw JSONError(.unexpectedEnd, at: bytes.count) }
        return bytes[position]
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }
}
