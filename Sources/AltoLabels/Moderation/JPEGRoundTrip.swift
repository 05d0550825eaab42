/// What is left of pixels after JPEG at quality 75 with halved chroma, as Pillow saves and opens it.
///
/// open_nsfw was trained on pictures that had been through this (Yahoo's classify_nsfw.py), and its scores change by
/// hundredths without. The transforms are the exact integer ones of the JPEG group's library (`jfdctint`, `jidctint`,
/// after Loeffler, Ligtenberg and Moschytz, 1989), since a coefficient that is rounded otherwise changes a whole block;
/// so are the rounding of colours and the interpolation of chroma. Nothing is coded, as that loses nothing.
struct JPEGRoundTrip {
    /// A plane of whole numbers from 0 to 255; both sides are multiples of 8.
    struct Plane {
        var width: Int
        var height: Int
        var values: [Int]

        init(width: Int, height: Int) {
            (self.width, self.height) = (width, height)
            values = Array(repeating: 0, count: width * height)
        }
    }

    /// - Parameters:
    ///   - bytes: red, green, blue, row by row.
    ///   - side: width and height, a multiple of 16.
    /// - Returns: the same form; nothing where the size does not fit.
    static func pixels(_ bytes: [UInt8], side: Int) -> [UInt8] {
        guard side > 0, side.isMultiple(of: 16), bytes.count == 3 * side * side else { return [] }
        var luma = Plane(width: side, height: side)
        var (blue, red) = (luma, luma)
        for index in 0..<(side * side) {
            let (r, g, b) = (Double(bytes[3 * index]), Double(bytes[3 * index + 1]), Double(bytes[3 * index + 2]))
            luma.values[index] = Int(0.299 * r + 0.587 * g + 0.114 * b + 0.5)
            blue.values[index] = Int(-0.168735892 * r - 0.331264108 * g + 0.5 * b + 128.49999)
            red.values[index] = Int(0.5 * r - 0.418687589 * g - 0.081312411 * b + 128.49999)
        }
        JPEGBlocks.quantize(&luma, by: JPEGBlocks.lumaTable)
        blue = quantizedChroma(blue)
        red = quantizedChroma(red)
        var result = [UInt8](repeating: 0, count: bytes.count)
        for index in 0..<(side * side) {
            let (y, cb, cr) = (
                Double(luma.values[index]), Double(blue.values[index] - 128), Double(red.values[index] - 128)
            )
            let colors = [1.402 * cr, -0.344136286 * cb - 0.714136286 * cr, 1.772 * cb]
            for (channel, color) in colors.enumerated() {
                result[3 * index + channel] = UInt8(min(255, max(0, y + (color + 0.5).rounded(.down))))
            }
        }
        return result
    }

    private static func quantizedChroma(_ plane: Plane) -> Plane {
        var half = halved(plane)
        JPEGBlocks.quantize(&half, by: JPEGBlocks.chromaTable)
        return doubled(half)
    }

    /// Means of two by two, rounded down and up in turn.
    private static func halved(_ plane: Plane) -> Plane {
        var half = Plane(width: plane.width / 2, height: plane.height / 2)
        for row in 0..<half.height {
            for column in 0..<half.width {
                let start = 2 * row * plane.width + 2 * column
                let sum =
                    plane.values[start] + plane.values[start + 1] + plane.values[start + plane.width]
                    + plane.values[start + plane.width + 1]
                half.values[row * half.width + column] = (sum + 1 + column % 2) / 4
            }
        }
        return half
    }

    /// Between the centers of the halved pixels: three quarters of the nearer, a quarter of the farther, on both axes.
    private static func doubled(_ half: Plane) -> Plane {
        var plane = Plane(width: 2 * half.width, height: 2 * half.height)
        for row in 0..<plane.height {
            let near = row / 2
            let far = min(half.height - 1, max(0, row.isMultiple(of: 2) ? near - 1 : near + 1))
            func sum(_ column: Int) -> Int {
                let column = min(half.width - 1, max(0, column))
                return 3 * half.values[near * half.width + column] + half.values[far * half.width + column]
            }
            for column in 0..<half.width {
                let middle = 3 * sum(column)
                plane.values[row * plane.width + 2 * column] = (middle + sum(column - 1) + 8) / 16
                plane.values[row * plane.width + 2 * column + 1] = (middle + sum(column + 1) + 7) / 16
            }
        }
        return plane
    }
}
