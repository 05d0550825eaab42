/// Numbers at places in bytes that nobody has checked; nil beyond their end.
struct ByteReader {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }

    func byte(_ offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

    func little16(_ offset: Int) -> Int? {
        slice(offset, 2).map { Int($0[$0.startIndex]) | Int($0[$0.startIndex + 1]) << 8 }
    }

    func little32(_ offset: Int) -> Int? {
        slice(offset, 4).map { $0.reversed().reduce(0) { $0 << 8 | Int($1) } }
    }

    func signedLittle32(_ offset: Int) -> Int? {
        little32(offset).map { Int(Int32(truncatingIfNeeded: $0)) }
    }

    func big16(_ offset: Int) -> Int? {
        slice(offset, 2).map { $0.reduce(0) { $0 << 8 | Int($1) } }
    }

    func big32(_ offset: Int) -> Int? {
        slice(offset, 4).map { $0.reduce(0) { $0 << 8 | Int($1) } }
    }

    func slice(_ offset: Int, _ length: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, length >= 0, offset <= bytes.count, length <= bytes.count - offset else { return nil }
        return bytes[offset..<offset + length]
    }
}
