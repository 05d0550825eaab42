/// 8-bit sRGB pixels, row by row from the top left, three bytes a pixel: shape [height, width, 3].
public struct Raster: Sendable, Equatable {
    public let width: Int
    public let height: Int
    /// `3 * width * height` bytes: red, green, blue.
    public let bytes: [UInt8]

    /// - Returns: nil when the number of bytes does not fit the size or a side is not positive.
    public init?(width: Int, height: Int, bytes: [UInt8]) {
        guard width > 0, height > 0, bytes.count == 3 * width * height else { return nil }
        self.width = width
        self.height = height
        self.bytes = bytes
    }
}
