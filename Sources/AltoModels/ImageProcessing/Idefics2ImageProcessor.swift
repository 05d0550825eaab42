package import Alto
import AltoJSON
package import Foundation

/// Pictures for Idefics2: in their own shape, within a shortest and a longest side; or four quarters and the whole
/// (Laurençon et al., 2024, "What matters when building vision-language models?", section 3.3).
package struct Idefics2ImageProcessor: Hashable, Sendable {
    package var shortestEdge = 378
    package var longestEdge = 980
    package var resample = ImageProcessorConfig.Filter.bilinear
    package var scale = PixelScale(normalization: .half, arithmetic: .torchvision)
    /// Whether the file wants pictures split; Alto splits only when asked.
    package var splits = false
    private var resizes = true

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
        let size = try json.object("size")
        shortestEdge = try size?.edge("shortest_edge") ?? shortestEdge
        longestEdge = try size?.edge("longest_edge") ?? longestEdge
        guard shortestEdge <= longestEdge else {
            throw json.wrongType("size", expected: "a shortest edge below a longest edge")
        }
        resample = try ImageProcessorConfig.Filter(json) ?? resample
        scale = try PixelScale(json, default: .half, arithmetic: .torchvision)
        splits = try json.bool("do_image_splitting") ?? splits
        resizes = try json.bool("do_resize") ?? resizes
    }

    /// - Parameter split: whether its four quarters are shown before the whole. A picture that is one pixel wide or
    ///   high has none.
    package func preprocess(_ raster: Raster, split: Bool) throws(Problem) -> PixelTiles {
        guard split, raster.width > 1, raster.height > 1 else { return PixelTiles([try values(raster)]) }
        let (x, y) = (raster.width / 2, raster.height / 2)
        var tiles: [PixelValues] = []
        for (top, height) in [(0, y), (y, raster.height - y)] {
            for (left, width) in [(0, x), (x, raster.width - x)] {
                tiles.append(try values(raster.cropped(x: left, y: top, width: width, height: height)))
            }
        }
        tiles.append(try values(raster))
        return PixelTiles(tiles, grid: PixelSize(height: 2, width: 2))
    }

    private func values(_ raster: Raster) throws(Problem) -> PixelValues {
        let size = resizes ? raster.size.bounded(longest: longestEdge, shortest: shortestEdge) : raster.size
        let resized = try ImageProcessor.resize(
            raster, width: size.width, height: size.height, filter: resample, arithmetic: scale.arithmetic)
        return PixelValues(height: size.height, width: size.width, values: scale.planes(resized))
    }
}
