package import Alto

/// Bytes become a picture: type and limits first, from the header, then pixels.
package struct PictureDecoder: PictureDecoding {
    package let limits: PictureLimits
    /// Decode what is there of a file that breaks off, and say so in the facts.
    package let allowPartial: Bool

    package init(limits: PictureLimits = PictureLimits(), allowPartial: Bool = false) {
        self.limits = limits
        self.allowPartial = allowPartial
    }

    /// Decodes a page or frame: upright, sRGB, over white, or over a ground that shows what white would hide.
    ///
    /// - Parameter frame: from 1; nil for the first, or of an animation the first that shows something.
    /// - Throws: `Problem`: `picture_empty`, `picture_unsupported`, `image_too_large`, `image_too_small`,
    ///   `image_truncated`, `decode_failed`, `model_missing` (a codec of the system is not installed), `usage`
    ///   (there is no such page or frame).
    package func decode(_ bytes: [UInt8], frame: Int? = nil) async throws -> Picture {
        guard !bytes.isEmpty else { throw PictureError.empty.problem }
        guard bytes.count <= limits.bytes else {
            throw PictureError.tooManyBytes(bytes.count, limit: limits.bytes).problem
        }
        guard let format = PictureFormat(of: bytes) else {
            throw PictureError.unsupported(UnsupportedFormat.name(of: bytes)).problem
        }
        let source = PictureSource(bytes: bytes, format: format)
        do throws(PictureError) {
            return try await source.picture(limits: limits, allowPartial: allowPartial, frame: frame)
        } catch {
            throw error.problem
        }
    }
}
