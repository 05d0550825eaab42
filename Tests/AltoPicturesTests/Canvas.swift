import Alto
import AltoPictures

/// Draws test pictures.
struct Canvas {
    let width: Int
    let height: Int
    private(set) var bytes: [UInt8]
    private var seed: UInt64 = 7

    typealias RGB = (UInt8, UInt8, UInt8)

    init(width: Int = 400, height: Int = 300, _ color: RGB) {
        self.width = width
        self.height = height
        bytes = []
        bytes.reserveCapacity(3 * width * height)
        for _ in 0..<width * height { bytes += [color.0, color.1, color.2] }
    }

    mutating func fill(_ x: Int, _ y: Int, _ wide: Int, _ high: Int, _ color: RGB) {
        for row in min(max(0, y), height)..<max(0, min(height, y + high), min(y, height)) {
            for column in min(max(0, x), width)..<max(0, min(width, x + wide), min(x, width)) {
                let at = 3 * (row * width + column)
                (bytes[at], bytes[at + 1], bytes[at + 2]) = color
            }
        }
    }

    mutating func disc(_ x: Int, _ y: Int, radius: Int, _ color: RGB) {
        for row in -radius...radius {
            let half = Int(Double(radius * radius - row * row).squareRoot())
            fill(x - half, y + row, 2 * half + 1, 1, color)
        }
    }

    /// Lines of strokes that are as wide, high and far apart as letters.
    mutating func text(_ x: Int, _ y: Int, _ wide: Int, lines: Int, _ ink: RGB) {
        for line in 0..<lines {
            var at = x
            while at < x + wide - 8 {
                if random(6) == 0 {
                    at += 5
                    continue
                }
                let top = y + 14 * line
                fill(at, top, 1, 9, ink)
                if random(2) == 0 { fill(at + 4, top, 1, 9, ink) }
                fill(at, top + 4 * random(3), 5, 1, ink)
                at += 7
            }
        }
    }

    /// Texture as in a photograph: blotches of all sizes with soft noise.
    mutating func photograph(finest: Int = 3) {
        for size in [90, 45, 22, 11, 6, 3] where size >= finest {
            for _ in 0..<(width * height) / (size * size * 2) {
                let (x, y) = (random(width), random(height))
                disc(
                    x, y, radius: size / 2, (UInt8(20 + random(200)), UInt8(20 + random(200)), UInt8(20 + random(200))))
            }
        }
        noise(6)
    }

    mutating func noise(_ amount: Int) {
        for index in bytes.indices {
            bytes[index] = UInt8(min(255, max(0, Int(bytes[index]) + random(2 * amount + 1) - amount)))
        }
    }

    mutating func blur(_ radius: Int, times: Int = 3) {
        for _ in 0..<times {
            pass(lines: height, length: width, along: 3, across: 3 * width, radius)
            pass(lines: width, length: height, along: 3 * width, across: 3, radius)
        }
    }

    /// As a camera that moves sideways.
    mutating func smear(_ radius: Int) {
        pass(lines: height, length: width, along: 3, across: 3 * width, radius)
    }

    /// A running mean along one axis; the ends are repeated.
    private mutating func pass(lines: Int, length: Int, along: Int, across: Int, _ radius: Int) {
        var line = [Int](repeating: 0, count: length)
        for start in 0..<lines {
            for channel in 0..<3 {
                let base = start * across + channel
                for index in 0..<length { line[index] = Int(bytes[base + index * along]) }
                var sum = (-radius...radius).reduce(0) { $0 + line[min(max($1, 0), length - 1)] }
                for index in 0..<length {
                    bytes[base + index * along] = UInt8((sum + radius) / (2 * radius + 1))
                    sum += line[min(index + radius + 1, length - 1)] - line[max(index - radius, 0)]
                }
            }
        }
    }

    /// Less light: each value times a share.
    mutating func dim(_ share: Double) {
        for index in bytes.indices { bytes[index] = UInt8(Double(bytes[index]) * share) }
    }

    private mutating func random(_ limit: Int) -> Int {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(seed >> 33) % limit
    }

    func appearance() async throws -> Appearance {
        guard let raster = Raster(width: width, height: height, bytes: bytes) else { throw CancellationError() }
        let facts = PictureFacts(format: "png", byteCount: 0)
        let picture = Picture(width: width, height: height, facts: facts) { _ in raster }
        guard case .appearance(let appearance) = try await AppearanceObserver().observe(picture) else {
            throw CancellationError()
        }
        return appearance
    }
}
