package import Alto
import CVips

/// Pictures as small JPEG files, as lists of pictures show them. Nothing is in them but pixels: no place, no date, no
/// camera.
package enum Thumbnail {
    private static let quality = 75

    /// - Parameter longestSide: pixels; a smaller picture keeps its size.
    /// - Returns: a JPEG file, upright.
    /// - Throws: `Problem`: what looking at the picture throws; model_missing (libvips is not installed), decode_failed.
    package static func jpeg(of picture: Picture, longestSide: Int) async throws -> [UInt8] {
        let raster = try await picture.raster(longestSide: longestSide).shrunk(longestSide: longestSide)
        do throws(VipsFile.Failure) {
            return try encoded(raster)
        } catch {
            guard case .libraryMissing = error else {
                throw Problem(.decodeFailed, "The picture cannot be shown small.")
            }
            throw PictureError.libraryMissing.problem
        }
    }

    private static func encoded(_ raster: Raster) throws(VipsFile.Failure) -> [UInt8] {
        try VipsFile.start()
        // No JPEG of so few pixels is larger than its pixels and its tables.
        let room = raster.bytes.count + 4096
        var failure: VipsFile.Failure?
        let file = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
            var count = room
            do throws(VipsFile.Failure) {
                try unsafe VipsFile.checked { reason in
                    unsafe raster.bytes.withUnsafeBufferPointer { pixels in
                        unsafe cvips_encode_jpeg(
                            pixels.baseAddress, Int32(raster.width), Int32(raster.height), Int32(quality),
                            buffer.baseAddress, &count, reason)
                    }
                }
                filled = count
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return file
    }
}
