/// For callers who take large files apart as they read them.
extension JSONReader {
    /// Passes over a byte order mark at the beginning.
    package mutating func skipByteOrderMark() {
        if unsafe place == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    package enum Kind: Sendable { case object, array, string, other }

    /// What comes next, without taking it.
    package mutating func kind() throws(JSONError) -> Kind {
        switch try next() {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        default: .other
        }
    }

    /// Like `object`, with keys that are the same only when all their bytes are.
    package mutating func exactObject(
        _ member: (inout JSONReader, String) throws(JSONError) -> Void
    ) throws(JSONError) {
        var keys: Set<Int> = []
        try object(nameLimit: .max, isNew: { keys.insert(Self.hash($0)).inserted }, member)
    }

    /// Calls `entry` at each value of an object, which must read it. Whether a key is there twice is the caller's to
    /// say, who has a list of them.
    package mutating func entries(
        _ entry: (inout JSONReader, _ key: [UInt8]) throws(JSONError) -> Void
    ) throws(JSONError) {
        var key: [UInt8] = []
        try list(from: "{", to: "}") { reader throws(JSONError) in
            key.removeAll(keepingCapacity: true)
            try reader.appendString(to: &key)
            try reader.expect(":")
            try entry(&reader, key)
        }
    }

    package func duplicateKey() -> JSONError { fault(.duplicateKey) }

    /// Appends a string in UTF-8.
    package mutating func appendString(to text: inout [UInt8]) throws(JSONError) {
        try expect("\"")
        let start = place
        var all: UInt8 = 0
        while unsafe place < bytes.count, case let byte = unsafe bytes[place], Self.isPlain(byte) {
            all |= byte
            place += 1
        }
        if all < 0x80, unsafe place < bytes.count, unsafe bytes[place] == UInt8(ascii: "\"") {
            unsafe text.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<place]))
            place += 1
            return
        }
        place = start - 1
        text.append(contentsOf: try string().utf8)
    }

    /// A whole number of a few digits, or nil for any other value, which is passed over.
    package mutating func smallInteger() throws(JSONError) -> Int? {
        try count()
        _ = try next()
        let start = place
        var number = 0
        while unsafe place < bytes.count, place - start < 9, case let byte = unsafe bytes[place],
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        {
            number = number * 10 + Int(byte & 15)
            place += 1
        }
        let isPadded = unsafe place - start > 1 && bytes[start] == UInt8(ascii: "0")
        if place > start, !isPadded, unsafe place < bytes.count, unsafe Self.endsValue(bytes[place]) { return number }
        place = start
        return try value().integer
    }

    private static func endsValue(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x0A, 0x0D, 0x09: true
        default: false
        }
    }
}
