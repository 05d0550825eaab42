import Alto
import Testing

@testable import AltoPictures

@Suite struct ShrinkingTests {
    private func raster(width: Int, height: Int) throws -> Raster {
        let bytes = (0..<3 * width * height).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 / 7) }
        return try #require(Raster(width: width, height: height, bytes: bytes))
    }

    @Test func `each pixel is the mean over the area that it covers`() throws {
        let source = try #require(Raster(width: 3, height: 1, bytes: [0, 30, 90, 60, 60, 0, 120, 90, 30]))
        let half = try #require(source.shrunk(width: 2, height: 1))
        // The middle pixel counts half on either side: (0 + 60 / 2) / 1.5, (60 / 2 + 120) / 1.5 and so on.
        #expect(half.bytes == [20, 40, 60, 100, 80, 20])
    }

    /// libvips' own resize gave other bytes for a mirrored picture than the mirrored bytes.
    @Test(arguments: [(7, 5), (13, 11), (31, 1)])
    func `a mirrored picture shrinks to the mirrored raster`(width: Int, height: Int) throws {
        let source = try raster(width: 31, height: 23)
        func mirrored(_ raster: Raster) throws -> Raster {
            let pixels = stride(from: 0, to: raster.bytes.count, by: 3).reversed().flatMap { raster.bytes[$0..<$0 + 3] }
            return try #require(Raster(width: raster.width, height: raster.height, bytes: Array(pixels)))
        }
        let one = try #require(mirrored(source).shrunk(width: width, height: height))
        let other = try mirrored(#require(source.shrunk(width: width, height: height)))
        #expect(one == other)
    }

    @Test func `nothing is enlarged`() throws {
        #expect(try raster(width: 4, height: 4).shrunk(width: 5, height: 4) == nil)
        #expect(try raster(width: 4, height: 4).shrunk(width: 0, height: 4) == nil)
    }

    @Test(arguments: [
        (4000, 3000, 2000, 1500), (4001, 2999, 2000, 1499), (2000, 2000, 2000, 2000), (8064, 6048, 2016, 1512),
    ])
    func `a JPEG of 12 or 48 megapixels is taken as 3`(width: Int, height: Int, workingWidth: Int, workingHeight: Int) {
        let size = WorkingCopy.size(ofWidth: width, height: height)
        #expect(size == (workingWidth, workingHeight))
    }

    /// A JPEG of 4243 by 2829 was called damaged: halved by libvips it has 2121 columns, and 2122 were asked for.
    @Test func `a large JPEG with odd sides is taken whole`() async throws {
        let picture = try await Fixture.picture("odd-sides.jpg")
        #expect((picture.width, picture.height) == (4243, 2829))
        let raster = try await picture.raster(longestSide: 5000)
        #expect((raster.width, raster.height) == (4243, 2829))
    }

    @Test func `a working copy has at most 4 megapixels and a decoder never has to enlarge`() {
        for width in stride(from: 1500, through: 9000, by: 397) {
            for height in stride(from: 1400, through: 9000, by: 411) {
                let size = WorkingCopy.size(ofWidth: width, height: height)
                #expect(size.width * size.height <= 4_010_000)
                let shrink = WorkingCopy.loadShrink(from: (width, height), to: size)
                #expect(width / shrink >= size.width && height / shrink >= size.height)
            }
        }
    }
}
