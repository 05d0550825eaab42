/// The header of a Windows bitmap. libvips reads bitmaps only through ImageMagick, which opens far more than bitmaps;
/// the format is small enough to read it here, in Swift, where a lying header ends in an error.
///
/// Source: Microsoft, "Bitmap Storage" and "BITMAPINFOHEADER", and the V4 and V5 headers that follow it.
struct Bitmap {
    enum Failure: Error, Hashable {
        /// The bytes end before the pixels do.
        case truncated
        case damaged
    }

    enum Compression: Hashable {
        case none, rle8, rle4
    }

    let width: Int
    let height: Int
    /// Rows are stored from the bottom up, unless the header has a negative height.
    let isTopDown: Bool
    let bitsPerPixel: Int
    let compression: Compression
    /// Red, green, blue, alpha: for 16 and 32 bits a pixel. A mask of 0 is a channel that is not there.
    let masks: [UInt32]
    /// Red, green, blue of each colour; for up to 8 bits a pixel.
    let palette: [(UInt8, UInt8, UInt8)]
    let pixelOffset: Int

    static func begins(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 26, bytes.starts(with: "BM".utf8) else { return false }
        return [12, 16, 40, 52, 56, 64, 108, 124].contains(ByteReader(bytes).little32(14))
    }

    init(_ bytes: [UInt8]) throws(Failure) {
        let reader = ByteReader(bytes)
        guard let headerSize = reader.little32(14) else { throw .truncated }
        let isCore = headerSize == 12
        let (wide, high): (Int?, Int?) =
            isCore
            ? (reader.little16(18), reader.little16(20)) : (reader.signedLittle32(18), reader.signedLittle32(22))
        guard let wide, let high, let bits = reader.little16(isCore ? 24 : 28) else { throw .truncated }
        guard wide > 0, high != 0, high != Int(Int32.min) else { throw .damaged }
        width = wide
        height = abs(high)
        isTopDown = high < 0
        bitsPerPixel = bits
        guard [1, 2, 4, 8, 16, 24, 32].contains(bits) else { throw .damaged }

        let method = headerSize >= 20 ? reader.little32(30) : 0
        guard let method else { throw .truncated }
        var masks: [UInt32] = bits == 16 ? [0x7C00, 0x3E0, 0x1F, 0] : [0xFF0000, 0xFF00, 0xFF, 0]
        switch (method, bits) {
        case (0, _): compression = .none
        case (1, 8): compression = .rle8
        case (2, 4): compression = .rle4
        case (3, 16), (3, 32), (6, 16), (6, 32):
            compression = .none
            // Behind a plain header, inside a longer one: at the same place either way.
            let hasAlpha = headerSize >= 56 || method == 6
            for channel in 0..<(hasAlpha ? 4 : 3) {
                guard let mask = reader.little32(54 + 4 * channel) else { throw .truncated }
                masks[channel] = UInt32(truncatingIfNeeded: mask)
            }
        default: throw .damaged
        }
        self.masks = masks

        guard let offset = reader.little32(10) else { throw .truncated }
        pixelOffset = offset
        palette = bits <= 8 ? try Self.palette(reader, headerSize: headerSize, bits: bits, pixelOffset: offset) : []
    }

    private static func palette(
        _ reader: ByteReader, headerSize: Int, bits: Int, pixelOffset: Int
    ) throws(Failure) -> [(UInt8, UInt8, UInt8)] {
        let entrySize = headerSize == 12 ? 3 : 4
        let start = 14 + headerSize
        let stated = headerSize >= 36 ? reader.little32(46) ?? 0 : 0
        let most = 1 << bits
        let room = max(0, pixelOffset - start) / entrySize
        let count = min(stated == 0 ? most : min(stated, most), room)
        var colors: [(UInt8, UInt8, UInt8)] = []
        for index in 0..<count {
            guard let blue = reader.byte(start + entrySize * index),
                let green = reader.byte(start + entrySize * index + 1),
                let red = reader.byte(start + entrySize * index + 2)
            else { throw .truncated }
            colors.append((red, green, blue))
        }
        // An index beyond the palette is black, as everybody shows it.
        while colors.count < most { colors.append((0, 0, 0)) }
        return colors
    }

    /// Bytes from one row to the next, where rows are not compressed.
    var stride: Int { (width * bitsPerPixel + 31) / 32 * 4 }
}
