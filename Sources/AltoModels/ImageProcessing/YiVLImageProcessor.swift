package import Alto
import AltoJSON

/// Pictures for Yi-VL: as CLIP's processor makes them, in a square padded with the mean colour where the model
/// wants it.
package struct YiVLImageProcessor: Sendable {
    package let processor: ImageProcessor
    /// Whether pictures become squares before they are resized.
    package let pads: Bool

    package init(processor: ImageProcessor, pads: Bool) {
        self.processor = processor
        self.pads = pads
    }

    package init(_ json: JSONObject, pads: Bool) throws(ModelFileError) {
        var settings = try ImageProcessorConfig(json)
        settings.arithmetic = .torchvision
        self.init(processor: ImageProcessor(settings: settings), pads: pads)
    }

    /// By the files of the vision tower's folder.
    package init(config: YiVLConfig) throws(ModelFileError) {
        guard let json = try JSONObject(imageProcessorIn: config.tower) else {
            throw .unreadable(file: "preprocessor_config.json of the vision tower")
        }
        try self.init(json, pads: config.padsPictures)
    }

    /// A square of more pixels is not made.
    private static let mostPixels = 1 << 28

    /// - Throws: `Problem` with code `imageTooLarge` when the picture is so long that its square would be enormous.
    package func preprocess(_ raster: Raster) throws(Problem) -> PixelValues {
        guard pads, let mean = processor.settings.normalization?.mean else { return try processor.preprocess(raster) }
        let side = max(raster.width, raster.height)
        guard side <= Self.mostPixels / side else {
            throw Problem(.imageTooLarge, "The picture is too long and narrow for this model.")
        }
        let colour = mean.map { UInt8(min(max($0 * 255, 0), 255)) }
        return try processor.preprocess(raster.paddedToSquare(colour: colour))
    }
}
