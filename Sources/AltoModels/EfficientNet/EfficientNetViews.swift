package import Alto
import AltoGraph

/// What EfficientNet-Lite sees of a picture: its middle, as in the reference's evaluation, and all of it, squeezed to a
/// square.
///
/// The middle alone misses what lies at the side of a wide picture; both together name more pictures at the same
/// precision (docs/labels.md).
package enum EfficientNetViews {
    package static let count = 2

    /// Pixels of the margin that the reference's evaluation cuts off, of a picture that is scaled to imageSize +
    /// margin.
    private static let margin = 32

    /// What `Picture.raster` is asked for, so that the shorter side need not be enlarged; within limits for narrow
    /// pictures.
    package static func longestSide(for picture: Picture, imageSize: Int) -> Int {
        let (short, long) = (min(picture.width, picture.height), max(picture.width, picture.height))
        let wanted = Double(imageSize + margin) * Double(long) / Double(max(1, short))
        return min(1600, max(imageSize, Int(wanted.rounded(.up))))
    }

    /// [2, 3, imageSize, imageSize], as `normalized` has it.
    ///
    /// - Throws: `Problem` where there is no memory.
    package static func pixels(of raster: Raster, imageSize: Int) throws(Problem) -> PixelValues {
        let short = min(raster.width, raster.height)
        let side = max(1, short * imageSize / (imageSize + margin))
        let middle = ImageProcessor.centerCrop(raster, to: .init(height: side, width: side))
        let processor = ImageProcessor(settings: settings(imageSize))
        let views = [try processor.preprocess(middle), try processor.preprocess(raster)]
        return PixelValues(height: imageSize, width: imageSize, values: views.flatMap(\.values))
    }

    /// (value - 127) / 128, as the TensorFlow reference has it (`efficientnet_lite_builder.py`). The PyTorch package's
    /// README normalizes as other models do, which names one picture in eight less.
    private static func settings(_ imageSize: Int) -> ImageProcessorConfig {
        var settings = ImageProcessorConfig()
        settings.size = .exact(height: imageSize, width: imageSize)
        settings.rescaleFactor = nil
        settings.normalization = .init(mean: [127, 127, 127], std: [128, 128, 128])
        return settings
    }
}
