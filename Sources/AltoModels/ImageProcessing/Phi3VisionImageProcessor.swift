package import Alto
import AltoJSON
package import Foundation

/// Pictures for Phi-3-Vision: a small view of the whole and squares in rows and columns (the HD transform
/// of Dong et al., 2024, InternLM-XComposer2-4KHD).
///
/// The reference resizes with Pillow, even where transformers would use torchvision.
package struct Phi3VisionImageProcessor: Hashable, Sendable {
    /// The side of a square.
    package var tile = 336
    /// How many squares there may be beside the whole.
    package var crops = 16
    package var scale = PixelScale(normalization: .clip, arithmetic: .pillow)

    package init() {}

    /// By the files of a model's folder; what they leave out is as published.
    package init(folder: URL) throws(ModelFileError) {
        guard let json = try JSONObject(imageProcessorIn: folder) else {
            self.init()
            return
        }
        try self.init(json)
    }

    package init(_ json: JSONObject) throws(ModelFileError) {
        if let number = try json.integer("num_crops") {
            guard (1...64).contains(number) else {
                throw json.wrongType("num_crops", expected: "a number from 1 to 64")
            }
            crops = number
        }
        scale = try PixelScale(json, default: .clip, arithmetic: .pillow)
    }

    /// The whole first, then the squares row by row.
    package func preprocess(_ raster: Raster) throws(Problem) -> PixelTiles {
        let image = try transformed(raster)
        let whole = PixelValues(height: image.height, width: image.width, values: scale.planes(image))
        let grid = PixelSize(height: image.height / tile, width: image.width / tile)
        var tiles = [BicubicInterpolation.resize(whole, height: tile, width: tile)]
        for row in 0..<grid.height {
            for column in 0..<grid.width {
                tiles.append(whole.cropped(x: column * tile, y: row * tile, side: tile))
            }
        }
        return PixelTiles(tiles, grid: grid)
    }

    /// How many places a picture takes in the text: patches merged two by two, an end for each row, and one between.
    package static func tokens(grid: PixelSize) -> Int {
        let side = 336 / 14 / 2
        return (grid.height * grid.width + 1) * side * side + 1 + (grid.height + 1) * side
    }

    /// As wide as squares fit, white above and below. A portrait is treated lying, so that the white is beside it.
    private func transformed(_ raster: Raster) throws(Problem) -> Raster {
        guard raster.width >= raster.height else {
            return try transformed(raster.transposed()).transposed()
        }
        let ratio = Double(raster.width) / Double(raster.height)
        var columns = 1
        while Double(columns + 1) * (Double(columns + 1) / ratio).rounded(.up) <= Double(crops) { columns += 1 }
        let width = columns * tile
        // The reference fails where a line of a picture comes to no height at all.
        let height = max(1, Int(Double(width) / ratio))
        let resized = try ImageProcessor.resize(raster, width: width, height: height, filter: .bilinear)
        let missing = (height + tile - 1) / tile * tile - height
        return resized.padded(
            left: 0, top: missing / 2, right: 0, bottom: missing - missing / 2, colour: [255, 255, 255])
    }
}

extension PixelValues {
    /// A square that lies within the picture.
    fileprivate func cropped(x: Int, y: Int, side: Int) -> PixelValues {
        var part: [Float] = []
        part.reserveCapacity(3 * side * side)
        for plane in 0..<3 {
            for row in y..<(y + side) {
                let start = (plane * height + row) * width + x
                part.append(contentsOf: values[start..<(start + side)])
            }
        }
        return PixelValues(height: side, width: side, values: part)
    }
}
