/// A rectangle in pixels of the upright picture, from the top left.
public struct Box: Hashable, Sendable, Codable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The box in a raster, as a box of the picture that the raster was made from: scaled and kept inside.
    public func scaled(from raster: Raster, to picture: Picture) -> Box {
        let horizontal = Double(picture.width) / Double(raster.width)
        let vertical = Double(picture.height) / Double(raster.height)
        let left = min(max(0, Int((Double(x) * horizontal).rounded())), picture.width)
        let top = min(max(0, Int((Double(y) * vertical).rounded())), picture.height)
        let right = min(max(left, Int((Double(x + width) * horizontal).rounded())), picture.width)
        let bottom = min(max(top, Int((Double(y + height) * vertical).rounded())), picture.height)
        return Box(x: left, y: top, width: right - left, height: bottom - top)
    }
}
