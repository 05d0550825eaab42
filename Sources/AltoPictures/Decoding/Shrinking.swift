package import Alto
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

    /// At most so many pixels on the longest side; itself when it is no larger.
    package func shrunk(longestSide: Int) -> Raster {
        let size = Self.size(ofWidth: width, height: height, longestSide: max(1, longestSide))
        return shrunk(width: size.width, height: size.height) ?? self
    }

    /// A smaller raster of the same picture; each pixel is the mean over the area that it covers.
    /// - Returns: nil when the size is no smaller one.
    func shrunk(width newWidth: Int, height newHeight: Int) -> Raster? {
        guard newWidth != width || newHeight != height else { return self }
        guard (1...width).contains(newWidth), (1...height).contains(newHeight) else { return nil }
        var status = CVIPS_OK
        let count = 3 * newWidth * newHeight
        let pixels = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            unsafe bytes.withUnsafeBufferPointer { source in
                status = unsafe cvips_shrink(
                    source.baseAddress, Int32(width), Int32(height), Int32(newWidth), Int32(newHeight),
                    buffer.baseAddress)
            }
            filled = status == CVIPS_OK ? count : 0
        }
        return Raster(width: newWidth, height: newHeight, bytes: pixels)
    }
}
