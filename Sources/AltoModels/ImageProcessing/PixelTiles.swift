package import Alto
package import AltoGraph

/// A picture as a model sees it that looks at several parts of it: float32 of shape [tiles, 3, height, width].
package struct PixelTiles: Sendable, Equatable {
    /// Of each tile the part that is picture, from the top left. What lies right of it and below is padding, all 0.
    package let sizes: [PixelSize]
    package let height: Int
    package let width: Int
    /// Tile by tile, plane by plane, row by row.
    package let values: [Float]
    /// Rows and columns of the parts, beside which stands the whole; 0 by 0 where there is only the whole.
    package let grid: PixelSize

    package var count: Int { sizes.count }
    package var tensor: Tensor { Tensor(values, [count, 3, height, width]) }

    /// Tiles one after another, each padded to the size of the largest.
    init(_ tiles: [PixelValues], grid: PixelSize = PixelSize(height: 0, width: 0)) {
        sizes = tiles.map { PixelSize(height: $0.height, width: $0.width) }
        let height = sizes.map(\.height).max() ?? 0
        let width = sizes.map(\.width).max() ?? 0
        var values: [Float] = []
        values.reserveCapacity(3 * tiles.count * height * width)
        for tile in tiles { tile.append(to: &values, height: height, width: width) }
        (self.height, self.width, self.values, self.grid) = (height, width, values, grid)
    }
}

/// A height and a width: of a picture in pixels, of a grid in rows and columns.
package struct PixelSize: Hashable, Sendable {
    package var height: Int
    package var width: Int

    package init(height: Int, width: Int) {
        self.height = height
        self.width = width
    }

    /// With the longer side at most so long and the shape kept, as transformers rounds it: down, but no side below
    /// `shortest`.
    func bounded(longest: Int, shortest: Int = 1) -> PixelSize {
        var size = self
        let ratio = Double(width) / Double(height)
        if width >= height, width > longest {
            size = PixelSize(height: Int(Double(longest) / ratio), width: longest)
        } else if height > width, height > longest {
            size = PixelSize(height: longest, width: Int(Double(longest) * ratio))
        }
        return PixelSize(height: max(size.height, shortest), width: max(size.width, shortest))
    }
}

extension Raster {
    package var size: PixelSize { PixelSize(height: height, width: width) }
}

extension PixelValues {
    fileprivate func append(to values: inout [Float], height: Int, width: Int) {
        guard height != self.height || width != self.width else {
            values.append(contentsOf: self.values)
            return
        }
        for plane in 0..<3 {
            for row in 0..<self.height {
                let start = (plane * self.height + row) * self.width
                values.append(contentsOf: self.values[start..<(start + self.width)])
                values.append(contentsOf: repeatElement(0, count: width - self.width))
            }
            values.append(contentsOf: repeatElement(0, count: (height - self.height) * width))
        }
    }
}
