/// Reads JSON (RFC 8259) strictly: no duplicate keys, limits on depth and on the number of values. A caller who knows
/// what it expects steps through the text and keeps no more of it than it wants.
@safe package struct JSONScanner {
    package struct Malformed: Error, Equatable {
        package let reason: String
        package let offset: Int
    }

    private let bytes: UnsafeRawBufferPointer
    private var place = 0
    private var depth = 0
    private var budget: Int
    private static let maximumDepth = 64

    /// - Parameters:
    ///   - bytes: stay in place while this is used.
    ///   - budget: the most values that may be read, those inside others included.
    init(_ bytes: UnsafeRawBufferPointer, budget: Int) {
        unsafe self.bytes = unsafe bytes
        self.budget = budget
    }

    // MARK: Whole values

    /// Reads over a value that says nothing to the caller.
    mutating func skip() throws(Malformed) {
        budget -= 1
        guard budget >= 0 else { throw malformed("it holds too many values") }
        switch try peek() {
        case UInt8(ascii: "{"): try object { scanner, _ throws(Malformed) in try scanner.skip() }
        case UInt8(ascii: "["): try array { scanner throws(Malformed) in try scanner.skip() }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: _ = try number()
        }
    }

    /// Nothing but white space may follow.
    mutating func end() throws(Malformed) {
        skipSpace()
        guard unsafe place == bytes.count else { throw malformed("something follows its end") }
    }

    // MARK: Step by step

    /// Calls `member` at each value of an object, which must read it.
    mutating func object(
        nameLimit: Int = 1 << 16, _ member: (inout JSONScanner, String) throws(Malformed) -> Void
    ) throws(Malformed) {
        var keys: Set<String> = []
        try list(from: "{", to: "}") { scanner throws(Malformed) in
            let key = try scanner.string(limit: nameLimit)
            guard keys.insert(key).inserted else { throw scanner.malformed("the key \(shown(key)) is there twice") }
            try scanner.expect(":")
            try member(&scanner, key)
        }
    }

    /// Calls `element` at each value of an array, which must read it.
    mutating func array(_ element: (inout JSONScanner) throws(Malformed) -> Void) throws(Malformed) {
        try list(from: "[", to: "]", element)
    }

    private mutating func list(
        from open: Unicode.Scalar, to close: Unicode.Scalar, _ item: (inout JSONScanner) throws(Malformed) -> Void
    ) throws(Malformed) {
        try expect(open)
        depth += 1
        guard depth <= Self.maximumDepth else { throw malformed("it is nested too deeply") }
        defer { depth -= 1 }
        if try peek() == UInt8(ascii: close) {
            place += 1
            return
        }
        while true {
            _ = try peek()
            try item(&self)
            let next = try peek()
            place += 1
            if next == UInt8(ascii: close) { return }
            guard next == UInt8(ascii: ",") else { throw malformed("a comma is missing") }
        }
    }

    /// A whole number within Int that is not negative.
    mutating func size() throws(Malformed) -> Int {
        guard let size = Int(try number()), size >= 0 else { throw malformed("a size is no whole number") }
        return size
    }

    mutating func string(limit: Int = 1 << 20) throws(Malformed) -> String {
        try expect("\"")
        var text: [UInt8] = []
        while true {
            guard let byte = current else { throw malformed("a string does not end") }
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw malformed("it is not UTF-8") }
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw malformed("a control character stands in a string")
            default: text.append(byte)
            }
            guard text.count <= limit else { throw malformed("a string is too long") }
        }
    }

    // MARK: Parts

    private mutating func escape(into text: inout [UInt8]) throws(Malformed) {
        guard let byte = current else { throw malformed("a string does not end") }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                guard current == UInt8(ascii: "\\") else { throw malformed("half a character is missing") }
                place += 1
                guard current == UInt8(ascii: "u") else { throw malformed("half a character is missing") }
                place += 1
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw malformed("half a character is missing") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw malformed("half a character is missing") }
            text.append(contentsOf: Array(String(Character(scalar)).utf8))
        default: throw malformed("an escape is unknown")
        }
    }

    private mutating func hexadecimal() throws(Malformed) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw malformed("an escape is cut short")
            }
            code = code << 4 | UInt32(digit)
            place += 1
        }
        return code
    }

    /// A number, as it is written.
    private mutating func number() throws(Malformed) -> String {
        _ = try peek()
        var text: [UInt8] = []
        while let byte = current, text.count < 64, Self.numeric.contains(byte) {
            text.append(byte)
            place += 1
        }
        let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
        let isPadded = digits.count > 1 && digits.first == UInt8(ascii: "0") && digits.dropFirst().first.map { $0 >= 48 && $0 <= 57 } == true
        guard digits.first.map({ $0 >= 48 && $0 <= 57 }) == true, !isPadded else { throw malformed("a value is expected") }
        let written = String(decoding: text, as: UTF8.self)
        guard let number = Double(written), number.isFinite else { throw malformed("a number is out of range") }
        return written
    }

    private static let numeric = Set("0123456789+-.eE".utf8)

    private mutating func literal(_ text: StaticString) throws(Malformed) {
        for byte in text.description.utf8 {
            guard current == byte else { throw malformed("a value is expected") }
            place += 1
        }
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(Malformed) {
        guard try peek() == UInt8(ascii: character) else { throw malformed("“\(character)” is expected") }
        place += 1
    }

    /// The next byte that is not white space, without taking it.
    private mutating func peek() throws(Malformed) -> UInt8 {
        skipSpace()
        guard let byte = current else { throw malformed("it breaks off") }
        return byte
    }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private var current: UInt8? {
        guard unsafe place < bytes.count else { return nil }
        return unsafe bytes[place]
    }

    func malformed(_ reason: String) -> Malformed {
        Malformed(reason: reason, offset: place)
    }
}
