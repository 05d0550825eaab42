import Alto
import AltoPictures
import Testing

@Suite struct BrokenPictureTests {
    static let names = [
        "twin.png", "twin.jpg", "progressive.jpg", "twin.gif", "animated.gif", "twin.webp", "twin.tif", "twin.bmp",
        "twin.heic", "twin.avif",
    ]

    @Test(arguments: names)
    func `a file that breaks off is truncated, wherever it does`(name: String) async throws {
        let bytes = try Fixture.bytes(name)
        for share in [0.2, 0.5, 0.8, 0.9] {
            #expect(await code(decoding: Array(bytes.prefix(Int(Double(bytes.count) * share)))) == .imageTruncated)
        }
    }

    @Test(arguments: ["twin.png", "twin.jpg", "progressive.jpg", "twin.gif", "twin.bmp"])
    func `what is there of it is decoded on request, and the facts say so`(name: String) async throws {
        let bytes = try Fixture.bytes(name)
        let picture = try await PictureDecoder(allowPartial: true).decode(Array(bytes.prefix(bytes.count * 3 / 4)))
        #expect(picture.facts.isPartial)
        #expect(picture.facts.byteCount == bytes.count * 3 / 4)
        #expect(picture.width == 96 && picture.height == 64)
        #expect(try await picture.raster(longestSide: 96).width == 96)
    }

    @Test(arguments: ["twin.png", "twin.jpg"])
    func `a whole file is not partial, even if that were allowed`(name: String) async throws {
        let picture = try await PictureDecoder(allowPartial: true).decode(Fixture.bytes(name))
        #expect(!picture.facts.isPartial)
    }

    @Test(
        arguments: names + [
            "cmyk.jpg", "palette.bmp", "palette.png", "alpha.webp", "orientation-6.tif", "display-p3.png",
        ])
    func `any byte may be wrong without harm`(name: String) async throws {
        var seed: UInt64 = 1
        func next(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % limit
        }
        let bytes = try Fixture.bytes(name)
        for _ in 0..<25 {
            var broken = bytes
            for _ in 0..<4 { broken[next(min(bytes.count, 400))] = UInt8(next(256)) }
            let result = await code(decoding: broken, limits: PictureLimits(megapixels: 2), allowPartial: next(2) == 0)
            #expect(result != .internalError)
        }
    }

    @Test func `pixels that make no sense are damage, not truncation`() async throws {
        var bytes = try Fixture.bytes("twin.png")
        // Inside the compressed pixels, whose checksum no longer fits.
        for index in 80..<90 { bytes[index] ^= 0x55 }
        #expect(await code(decoding: bytes) == .decodeFailed)
    }

    @Test func `thousands of items are refused before a decoder sees them`() async throws {
        var bytes = try Fixture.bytes("twin.heic")
        let list = try #require((0..<bytes.count - 4).first { bytes[$0..<$0 + 4].elementsEqual("iinf".utf8) })
        let isShort = bytes[list + 4] == 0
        bytes.replaceSubrange(list + 8..<list + 10, with: isShort ? [0x27, 0x10] : [0, 1])
        #expect(await code(decoding: bytes) == .imageTooLarge)
    }
}
