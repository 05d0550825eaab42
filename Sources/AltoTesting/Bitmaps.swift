/// Pictures drawn by tests, as files.
package enum Bitmaps {
    /// An uncompressed 24-bit BMP; `color` gives red, green and blue of each pixel from the top left.
    package static func file(width: Int, height: Int, color: (_ x: Int, _ y: Int) -> (UInt8, UInt8, UInt8)) -> [UInt8] {
        let padding = (4 - 3 * width % 4) % 4
        let size = 54 + (3 * width + padding) * height
        var bytes: [UInt8] = [0x42, 0x4D] + word(size) + word(0) + word(54)
        bytes += word(40) + word(width) + word(height) + [1, 0, 24, 0] + word(0) + word(0) + word(2835) + word(2835)
        bytes += word(0) + word(0)
        for y in stride(from: height - 1, through: 0, by: -1) {
            for x in 0..<width {
                let (red, green, blue) = color(x, y)
                bytes += [blue, green, red]
            }
            bytes += Array(repeating: 0, count: padding)
        }
        return bytes
    }

    /// Left half red, right half blue: neither blank nor text nor a face.
    package static func redAndBlue(width: Int = 120, height: Int = 80) -> [UInt8] {
        file(width: width, height: height) { x, _ in x < width / 2 ? (200, 30, 30) : (30, 30, 200) }
    }

    private static func word(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
