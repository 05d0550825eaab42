import Alto
import AltoTesting
import Testing

@testable import AltoPictures

@Suite struct ThumbnailTests {
    private func picture(width: Int, height: Int) throws -> Picture {
        let bytes = (0..<width * height).flatMap { $0 % width < width / 2 ? [200, 20, 20] : [20, 20, 200] as [UInt8] }
        let raster = try #require(Raster(width: width, height: height, bytes: bytes))
        let facts = PictureFacts(format: "png", byteCount: 1, frameCount: 1, frame: 1, captured: nil)
        return Picture(width: width, height: height, facts: facts) { raster.shrunk(longestSide: $0) }
    }

    @Test func `a picture becomes a small JPEG file that shows the same`() async throws {
        let file = try await Thumbnail.jpeg(of: picture(width: 800, height: 400), longestSide: 128)
        #expect(file.starts(with: [0xFF, 0xD8, 0xFF]) && file.count < 5_000)
        // Nothing but pixels: no block of Exif, no profile.
        #expect(
            !file.indices.contains { file[$0...].starts(with: "Exif".utf8) || file[$0...].starts(with: "ICC_".utf8) })
        let shown = try await PictureDecoder().decode(file)
        #expect((shown.width, shown.height) == (128, 64))
        let pixels = try await shown.raster(longestSide: 128).bytes
        #expect(pixels[0] > 150 && pixels[2] < 80)
        #expect(pixels[3 * 127] < 80 && pixels[3 * 127 + 2] > 150)
    }

    @Test func `a smaller picture keeps its size`() async throws {
        let file = try await Thumbnail.jpeg(of: picture(width: 40, height: 30), longestSide: 128)
        let shown = try await PictureDecoder().decode(file)
        #expect((shown.width, shown.height) == (40, 30))
    }

    @Test func `one row of pixels is a file, too`() async throws {
        let file = try await Thumbnail.jpeg(of: picture(width: 10_000, height: 20), longestSide: 128)
        #expect(try await PictureDecoder().decode(file).width == 128)
    }
}
