/// The blocks of a GIF (GIF89a specification, sections 15 to 27), to find out where it breaks off.
struct GIFBlocks {
    private let bytes: [UInt8]
    /// Where the block begins that is not all there; nil when every block is whole. A missing trailer is no harm.
    private let cut: Int?

    var isCut: Bool { cut != nil }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        cut = Self.cut(in: ByteReader(bytes))
    }

    /// The file with its last block closed, so that a decoder reads all of it.
    var mended: [UInt8] {
        guard let cut, cut < bytes.count else { return bytes + [0, 0x3B] }
        let rest = bytes[(cut + 1)...]
        guard let length = UInt8(exactly: rest.count), length > 0 else { return bytes[..<cut] + [0, 0x3B] }
        return bytes[..<cut] + [length] + rest + [0, 0x3B]
    }

    private static func cut(in reader: ByteReader) -> Int? {
        guard let flags = reader.byte(10) else { return reader.count }
        var at = 13 + tableSize(flags)
        while let kind = reader.byte(at) {
            let data: Int
            switch kind {
            case 0x21: data = at + 2
            case 0x2C:
                guard let flags = reader.byte(at + 9) else { return reader.count }
                data = at + 11 + tableSize(flags)
            default: return nil
            }
            switch end(of: data, in: reader) {
            case .whole(let end): at = end
            case .cut(let offset): return offset
            }
        }
        return at == reader.count ? nil : reader.count
    }

    private enum Chain {
        case whole(end: Int)
        case cut(at: Int)
    }

    /// Follows a chain of blocks, each with its length in front, to the one of length 0.
    private static func end(of start: Int, in reader: ByteReader) -> Chain {
        var at = start
        while let length = reader.byte(at) {
            if length == 0 { return .whole(end: at + 1) }
            guard at + Int(length) < reader.count else { return .cut(at: at) }
            at += 1 + Int(length)
        }
        return .cut(at: reader.count)
    }

    private static func tableSize(_ flags: UInt8) -> Int {
        flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
    }
}
