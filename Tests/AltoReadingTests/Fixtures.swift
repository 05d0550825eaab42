import Alto
import AltoPictures
import AltoTesting
import Foundation

/// Pictures drawn by Benchmarks/quality/reading/fixtures.py.
enum Fixtures {
    static func picture(_ name: String) async throws -> Picture {
        try await picture(at: Shared.root.appending(path: "Tests/AltoReadingTests/Fixtures/\(name).png"))
    }

    static func picture(at url: URL) async throws -> Picture {
        try await PictureDecoder().decode([UInt8](Data(contentsOf: url)))
    }
}

extension Picture {
    /// A picture that holds one raster.
    init(_ raster: Raster) {
        self.init(width: raster.width, height: raster.height, facts: PictureFacts(format: "ppm", byteCount: 0)) { _ in
            raster
        }
    }

    /// The same picture turned by quarter turns clockwise.
    func turned(quarterTurns: Int) async throws -> Picture {
        let raster = try await raster(longestSide: max(width, height))
        return Picture(raster.turned(quarterTurns: quarterTurns))
    }
}

extension Raster {
    func turned(quarterTurns: Int) -> Raster {
        var raster = self
        for _ in 0..<quarterTurns {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(raster.bytes.count)
            for x in 0..<raster.width {
                for y in (0..<raster.height).reversed() {
                    let at = 3 * (y * raster.width + x)
                    bytes += raster.bytes[at..<(at + 3)]
                }
            }
            raster = Raster(width: raster.height, height: raster.width, bytes: bytes) ?? raster
        }
        return raster
    }

    /// Grey values as a raster.
    init?(width: Int, height: Int, gray: [UInt8]) {
        self.init(width: width, height: height, bytes: gray.flatMap { [$0, $0, $0] })
    }

    /// One colour all over, another raster pasted into it.
    static func canvas(width: Int, height: Int, gray: UInt8, pasting other: Raster, x: Int, y: Int) -> Raster? {
        var bytes = [UInt8](repeating: gray, count: 3 * width * height)
        for row in 0..<min(other.height, height - y) {
            let from = 3 * row * other.width, to = 3 * ((y + row) * width + x)
            let count = 3 * min(other.width, width - x)
            bytes.replaceSubrange(to..<(to + count), with: other.bytes[from..<(from + count)])
        }
        return Raster(width: width, height: height, bytes: bytes)
    }
}
