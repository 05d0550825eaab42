/// What a picture may cost. Checked from the header, before any pixel is decoded.
package struct PictureLimits: Hashable, Sendable {
    /// Millions of pixels in one frame.
    package var megapixels: Double
    /// Size of the file.
    package var bytes: Int

    /// Fewer pixels than this show nothing: web pages use such pictures to count visitors.
    package static let fewestPixels = 64

    /// Items in one HEIC or AVIF file: a picture of 100 megapixels has 400 tiles.
    package static let mostItems = 4096

    /// Twice what the best phones take in their ordinary mode, and 64 MB (of 1,000,000 bytes).
    package init(megapixels: Double = 100, bytes: Int = 64_000_000) {
        self.megapixels = megapixels
        self.bytes = bytes
    }
}
