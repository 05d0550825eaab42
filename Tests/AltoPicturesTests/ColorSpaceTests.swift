import Alto
import AltoPictures
import Testing

@Suite struct ColorSpaceTests {
    @Test(arguments: [
        ("16-bit.png", "twin.png", 0), ("palette.png", "twin.png", 0), ("palette.bmp", "twin.png", 0),
        ("grey-16-bit.png", "grey.png", 0), ("grey.jpg", "grey.png", 2), ("alpha.png", "alpha-twin.png", 1),
        ("alpha.webp", "alpha-twin.png", 1), ("cmyk.tif", "twin.png", 0), ("cmyk.jpg", "twin.png", 3),
        ("display-p3.png", "twin.png", 2), ("adobe-rgb.png", "twin.png", 2),
    ])
    func `whatever colours a file has become those of the sRGB twin`(name: String, twin: String, tolerance: Int)
        async throws
    {
        let picture = try await Fixture.picture(name)
        let expected = try await Fixture.picture(twin)
        for side in [96, 40] {
            let difference = try await picture.raster(longestSide: side).difference(
                from: expected.raster(longestSide: side))
            #expect(try #require(difference).largest <= tolerance)
        }
    }

    @Test func `what is see-through lies on white`() async throws {
        let raster = try await Fixture.picture("alpha.png").raster(longestSide: 96)
        #expect(Array(raster.bytes[0..<3]) == [255, 255, 255])
    }
}
