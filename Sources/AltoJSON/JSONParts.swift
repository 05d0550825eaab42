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
}
