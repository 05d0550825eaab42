package import Alto
import AltoJSON
package import Foundation

/// Pictures for Idefics3 and SmolVLM: one square view of the whole, or squares in rows and columns with the whole
/// behind them (Laurençon et al., 2024, "Building and better understanding vision-language models", section 3.2).
package struct Idefics3ImageProcessor: Hashable, Sendable {
    /// The longer side of a picture before it is split.
    package var longestEdge = 4 * 364
    /// The side of a square.
    package var tile = 364
    package var resample = ImageProcessorConfig.Filter.lanczos
    package var scale = PixelScale(normalization: .half, arithmetic: .torchvision)
    /// Whether the file wants pictures split. Each tile costs as much as a whole picture; Alto splits only when asked.
    package var splits = true
    private var resizes = true

    /// No picture is made longer than this, whatever a file says.
    private static let longestOfAll = 4096

    package init() {}

    /// By the files of a model's folder; what they leave out is as transformers has it.
    package init(folder: URL) throws(ModelFileError) {
        guard let json = try JSONObject(imageProcessorIn: folder) else {
            self.init()
            return
        }
        try self.init(json)
    }

    package init(_ json: JSONObject) throws(ModelFileError) {
        longestEdge = try json.object("size")?.edge("longest_edge") ?? longestEdge
        tile = try json.object("max_image_size")?.edge("longest_edge") ?? tile
        guard longestEdge <= 32 * tile else {
            throw json.wrongType("max_image_size", expected: "at least a 32nd of the longest edge")
        }
        resample = try ImageProcessorConfig.Filter(json) ?? resample
        scale = try PixelScale(json, default: .half, arithmetic: .torchvision)
        splits = try json.bool("do_image_splitting") ?? splits
        resizes = try json.bool("do_resize") ?? resizes
    }

    /// - Parameter split: whether parts are shown beside the whole, which stands behind them.
    package func preprocess(_ raster: Raster, split: Bool) throws(Problem) -> PixelTiles {
        let square = PixelSize(height: tile, width: tile)
        let longest = resizes ? try resize(raster, to: fitted(raster.size)) : raster
        guard split else { return PixelTiles([values(try resize(longest, to: square))]) }
        let whole = try resize(longest, to: multiple(longest.size))
        let grid = PixelSize(height: whole.height / tile, width: whole.width / tile)
        guard grid.height > 1 || grid.width > 1 else { return PixelTiles([values(whole)]) }
        var tiles: [PixelValues] = []
        for row in 0..<grid.height {
            for column in 0..<grid.width {
                tiles.append(values(whole.cropped(x: column * tile, y: row * tile, width: tile, height: tile)))
            }
        }
        tiles.append(values(try resize(whole, to: square)))
        return PixelTiles(tiles, grid: grid)
    }

    /// The longer side becomes `longestEdge`; the shorter one is made even.
    func fitted(_ size: PixelSize) -> PixelSize {
        let ratio = Double(size.width) / Double(size.height)
        var fitted = PixelSize(height: longestEdge, width: longestEdge)
        if size.width >= size.height {
            fitted.height = Int(Double(longestEdge) / ratio)
            fitted.height += fitted.height % 2
        } else {
            fitted.width = Int(Double(longestEdge) * ratio)
            fitted.width += fitted.width % 2
        }
        return PixelSize(height: max(1, fitted.height), width: max(1, fitted.width)).bounded(longest: Self.longestOfAll)
    }

    /// Both sides become multiples of a tile's: the longer one first, the other by the shape that the picture had.
    private func multiple(_ size: PixelSize) -> PixelSize {
        func up(_ side: Int) -> Int { max(1, (side + tile - 1) / tile) * tile }
        let ratio = Double(size.width) / Double(size.height)
        if size.width >= size.height {
            let width = up(size.width)
            return PixelSize(height: up(Int(Double(width) / ratio)), width: width)
        }
        let height = up(size.height)
        return PixelSize(height: height, width: up(Int(Double(height) * ratio)))
    }

    private func resize(_ raster: Raster, to size: PixelSize) throws(Problem) -> Raster {
        try ImageProcessor.resize(
            raster, width: size.width, height: size.height, filter: resample, arithmetic: scale.arithmetic)
    }

    private func values(_ raster: Raster) -> PixelValues {
        PixelValues(height: raster.height, width: raster.width, values: scale.planes(raster))
    }
}

extension JSONObject {
    /// The length of a picture's side.
    func edge(_ field: String) throws(ModelFileError) -> Int? {
        guard let side = try integer(field) else { return nil }
        guard ImageProcessorConfig.isValid(side) else {
            throw wrongType(field, expected: "a side from 1 to \(ImageProcessorConfig.largestSide)")
        }
        return side
    }
}
