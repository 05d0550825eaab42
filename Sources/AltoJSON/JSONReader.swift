/// Reads JSON text (RFC 8259) strictly, in one pass, with limits on depth and on the number of values. A caller who
/// knows what it expects steps through the text and keeps no more of it than it wants; others take whole values.
@safe package struct JSONReader {
    let bytes: UnsafeRawBufferPointer
    /// The byte that is read next.
    var place = 0
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

    mutating func count() throws(JSONError) {
        valuesLeft -= 1
        guard valuesLeft >= 0 else { throw fault(.tooMany) }
    }

    /// Nothing but white space may follow.
    package mutating func end() throws(JSONError) {
        skipSpace()
        guard unsafe place == bytes.count else { throw fault(.unexpectedCharacter, "something follows its end") }
    }

    /// Calls `member` at each value of an object, which must read it. Keys are compared as Swift compares strings: what
    /// a dictionary takes for one is there once.
    package mutating func object(
        nameLimit: Int = 1 << 16, _ member: (inout JSONReader, String) throws(JSONError) -> Void
    ) throws(JSONError) {
        var keys: Set<String> = []
        try object(nameLimit: nameLimit, isNew: { keys.insert($0).inserted }, member)
    }

    mutating func object(
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

    mutating func list(
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

    /// What a caller has against the text at this place.
    package func refusal(_ detail: String) -> JSONError { fault(.unwanted, detail) }

    func fault(_ reason: JSONError.Reason, _ detail: String? = nil) -> JSONError {
        JSONError(reason, detail ?? reason.rawValue, at: place)
    }
}
