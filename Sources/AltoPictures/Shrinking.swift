import Alto
import CVips

extension Raster {
    /// Width and height of the raster that shows a picture with the given longest side; never enlarged.
    static func size(ofWidth width: Int, height: Int, longestSide: Int) -> (width: Int, height: Int) {
        let longest = max(width, height)
        guard longestSide < longest else { return (width, height) }
        func scaled(_ side: Int) -> Int {
            max(1, (2 * side * longestSide + longest) / (2 * longest))
        }
        return (scaled(width), scaled(height))
    }

    /// A smaller raster of the same picture, by Lanczos.
    func shrunk(longestSide: Int) throws(VipsFile.Failure) -> Raster {
        let size = Self.size(ofWidth: width, height: height, longestSide: longestSide)
        guard size != (width, height) else { return self }
        try VipsFile.start()
        var failure: VipsFile.Failure?
        let count = 3 * size.width * size.height
        let pixels = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            unsafe bytes.withUnsafeBufferPointer { source in
                do throws(VipsFile.Failure) {
                    try unsafe VipsFile.checked { reason in
                        unsafe cvips_shrink(
                            source.baseAddress, Int32(width), Int32(height), Int32(size.width), Int32(size.height),
                            buffer.baseAddress, reason)
                    }
                    filled = count
                } catch {
                    failure = error
                }
            }
        }
        if let failure { throw failure }
        guard let raster = Raster(width: size.width, height: size.height, bytes: pixels) else {
            throw .badData(reason: "the shrunk pixels have another size")
        }
        return raster
    }
}
