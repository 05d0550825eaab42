import Alto

// What is done to bytes before they are resized.
extension Raster {
    /// A part of a picture. What lies outside it is left out.
    func cropped(x: Int, y: Int, width: Int, height: Int) -> Raster {
        let columns = (x..<(x + width)).clamped(to: 0..<self.width)
        let rows = (y..<(y + height)).clamped(to: 0..<self.height)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * columns.count * rows.count)
        for row in rows {
            let start = 3 * (row * self.width + columns.lowerBound)
            bytes.append(contentsOf: self.bytes[start..<(start + 3 * columns.count)])
        }
        return Raster(width: columns.count, height: rows.count, bytes: bytes) ?? self
    }

    /// On a larger sheet of one colour (red, green, blue).
    func padded(left: Int, top: Int, right: Int, bottom: Int, colour: [UInt8]) -> Raster {
        let (newWidth, newHeight) = (left + width + right, top + height + bottom)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * newWidth * newHeight)
        let line = (0..<newWidth).flatMap { _ in colour }
        for _ in 0..<top { bytes += line }
        for row in 0..<height {
            bytes += line.prefix(3 * left)
            bytes += self.bytes[(3 * row * width)..<(3 * (row + 1) * width)]
            bytes += line.prefix(3 * right)
        }
        for _ in 0..<bottom { bytes += line }
        return Raster(width: newWidth, height: newHeight, bytes: bytes) ?? self
    }

    /// A square with the picture in its middle; where a pixel is left over, it is at the end.
    func paddedToSquare(colour: [UInt8]) -> Raster {
        let (across, down) = (max(0, height - width), max(0, width - height))
        guard across + down > 0 else { return self }
        return padded(
            left: across / 2, top: down / 2, right: across - across / 2, bottom: down - down / 2, colour: colour)
    }

    /// Rows become columns.
    func transposed() -> Raster {
        var bytes = [UInt8](repeating: 0, count: self.bytes.count)
        for row in 0..<height {
            for column in 0..<width {
                let (from, to) = (3 * (row * width + column), 3 * (column * height + row))
                bytes[to] = self.bytes[from]
                bytes[to + 1] = self.bytes[from + 1]
                bytes[to + 2] = self.bytes[from + 2]
            }
        }
        return Raster(width: height, height: width, bytes: bytes) ?? self
    }
}
