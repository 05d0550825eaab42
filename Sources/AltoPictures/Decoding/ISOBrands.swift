/// The brands in the first box of a file of the ISO base media family (ISO/IEC 14496-12): HEIC, AVIF, films.
struct ISOBrands {
    private let brands: [String]

    /// - Returns: nil when the bytes do not begin with a box of the type `ftyp`.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 16, bytes[4..<8].elementsEqual("ftyp".utf8) else { return nil }
        let size = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
        // Major brand, minor version, compatible brands; more than 32 of them is nothing that anybody writes.
        let end = min(size, bytes.count, 16 + 4 * 32)
        var starts = [8]
        if end >= 20 { starts += stride(from: 16, through: end - 4, by: 4) }
        brands = starts.map { String(decoding: bytes[$0..<$0 + 4], as: UTF8.self) }
    }

    /// Number of items (tiles, thumbnails, metadata) that a file announces (ISO/IEC 14496-12, 8.11.6); 0 when there is no
    /// such list.
    static func itemCount(_ bytes: [UInt8]) -> Int {
        let reader = ByteReader(bytes)
        guard let meta = body(of: "meta", from: 0, to: bytes.count, in: reader),
            let list = body(of: "iinf", from: meta.lowerBound + 4, to: meta.upperBound, in: reader),
            let version = reader.byte(list.lowerBound)
        else { return 0 }
        return (version == 0 ? reader.big16(list.lowerBound + 4) : reader.big32(list.lowerBound + 4)) ?? 0
    }

    /// What is in the first box of a type among the boxes in a range.
    private static func body(of type: String, from start: Int, to end: Int, in reader: ByteReader) -> Range<Int>? {
        var at = start
        while at + 8 <= end, let size = reader.big32(at), size >= 8, let name = reader.slice(at + 4, 4) {
            if name.elementsEqual(type.utf8) { return at + 8..<max(at + 8, min(end, at + size)) }
            at += size
        }
        return nil
    }

    /// - Returns: nil for films and for pictures with other codecs.
    var format: PictureFormat? {
        for brand in brands {
            switch brand {
            case "avif", "avis": return .avif
            case "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs": return .heic
            default: continue
            }
        }
        // "mif1" alone says only that there is a picture; HEVC is what writers of it mean.
        return brands.contains("mif1") || brands.contains("msf1") ? .heic : nil
    }
}
