/// The smallest parts of a text: strings, numbers, words, the marks between them.
extension JSONReader {
    /// - Parameter limit: bytes.
    package mutating func string(limit: Int = .max) throws(JSONError) -> String {
        try expect("\"")
        let start = place - 1
        var end = place
        while unsafe end < bytes.count, unsafe Self.isPlain(bytes[end]) { end += 1 }
        guard unsafe end < bytes.count else {
            throw unsafe JSONError(.unexpectedEnd, "a string does not end", at: bytes.count)
        }
        guard end - place <= limit else { throw fault(.tooLarge, "a string is too long") }
        let plain = unsafe UnsafeRawBufferPointer(rebasing: bytes[place..<end])
        place = end
        guard unsafe bytes[end] == UInt8(ascii: "\"") else {
            return try string(from: start, after: unsafe Array(plain), limit)
        }
        place += 1
        guard let string = unsafe String(validating: plain, as: UTF8.self) else { throw Self.notUnicode(at: start) }
        return string
    }

    /// Goes on with a string in which escapes stand.
    private mutating func string(from start: Int, after plain: [UInt8], _ limit: Int) throws(JSONError) -> String {
        var content = plain
        while case let byte = try current("a string does not end"), byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw fault(.unexpectedCharacter, "a control character stands in a string") }
            place += 1
            if byte == UInt8(ascii: "\\") { try escape(into: &content) } else { content.append(byte) }
            guard content.count <= limit else { throw fault(.tooLarge, "a string is too long") }
        }
        place += 1
        guard let string = String(validating: content, as: UTF8.self) else { throw Self.notUnicode(at: start) }
        return string
    }

    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func notUnicode(at start: Int) -> JSONError { JSONError(.badString, "it is not UTF-8", at: start) }

    private mutating func escape(into content: inout [UInt8]) throws(JSONError) {
        let byte = try current("a string does not end")
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"):
            place += 1
            content.append(contentsOf: try escapedScalar())
            return
        default: throw fault(.unexpectedCharacter, "an escape is unknown")
        }
        place += 1
    }

    /// What stands behind `\u`, with the second half of a pair where it needs one, in UTF-8.
    private mutating func escapedScalar() throws(JSONError) -> [UInt8] {
        let missing = "half a character is missing"
        var code = try hexadecimal()
        if (0xD800..<0xDC00).contains(code) {
            for wanted in [UInt8(ascii: "\\"), UInt8(ascii: "u")] {
                guard try current(missing) == wanted else { throw fault(.unexpectedCharacter, missing) }
                place += 1
            }
            let low = try hexadecimal()
            guard (0xDC00..<0xE000).contains(low) else { throw fault(.badString, missing) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw fault(.badString, missing) }
        return UTF8.encode(scalar).map(Array.init) ?? []
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            let byte = try current("an escape is cut short")
            guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault(.badString, "an escape is cut short")
            }
            code = code << 4 | UInt32(digit)
            place += 1
        }
        return code
    }

    mutating func number() throws(JSONError) -> JSON {
        let first = try next()
        guard first == UInt8(ascii: "-") || Self.isDigit(first) else {
            throw fault(.unexpectedCharacter, "a value is expected")
        }
        let start = place
        var isInteger = true
        loop: while unsafe place < bytes.count {
            switch unsafe bytes[place] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
            case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isInteger = false
            default: break loop
            }
            place += 1
        }
        let written = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<place])
        let digits = unsafe first == UInt8(ascii: "-") ? written.dropFirst() : written[...]
        let isPadded = unsafe digits.first == UInt8(ascii: "0") && digits.dropFirst().first.map(Self.isDigit) == true
        guard written.count <= 64, unsafe digits.first.map(Self.isDigit) == true, !isPadded,
            unsafe digits.last != UInt8(ascii: ".")
        else { throw JSONError(.badNumber, "a value is expected", at: start) }
        let text = unsafe String(decoding: written, as: UTF8.self)
        if isInteger, let value = Int(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else {
            throw JSONError(.badNumber, "a number is out of range", at: start)
        }
        return .number(value)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        for expected in word.description.utf8 {
            guard try current("a value is expected") == expected else {
                throw fault(.unexpectedCharacter, "a value is expected")
            }
            place += 1
        }
        return value
    }

    mutating func expect(_ character: Unicode.Scalar) throws(JSONError) {
        guard try next() == UInt8(ascii: character) else {
            throw fault(.unexpectedCharacter, "“\(character)” is expected")
        }
        place += 1
    }

    /// The next byte that is not white space, without taking it.
    mutating func next() throws(JSONError) -> UInt8 {
        skipSpace()
        return try current("it breaks off")
    }

    /// The byte at hand, without taking it.
    ///
    /// - Parameter lack: what is wrong where the text ends here.
    func current(_ lack: String) throws(JSONError) -> UInt8 {
        guard unsafe place < bytes.count else { throw fault(.unexpectedEnd, lack) }
        return unsafe bytes[place]
    }

    mutating func skipSpace() {
        while unsafe place < bytes.count {
            let byte = unsafe bytes[place]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            place += 1
        }
    }
}
