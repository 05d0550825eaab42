import Alto
import AltoPictures
import Testing

@Suite struct PictureDecoderTests {
    @Test(arguments: [
        ("twin.bmp", "bmp", 0), ("twin.gif", "gif", 0), ("twin.webp", "webp", 0), ("twin.tif", "tiff", 0),
        ("twin.jpg", "jpeg", 26), ("progressive.jpg", "jpeg", 26), ("twin.heic", "heic", 12), ("twin.avif", "avif", 12),
    ])
    func `every format gives what its PNG twin gives`(name: String, format: String, tolerance: Int) async throws {
        let twin = try await Fixture.picture("twin.png")
        let picture = try await Fixture.picture(name)
        #expect(picture.facts.format == format)
        #expect(picture.facts.byteCount == (try Fixture.bytes(name).count))
        #expect(picture.facts.frameCount == 1)
        #expect(!picture.facts.isPartial)
        for side in [96, 40] {
            let difference = try await picture.raster(longestSide: side).difference(
                from: twin.raster(longestSide: side))
            let (largest, mean) = try #require(difference)
            #expect(largest <= tolerance)
            #expect(mean <= (tolerance == 0 ? 0 : 1.5))
        }
    }

    @Test(arguments: ["animated.gif", "animated.webp"])
    func `an animation is its first frame, and says how many there are`(name: String) async throws {
        let picture = try await Fixture.picture(name)
        #expect(picture.facts.frameCount == 3)
        #expect(picture.height == 64)
        #expect(try await picture.raster(longestSide: 96) == Fixture.picture("twin.png").raster(longestSide: 96))
    }

    @Test(arguments: ["orientation-1.jpg", "orientation-6.png", "orientation-3.webp"])
    func `the capture date comes from Exif`(name: String) async throws {
        let picture = try await Fixture.picture(name)
        #expect(picture.facts.captured == CaptureDate(year: 2026, month: 11, day: 20))
    }

    /// 20,000 x 20,000 pixels would be 1.2 GB. There is nothing behind this header: whoever decodes first finds it broken.
    @Test func `a picture beyond the limit is refused from its header alone`() async {
        #expect(await code(decoding: pngHeader(width: 20000, height: 20000)) == .imageTooLarge)
        #expect(await code(decoding: pngHeader(width: 200, height: 200)) != .imageTooLarge)
    }

    @Test func `both limits can be set`() async throws {
        let bytes = try Fixture.bytes("twin.png")
        #expect(await code(decoding: bytes, limits: PictureLimits(megapixels: 0.006)) == .imageTooLarge)
        #expect(await code(decoding: bytes, limits: PictureLimits(megapixels: 0.007)) == nil)
        #expect(await code(decoding: bytes, limits: PictureLimits(bytes: bytes.count - 1)) == .imageTooLarge)
        #expect(await code(decoding: bytes, limits: PictureLimits(bytes: bytes.count)) == nil)
    }

    @Test(arguments: [(1, 1), (7, 9), (1, 63)])
    func `a picture that shows nothing is too small`(width: Int, height: Int) async {
        #expect(await code(decoding: bitmap(width: width, height: height) { _, _ in (9, 9, 9) }) == .imageTooSmall)
    }

    @Test func `a picture of 65535 by 1 is decoded`() async throws {
        let picture = try await PictureDecoder().decode(
            bitmap(width: 65535, height: 1) { x, _ in (UInt8(x / 256), 0, 0) })
        #expect(picture.width == 65535)
        let raster = try await picture.raster(longestSide: 512)
        #expect(raster.width == 512 && raster.height == 1)
        #expect(raster.bytes[0] == 0 && raster.bytes[3 * 511] == 255)
    }

    @Test func `no bytes are no picture`() async {
        #expect(await code(decoding: []) == .pictureEmpty)
    }

    @Test func `what follows the picture in a file does not matter`() async throws {
        let bytes = try Fixture.bytes("twin.png") + Array("<html><script>alert(1)</script></html>".utf8)
        let picture = try await PictureDecoder().decode(bytes)
        #expect(picture.facts.format == "png")
    }

    @Test func `a raster is never enlarged and keeps the sides' ratio`() async throws {
        let picture = try await Fixture.picture("twin.png")
        #expect(try await picture.raster(longestSide: 5000).width == 96)
        let raster = try await picture.raster(longestSide: 48)
        #expect(raster.width == 48 && raster.height == 32)
    }

    @Test func `many observers may ask at once`() async throws {
        let picture = try await Fixture.picture("twin.png")
        let rasters = try await withThrowingTaskGroup(of: Raster.self) { group in
            for _ in 0..<8 { group.addTask { try await picture.raster(longestSide: 40) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(rasters.count == 8 && rasters.allSatisfy { $0 == rasters[0] })
    }
}
