import Alto
import AltoPictures
import AltoTesting
import Foundation

/// Pixels to put test pictures together from.
struct Sheet {
    let width: Int
    let height: Int
    private(set) var bytes: [UInt8]

    init(width: Int, height: Int, gray: UInt8 = 128) {
        self.width = width
        self.height = height
        bytes = [UInt8](repeating: gray, count: 3 * width * height)
    }

    init(_ raster: Raster) {
        width = raster.width
        height = raster.height
        bytes = raster.bytes
    }

    /// One of the shared photographs.
    static func shared(_ name: String, longestSide: Int = 1000) async throws -> Sheet {
        let picture = try await PictureDecoder().decode([UInt8](Data(contentsOf: Shared.picture(name))))
        return Sheet(try await picture.raster(longestSide: longestSide))
    }

    /// Served as it is: none of the tests' sheets is larger than what observers ask for.
    var picture: Picture {
        get throws {
            guard let raster = Raster(width: width, height: height, bytes: bytes) else { throw SizeError() }
            return Picture(
                width: width, height: height, facts: PictureFacts(format: "png", byteCount: bytes.count),
                look: { _ in raster })
        }
    }

    struct SizeError: Error {}

    /// Each pixel from a place in this sheet; grey where there is none.
    func mapped(width: Int, height: Int, from place: (_ x: Int, _ y: Int) -> (x: Int, y: Int)) -> Sheet {
        var sheet = Sheet(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width {
                let source = place(x, y)
                guard (0..<self.width).contains(source.x), (0..<self.height).contains(source.y) else { continue }
                let from = 3 * (source.y * self.width + source.x), to = 3 * (y * width + x)
                for channel in 0..<3 { sheet.bytes[to + channel] = bytes[from + channel] }
            }
        }
        return sheet
    }

    var mirrored: Sheet { mapped(width: width, height: height) { (width - 1 - $0, $1) } }

    /// Turned about its middle, between pixels as a camera would see it, grey where there is nothing.
    func turned(byDegrees degrees: Double) -> Sheet {
        let cosine = cos(degrees * .pi / 180), sine = sin(degrees * .pi / 180)
        let middle = (x: Double(width) / 2, y: Double(height) / 2)
        var sheet = Sheet(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width {
                let dx = Double(x) - middle.x, dy = Double(y) - middle.y
                let fromX = middle.x + dx * cosine + dy * sine, fromY = middle.y - dx * sine + dy * cosine
                guard fromX >= 0, fromY >= 0, fromX < Double(width - 1), fromY < Double(height - 1) else { continue }
                let right = fromX - fromX.rounded(.down), below = fromY - fromY.rounded(.down)
                let from = 3 * (Int(fromY) * width + Int(fromX)), to = 3 * (y * width + x)
                for channel in from..<from + 3 {
                    let above = Double(bytes[channel]) * (1 - right) + Double(bytes[channel + 3]) * right
                    let next = channel + 3 * width
                    let under = Double(bytes[next]) * (1 - right) + Double(bytes[next + 3]) * right
                    sheet.bytes[to + channel - from] = UInt8(above * (1 - below) + under * below)
                }
            }
        }
        return sheet
    }

    func darkened(to share: Double) -> Sheet {
        var sheet = self
        for index in sheet.bytes.indices { sheet.bytes[index] = UInt8(Double(bytes[index]) * share) }
        return sheet
    }

    mutating func put(_ other: Sheet, x: Int, y: Int) {
        for row in 0..<min(other.height, height - y) {
            let count = 3 * min(other.width, width - x)
            let from = 3 * row * other.width, to = 3 * ((y + row) * width + x)
            bytes.replaceSubrange(to..<to + count, with: other.bytes[from..<from + count])
        }
    }

    /// Running means, three times over: near enough to a Gaussian of this radius.
    func blurred(radius: Int) -> Sheet {
        var sheet = self
        for _ in 0..<3 {
            for (step, stride, lines, length) in [(3, 3 * width, height, width), (3 * width, 3, width, height)] {
                for line in 0..<lines {
                    for channel in 0..<3 {
                        let start = line * stride + channel
                        let values = (0..<length).map { Int(sheet.bytes[start + $0 * step]) }
                        var sum = (0..<min(radius, length)).reduce(0) { $0 + values[$1] }
                        var count = min(radius, length)
                        for index in 0..<length {
                            if index + radius < length { (sum, count) = (sum + values[index + radius], count + 1) }
                            if index - radius > 0 { (sum, count) = (sum - values[index - radius - 1], count - 1) }
                            sheet.bytes[start + index * step] = UInt8(clamping: sum / max(1, count))
                        }
                    }
                }
            }
        }
        return sheet
    }

    /// The same noise each time, `grain` pixels coarse.
    static func noise(width: Int, height: Int, grain: Int, seed: UInt64) -> Sheet {
        var state = seed
        var cells: [UInt8] = []
        for _ in 0..<((width / grain + 1) * (height / grain + 1)) {
            // Knuth's MMIX generator.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            cells.append(UInt8(truncatingIfNeeded: state >> 56))
        }
        var sheet = Sheet(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width {
                let value = cells[y / grain * (width / grain + 1) + x / grain]
                for channel in 0..<3 { sheet.bytes[3 * (y * width + x) + channel] = value }
            }
        }
        return sheet
    }
}
