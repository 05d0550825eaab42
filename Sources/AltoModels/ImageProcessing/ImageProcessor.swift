package import Alto
import CPixels
package import Foundation

/// A picture as a model sees it: float32 of shape [1, 3, height, width], red, green, blue.
package struct PixelValues: Sendable, Equatable {
    package let height: Int
    package let width: Int
    /// `3 * height * width` values, plane by plane, row by row.
    package let values: [Float]
}

/// Makes a model's input of a picture: resize, crop, rescale, normalize, bit by bit as transformers does with Pillow or
/// torchvision.
package struct ImageProcessor: Sendable {
    package let settings: ImageProcessorConfig

    /// The size to ask `Picture.raster` for: full resolution, whatever the picture's size.
    ///
    /// Pillow shrinks in one step from all pixels. A raster that was shrunk before gives nearly the same input, but
    /// not the same, and a model may then choose another word. What is exact is exact for the raster that is given.
    package static let longestSide = Int.max

    /// More pixels than any model takes: what a picture of extreme shape would come to by its shortest side.
    private static let mostPixels = 1 << 24

    package init(settings: ImageProcessorConfig) { self.settings = settings }

    /// By `preprocessor_config.json` of a model's folder, or what `processor_config.json` says of pictures.
    ///
    /// - Parameter default: the settings where there is none; BLIP's unless given.
    ///
    /// - Throws: `Problem` with code `modelInvalid`.
    package init(folder: URL, default defaultConfig: ImageProcessorConfig = ImageProcessorConfig()) throws(Problem) {
        do {
            let json = try JSONObject(imageProcessorIn: folder)
            self.init(settings: try json.map(ImageProcessorConfig.init) ?? defaultConfig)
        } catch {
            throw Problem(.modelInvalid, error.sentence)
        }
    }

    /// - Throws: `Problem` with code `imageTooLarge` when the picture is so narrow that, with its shorter side as the
    ///   model wants it, it would be enormous.
    package func preprocess(_ raster: Raster) throws(Problem) -> PixelValues {
        var image = raster
        if let target = try targetSize(of: raster) {
            image = try Self.resize(
                image, width: target.width, height: target.height, filter: settings.resample,
                arithmetic: settings.arithmetic)
        }
        if let crop = settings.crop { image = Self.centerCrop(image, to: crop) }
        return PixelValues(height: image.height, width: image.width, values: settings.scale.planes(image))
    }

    private func targetSize(of raster: Raster) throws(Problem) -> (width: Int, height: Int)? {
        switch settings.size {
        case nil: return nil
        case .exact(let height, let width): return (width, height)
        case .shortestSide(let side):
            let short = min(raster.width, raster.height)
            // As Python divides and cuts off: in doubles.
            let long = Int(Double(side * max(raster.width, raster.height)) / Double(short))
            guard side * long <= Self.mostPixels, long <= 1 << 20 else {
                throw Problem(.imageTooLarge, "The picture is too long and narrow for this model.")
            }
            return raster.width <= raster.height ? (side, long) : (long, side)
        }
    }

    /// Resizes as Pillow's `Image.resize` or torchvision's `resize` of bytes does, difference 0.
    ///
    /// - Throws: `Problem` with code `internalError` for sides out of range and when there is no memory.
    package static func resize(
        _ raster: Raster, width: Int, height: Int, filter: ImageProcessorConfig.Filter,
        arithmetic: PixelArithmetic = .pillow
    ) throws(Problem) -> Raster {
        let failure = Problem(.internalError, "The picture could not be resized for the model.")
        guard (1...1 << 20).contains(width), (1...1 << 20).contains(height), raster.width <= 1 << 20,
            raster.height <= 1 << 20
        else { throw failure }
        var status: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 3 * width * height) { target, count in
            unsafe raster.bytes.withUnsafeBufferPointer { source in
                status = unsafe pixels_resize(
                    source.baseAddress, Int32(raster.width), Int32(raster.height),
                    target.baseAddress, Int32(width), Int32(height), pixels_filter(UInt32(filter.rawValue)),
                    arithmetic.code)
            }
            count = status == 0 ? 3 * width * height : 0
        }
        guard status == 0, let resized = Raster(width: width, height: height, bytes: bytes) else { throw failure }
        return resized
    }

    /// The middle of a picture; where it is too small, black around it. Places as transformers rounds them.
    static func centerCrop(_ raster: Raster, to crop: ImageProcessorConfig.Crop) -> Raster {
        let left = offset(of: raster.width, in: crop.width)
        let top = offset(of: raster.height, in: crop.height)
        var bytes = [UInt8](repeating: 0, count: 3 * crop.width * crop.height)
        let columns = max(0, left)..<min(raster.width, left + crop.width)
        for row in max(0, top)..<min(raster.height, top + crop.height) {
            let source = 3 * (row * raster.width + columns.lowerBound)
            let target = 3 * ((row - top) * crop.width + columns.lowerBound - left)
            bytes.replaceSubrange(
                target..<(target + 3 * columns.count), with: raster.bytes[source..<(source + 3 * columns.count)])
        }
        return Raster(width: crop.width, height: crop.height, bytes: bytes) ?? raster
    }

    /// Where the cut starts in the picture's own coordinates; negative where the picture is smaller.
    private static func offset(of side: Int, in wanted: Int) -> Int {
        let difference = side - wanted
        guard difference < 0 else { return difference / 2 }
        // The missing pixels go half to each side, an odd one first.
        return -((wanted - side + 1) / 2)
    }
}

extension JSONObject {
    /// What a model's folder says of its pictures: the part `image_processor` of `processor_config.json`, or
    /// `preprocessor_config.json`, if there is either.
    package init?(imageProcessorIn folder: URL) throws(ModelFileError) {
        if let file = ModelFile("processor_config.json", in: folder),
            let part = try JSONObject(file.json(), file: file.name).object("image_processor")
        {
            self = part
        } else if let file = ModelFile("preprocessor_config.json", in: folder) {
            self = try JSONObject(file.json(), file: file.name)
        } else {
            return nil
        }
    }
}
