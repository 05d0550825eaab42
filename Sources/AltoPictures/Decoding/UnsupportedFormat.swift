/// Names what a file is that is not decoded, so that its owner knows what to do with it.
enum UnsupportedFormat {
    private static let signatures: [(bytes: [UInt8], name: String)] = [
        (Array("%PDF".utf8), "a PDF document"),
        (Array("%!".utf8), "a PostScript document"),
        ([0xC5, 0xD0, 0xD3, 0xC6], "an EPS drawing"),
        (Array("8BPS".utf8), "a Photoshop document"),
        (Array("gimp xcf".utf8), "a GIMP document"),
        ([0xFF, 0x0A], "a JPEG XL picture"),
        ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], "a JPEG XL picture"),
        ([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], "a JPEG 2000 picture"),
        ([0xFF, 0x4F, 0xFF, 0x51], "a JPEG 2000 picture"),
        ([0x76, 0x2F, 0x31, 0x01], "an OpenEXR picture"),
        (Array("#?RADIANCE".utf8), "a Radiance HDR picture"),
        (Array("SIMPLE  =".utf8), "a FITS picture"),
        ([0, 0, 1, 0], "a Windows icon"),
        (Array("qoif".utf8), "a QOI picture"),
        (Array("FUJIFILMCCD-RAW".utf8), "a raw photo of a camera"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"),
        ([0x1F, 0x8B], "a compressed file"),
        (Array("Rar!".utf8), "a RAR archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        (Array("MZ".utf8), "a program"),
        ([0x1A, 0x45, 0xDF, 0xA3], "a film"),
        (Array("ID3".utf8), "a sound file"),
        (Array("OggS".utf8), "a sound file"),
        (Array("fLaC".utf8), "a sound file"),
        ([0xD7, 0xCD, 0xC6, 0x9A], "a Windows metafile"),
        (Array("AT&TFORM".utf8), "a DjVu document"),
    ]

    /// - Returns: with its article, as in "a PDF document"; nil when nobody knows.
    static func name(of bytes: [UInt8]) -> String? {
        if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return known.name }
        if bytes.starts(with: "RIFF".utf8) { return "a sound file or a film" }
        if ISOBrands(bytes) != nil { return "a film" }
        if let first = bytes.first, first == UInt8(ascii: "P"), bytes.count > 2, (0x31...0x37).contains(bytes[1]),
            [0x20, 0x0A, 0x0D, 0x09].contains(bytes[2])
        {
            return "a Netpbm picture"
        }
        return textName(of: bytes)
    }

    /// Told by its beginning, as a browser would: markup may follow a byte order mark, blanks and comments.
    private static func textName(of bytes: [UInt8]) -> String? {
        let start = bytes.prefix(4096)
        let isUTF16 = start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
        let letters = isUTF16 ? start.dropFirst(2).filter { $0 != 0 } : Array(start)
        guard !letters.contains(0) else { return nil }
        guard let text = String(validating: trimmed(letters), as: UTF8.self)?.lowercased() else { return nil }
        if text.contains("<svg") { return "an SVG drawing" }
        if text.contains("<!doctype html") || text.contains("<html") { return "a web page" }
        if text.contains("<?xml") { return "an XML document" }
        return "a text file"
    }

    /// Without an incomplete character at the end, where the prefix may have cut one.
    private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var end = bytes.endIndex
        var steps = 0
        while end > bytes.startIndex, steps < 4, bytes[end - 1] >= 0x80 {
            end -= 1
            steps += 1
        }
        return bytes[..<end]
    }
}
