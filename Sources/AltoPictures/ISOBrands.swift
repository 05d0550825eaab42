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
