import Alto
import AltoPictures
import Testing

@Suite struct OrientationTests {
    private static let lossless =
        (1...8).map { "orientation-\($0).png" }
        + [3, 6].flatMap { ["orientation-\($0).webp", "orientation-\($0).tif"] }

    @Test(arguments: lossless)
    func `a lossless picture gives the very same bytes whichever way it lies in the file`(name: String) async throws {
        let twin = try await Fixture.picture("twin.png")
        let picture = try await Fixture.picture(name)
        #expect(picture.width == 96 && picture.height == 64)
        for side in [96, 71, 40] {
            #expect(try await picture.raster(longestSide: side) == twin.raster(longestSide: side))
        }
    }

    @Test(arguments: (1...8).map { "orientation-\($0).jpg" } + ["orientation-3.avif", "orientation-6.avif"])
    func `a lossy picture gives the same but for its losses`(name: String) async throws {
        let twin = try await Fixture.picture("twin.png")
        let picture = try await Fixture.picture(name)
        let difference = try await picture.raster(longestSide: 40).difference(from: twin.raster(longestSide: 40))
        let (largest, mean) = try #require(difference)
        #expect(largest <= 5)
        #expect(mean < 1)
    }
}
