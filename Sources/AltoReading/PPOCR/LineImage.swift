import Alto

/// A line of text cut out of a raster and turned level, as high as the recognizer wants it.
struct LineImage: Sendable {
    static let height = 48
    /// Longer lines are squeezed.
    static let mostWidth = 2_400
    static let leastWidth = 16
    /// Finer than this a pixel is not sampled, a side.
    private static let mostSamples = 6

    let width: Int
    /// Blue, green, red: row by row, 3 bytes a pixel.
    let bytes: [UInt8]

    /// - Parameters:
    ///   - quad: in pixels of the raster, oriented as its text is read.
    ///   - size: where other than the recognizer's; `width` follows from the quad's shape unless given.
    init(_ raster: Raster, quad: Quad, width fixed: Int? = nil, height: Int = Self.height) {
        let shape = quad.width / max(1, quad.height)
        let natural = Int((Double(height) * min(shape, 1_000)).rounded(.up))
        let width = fixed ?? min(Self.mostWidth, max(Self.leastWidth, natural))
        self.width = width
        // Pixels of the raster for each of the crop, along the text and across it.
        let along = quad.width / Double(width), across = quad.height / Double(height)
        let (nu, nv) = (Self.samples(along), Self.samples(across))
        bytes = unsafe [UInt8](unsafeUninitializedCapacity: 3 * width * height) { target, count in
            unsafe raster.bytes.withUnsafeBufferPointer { source in
                var at = 0
                for v in 0..<height {
                    for u in 0..<width {
                        var red = 0.0, green = 0.0, blue = 0.0
                        for j in 0..<nv {
                            let y = (Double(v) + (Double(j) + 0.5) / Double(nv)) / Double(height)
                            for i in 0..<nu {
                                let x = (Double(u) + (Double(i) + 0.5) / Double(nu)) / Double(width)
                                let top = quad.topLeft.toward(quad.topRight, by: x)
                                let bottom = quad.bottomLeft.toward(quad.bottomRight, by: x)
                                let point = top.toward(bottom, by: y)
                                let px = min(max(point.x - 0.5, 0), Double(raster.width - 1))
                                let py = min(max(point.y - 0.5, 0), Double(raster.height - 1))
                                let x0 = Int(px), y0 = Int(py)
                                let fx = px - Double(x0), fy = py - Double(y0)
                                let right = x0 + 1 < raster.width ? 3 : 0
                                let below = y0 + 1 < raster.height ? 3 * raster.width : 0
                                let base = 3 * (y0 * raster.width + x0)
                                let w00 = (1 - fx) * (1 - fy), w10 = fx * (1 - fy), w01 = (1 - fx) * fy, w11 = fx * fy
                                unsafe red +=
                                    w00 * Double(source[base]) + w10 * Double(source[base + right])
                                    + w01 * Double(source[base + below]) + w11 * Double(source[base + right + below])
                                unsafe green +=
                                    w00 * Double(source[base + 1]) + w10 * Double(source[base + right + 1])
                                    + w01 * Double(source[base + below + 1])
                                    + w11 * Double(source[base + right + below + 1])
                                unsafe blue +=
                                    w00 * Double(source[base + 2]) + w10 * Double(source[base + right + 2])
                                    + w01 * Double(source[base + below + 2])
                                    + w11 * Double(source[base + right + below + 2])
                            }
                        }
                        let share = 1 / Double(nu * nv)
                        unsafe target[at] = UInt8((blue * share).rounded())
                        unsafe target[at + 1] = UInt8((green * share).rounded())
                        unsafe target[at + 2] = UInt8((red * share).rounded())
                        at += 3
                    }
                }
            }
            count = 3 * width * height
        }
    }

    /// Gray values as Tesseract wants them: row by row, the letters dark whatever they are here.
    func darkOnWhite(height: Int = Self.height) -> [UInt8] {
        let gray: [Int] = (0..<width * height).map { pixel in
            let (blue, green, red) = (Int(bytes[3 * pixel]), Int(bytes[3 * pixel + 1]), Int(bytes[3 * pixel + 2]))
            return (29 * blue + 150 * green + 77 * red) >> 8
        }
        // More of a line is ground than letters.
        let isDark = gray.sorted()[gray.count / 2] < 128
        return gray.map { UInt8(isDark ? 255 - $0 : $0) }
    }

    private static func samples(_ scale: Double) -> Int {
        min(Self.mostSamples, max(1, Int(min(scale, 100).rounded(.up))))
    }

    /// The range of lightness in each column of the middle rows, 0 to 255: little where no letter stands.
    func columnContrast(height: Int = Self.height) -> [Int] {
        let rows = (height / 8)..<(height * 7 / 8)
        return (0..<width).map { u in
            var low = 255, high = 0
            for v in rows {
                let at = 3 * (v * width + u)
                let value = (29 * Int(bytes[at]) + 150 * Int(bytes[at + 1]) + 77 * Int(bytes[at + 2])) >> 8
                low = min(low, value)
                high = max(high, value)
            }
            return high - low
        }
    }
}
