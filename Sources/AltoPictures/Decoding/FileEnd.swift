/// Tells whether a file that could not be decoded breaks off before the end that its own structure announces.
enum FileEnd {
    static func isMissing(_ bytes: [UInt8], format: PictureFormat) -> Bool {
        let reader = ByteReader(bytes)
        return switch format {
        case .jpeg: jpeg(bytes)
        case .png: png(reader)
        case .gif: GIFBlocks(bytes).isCut
        case .webp: (reader.little32(4) ?? .max) + 8 > bytes.count
        case .tiff: tiff(bytes)
        case .heic, .avif: boxes(reader)
        case .bmp: false
        }
    }

    /// Segments up to the first scan, then entropy-coded data up to the marker EOI (ITU-T T.81, annex B).
    private static func jpeg(_ bytes: [UInt8]) -> Bool {
        let reader = ByteReader(bytes)
        var at = 2
        while let marker = reader.big16(at) {
            guard marker > 0xFF00 else { return false }
            if marker == 0xFFD9 { return false }
            if marker == 0xFFFF {
                at += 1
                continue
            }
            guard let length = reader.big16(at + 2), length >= 2 else { return reader.big16(at + 2) == nil }
            if marker == 0xFFDA { break }
            at += 2 + length
        }
        while at + 1 < bytes.count {
            if bytes[at] == 0xFF, bytes[at + 1] == 0xD9 { return false }
            at += 1
        }
        return true
    }

    private static func png(_ reader: ByteReader) -> Bool {
        var at = 8
        while let length = reader.big32(at), let type = reader.slice(at + 4, 4) {
            guard reader.slice(at + 8, length + 4) != nil else { return true }
            if type.elementsEqual("IEND".utf8) { return false }
            at += 12 + length
        }
        return true
    }

    /// The first directory and the strips or tiles that it points to.
    private static func tiff(_ bytes: [UInt8]) -> Bool {
        guard let structure = TIFFStructure(bytes), let directory = structure.firstDirectory else {
            return bytes.count < 16
        }
        guard directory < bytes.count else { return true }
        for (offsets, sizes) in [(273, 279), (324, 325)] {
            guard let offset = structure.entry(offsets, in: directory), let size = structure.entry(sizes, in: directory)
            else { continue }
            guard let starts = structure.numbers(offset, limit: bytes.count),
                let lengths = structure.numbers(size, limit: bytes.count)
            else { return true }
            return zip(starts, lengths).contains { $0 + $1 > bytes.count }
        }
        // The tags are in ascending order: without these two, the directory itself is cut.
        return structure.entry(256, in: directory) == nil || structure.entry(278, in: directory) == nil
    }

    /// Boxes at the top level (ISO/IEC 14496-12, 4.2).
    private static func boxes(_ reader: ByteReader) -> Bool {
        var at = 0
        while at < reader.count {
            guard let size = reader.big32(at), reader.slice(at + 4, 4) != nil else { return true }
            switch size {
            case 0: return false
            case 1:
                guard let high = reader.big32(at + 8), let low = reader.big32(at + 12) else { return true }
                guard high == 0, low >= 16 else { return high != 0 }
                at += low
            case 2..<8: return false
            default: at += size
            }
        }
        return at > reader.count
    }
}
