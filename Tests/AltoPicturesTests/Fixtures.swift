import Alto
import AltoPictures
import AltoTesting
import Foundation
import Testing

/// One drawing in every format, made by Tools/reference/make_picture_fixtures.py with other people's encoders.
enum Fixture {
    static func bytes(_ name: String) throws -> [UInt8] {
        let url = Shared.root.appending(path: "Tests/AltoPicturesTests/Fixtures").appending(path: name)
        return try [UInt8](Data(contentsOf: url))
    }

    static func picture(_ name: String) async throws -> Picture {
        try await PictureDecoder().decode(bytes(name))
    }
}

extension Raster {
    /// Largest and mean difference of the bytes; nil when the sizes differ.
    func difference(from other: Raster) -> (largest: Int, mean: Double)? {
        guard width == other.width, height == other.height else { return nil }
        var largest = 0
        var sum = 0
        for (a, b) in zip(bytes, other.bytes) {
            let difference = abs(Int(a) - Int(b))
            largest = max(largest, difference)
            sum += difference
        }
        return (largest, Double(sum) / Double(bytes.count))
    }
}

/// The code of the problem that decoding ends in; nil when it does not.
func code(decoding bytes: [UInt8], limits: PictureLimits = PictureLimits(), allowPartial: Bool = false) async -> Problem
    .Code?
{
    do {
        _ = try await PictureDecoder(limits: limits, allowPartial: allowPartial).decode(bytes)
        return nil
    } catch let problem as Problem {
        return problem.code
    } catch {
        Issue.record("not a problem: \(error)")
        return nil
    }
}

/// A PNG of the given header; its pixels are missing.
func pngHeader(width: UInt32, height: UInt32) -> [UInt8] {
    func big(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
    func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
    func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        return big(UInt32(data.count)) + body + big(crc(body))
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        + chunk("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0]) + chunk("IDAT", [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1])
        + chunk("IEND", [])
}

/// A bitmap of 24 bits a pixel.
func bitmap(width: Int, height: Int, color: (_ x: Int, _ y: Int) -> (UInt8, UInt8, UInt8)) -> [UInt8] {
    func little(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let stride = (3 * width + 3) / 4 * 4
    var bytes = Array("BM".utf8) + little(54 + stride * height, 4) + little(0, 4) + little(54, 4)
    bytes += little(40, 4) + little(width, 4) + little(height, 4) + little(1, 2) + little(24, 2)
    bytes += [UInt8](repeating: 0, count: 24)
    for y in (0..<height).reversed() {
        for x in 0..<width {
            let (red, green, blue) = color(x, y)
            bytes += [blue, green, red]
        }
        bytes += [UInt8](repeating: 0, count: stride - 3 * width)
    }
    return bytes
}
