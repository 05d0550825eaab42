import Alto
import AltoPictures
import AltoTesting
import Foundation
import Testing

@Suite struct PictureDecoderTests {
    @Test(.enabled(if: Shared.isPresent))
    func `a shared picture decodes`() async throws {
        let bytes = try [UInt8](Data(contentsOf: Shared.picture("rocket.jpg")))
        let picture = try await PictureDecoder().decode(bytes)
        #expect(picture.width == 640)
        let raster = try await picture.raster(longestSide: 64)
        #expect(raster.width == 64)
    }
}
