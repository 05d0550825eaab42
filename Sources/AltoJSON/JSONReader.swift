/// Reads JSON text (RFC 8259) strictly, in one pass, with limits on depth and on the number of values. A caller who
/// knows what it expects steps through the text and keeps no more of it than it wants; others take whole values.
@safe package struct JSONReader {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0
    /// Arrays and objects that are open.
    private var depth = 0
    private let deepest: Int
    private var valuesLeft: Int

    /// - Parameters:
    ///   - bytes: stay in place while this is used.
    ///   - values: the most that may be taken or skipped, those inside others included.
    ///   - depth: the most arrays and objects around a value.
    package init(_ bytes: UnsafeRawBufferPointer, values: Int, depth: Int = 64) {
        unsafe self.bytes = unsafe bytes
        valuesLeft = values
        deepest = depth
    }

    // MARK: Whole values

    /// All of the text as one value. A byte order mark before it is passed over.
    mutating func text() throws(JSONError) -> JSON {
        if unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        let value = try value()
        try end()
        return value
    }

    private mutating func value() throws(JSONError) -> JSON {
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

    private static func hash(_ key: String) -> Int {
        var hasher = Hasher()
        for byte in key.utf8 { hasher.combine(byte) }
        return hasher.finalize()
    }

    /// Reads over a value that says nothing to the caller.
    package mutating func skip() throws(JSONError) {
        try count()
        switch try next() {
        case UInt8(ascii: "{"): try object { reader, _ throws(JSONError) in try reader.skip() }
        case UInt8(ascii: "["): try array { reader throws(JSONError) in try reader.skip() }
        case UInt8(ascii: "\""): _ = try string(limit: 1 << 20)
        case UInt8(ascii: "t"): _ = try word("true", .bool(true))
        case UInt8(ascii: "f"): _ = try word("false", .bool(false))
        case UInt8(ascii: "n"): _ = try word("null", .null)
        default: _ = try number()
        }
    }

    private mutating func count() throws(JSONError) {
        valuesLeft -= 1
        guard valuesLeft >= 0 else { throw fault(.tooMany) }
    }

    /// Nothing but white space may follow.
    package mutating func end() throws(JSONError) {
        skipSpace()
        guard unsafe place == bytes.count else { throw fault(.unexpectedCharacter, "something follows its end") }
    }

    // MARK: Step by step

    /// Calls `member` at each value of an object, which must read it. Keys are compared as Swift compares strings: what
    /// a dictionary takes for one is there once.
    package mutating func object(
        nameLimit: Int = 1 << 16, _ member: (inout JSONReader, String) throws(JSONError) -> Void
    ) throws(JSONError) {
        var keys: Set<String> = []
        try object(nameLimit: nameLimit, isNew: { keys.insert($0).inserted }, member)
    }

    private mutating func object(
        nameLimit: Int, isNew: (String) -> Bool, _ member: (inout JSONReader, String) throws(JSONError) -> Void
    ) throws(JSONError) {
        try list(from: "{", to: "}") { reader throws(JSONError) in
            let start = reader.place
            let key = try reader.string(limit: nameLimit)
            guard isNew(key) else {
                throw JSONError(.duplicateKey, "the key \(JSONError.shown(key)) is there twice", at: start)
            }
            try reader.expect(":")
            try member(&reader, key)
        }
    }

    /// Calls `element` at each value of an array, which must read it.
    package mutating func array(_ element: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
        try list(from: "[", to: "]", element)
    }

    private mutating func list(
        from open: Unicode.Scalar, to close: Unicode.Scalar, _ item: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try expect(open)
        if try next() == UInt8(ascii: close) {
            place += 1
            return
        }
        depth += 1
        guard depth <= deepest else { throw fault(.tooDeep) }
        while true {
            _ = try next()
            try item(&self)
            let byte = try next()
            guard byte == UInt8(ascii: close) || byte == UInt8(ascii: ",") else {
                throw fault(.unexpectedCharacter, "a comma is missing")
            }
            place += 1
            if byte == UInt8(ascii: close) { break }
        }
        depth -= 1
    }

    /// A whole number within Int that is not negative.
    package mutating func size() throws(JSONError) -> Int {
        guard case .integer(let size) = try number(), size >= 0 else {
            throw fault(.badNumber, "a size is no whole number")
        }
        return size
    }

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

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func notUnicode(at start: Int) -> JSONError { JSONError(.badString, "it is not UTF-8", at: start) }

    // MARK: Parts

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

    private mutating func number() throws(JSONError) -> JSON {
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

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        for expected in word.description.utf8 {
            guard try current("a value is expected") == expected else {
                throw fault(.unexpectedCharacter, "a value is expected")
            }
            place += 1
        }
        return value
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(JSONError) {
        guard try next() == UInt8(ascii: character) else {
            throw fault(.unexpectedCharacter, "“\(character)” is expected")
        }
        place += 1
    }

    /// The next byte that is not white space, without taking it.
    private mutating func next() throws(JSONError) -> UInt8 {
        skipSpace()
        return try current("it breaks off")
    }

    /// The byte at hand, without taking it.
    ///
    /// - Parameter lack: what is wrong where the text ends here.
    private func current(_ lack: String) throws(JSONError) -> UInt8 {
        guard unsafe place < bytes.count else { throw fault(.unexpectedEnd, lack) }
        return unsafe bytes[place]
    }

    private mutating func skipSpace() {
        while unsafe place < bytes.count {
            let byte = unsafe bytes[place]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            place += 1
        }
    }

    // MARK: Faults

    /// What a caller has against the text at this place.
    package func refusal(_ detail: String) -> JSONError { fault(.unwanted, detail) }

    private func fault(_ reason: JSONError.Reason, _ detail: String? = nil) -> JSONError {
        JSONError(reason, detail ?? reason.rawValue, at: place)
    }
}
