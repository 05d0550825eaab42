package import Alto
import AltoJSON
import CPixels

/// Whose roundings come out where a picture is made ready for a model.
package enum PixelArithmetic: Hashable, Sendable {
    /// Pillow resizes, NumPy normalizes.
    case pillow
    /// torchvision does both, on bytes. Resized pixels differ by 1 or 2 from Pillow's here and there.
    case torchvision

    var code: pixels_arithmetic { self == .pillow ? pixels_pillow : pixels_torch }
}

/// What becomes of a byte before a model sees it: it is scaled and normalized.
package struct PixelScale: Hashable, Sendable {
    /// What each value from 0 to 255 is multiplied by, if anything.
    package var rescaleFactor: Double? = 1.0 / 255
    package var normalization: Normalization? = .clip
    package var arithmetic = PixelArithmetic.pillow

    /// Mean and standard deviation of each channel. Three of each.
    package struct Normalization: Hashable, Sendable {
        package var mean: [Double]
        package var std: [Double]

        /// What CLIP was trained with, and BLIP after it.
        package static let clip = Normalization(
            mean: [0.48145466, 0.4578275, 0.40821073], std: [0.26862954, 0.26130258, 0.27577711])
        /// From -1 to 1.
        package static let half = Normalization(mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5])

        package init(mean: [Double], std: [Double]) {
            self.mean = mean
            self.std = std
        }
    }

    package init(rescaleFactor: Double? = 1.0 / 255, normalization: Normalization?, arithmetic: PixelArithmetic) {
        self.rescaleFactor = rescaleFactor
        self.normalization = normalization
        self.arithmetic = arithmetic
    }

    /// - Parameter defaultNormalization: of a file that does not tell.
    package init(
        _ json: JSONObject, default defaultNormalization: Normalization, arithmetic: PixelArithmetic
    ) throws(ModelFileError) {
        self.arithmetic = arithmetic
        if try json.bool("do_rescale") ?? true {
            rescaleFactor = try json.value("rescale_factor", \.double, "a number") ?? rescaleFactor
            guard let rescaleFactor, rescaleFactor > 0, rescaleFactor.isFinite else {
                throw json.wrongType("rescale_factor", expected: "a number above 0")
            }
        } else {
            rescaleFactor = nil
        }
        guard try json.bool("do_normalize") ?? true else {
            normalization = nil
            return
        }
        let read = Normalization(
            mean: try Self.channels(json, "image_mean") ?? defaultNormalization.mean,
            std: try Self.channels(json, "image_std") ?? defaultNormalization.std)
        guard !read.std.contains(where: { Float($0) == 0 }) else {
            throw json.wrongType("image_std", expected: "three numbers other than 0")
        }
        normalization = read
    }

    private static func channels(_ json: JSONObject, _ field: String) throws(ModelFileError) -> [Double]? {
        guard let member = json.json[field] else { return nil }
        if let value = member.double { return [value, value, value] }
        guard let values = member.array?.map(\.double), values.count == 3, !values.contains(nil) else {
            throw json.wrongType(field, expected: "three numbers")
        }
        return values.compactMap { $0 }
    }

    /// A picture's values, plane by plane, row by row: [3, height, width].
    package func planes(_ raster: Raster) -> [Float] {
        let tables = (0..<3).flatMap(table)
        let count = raster.width * raster.height
        return unsafe [Float](unsafeUninitializedCapacity: 3 * count) { target, initialized in
            unsafe raster.bytes.withUnsafeBufferPointer { source in
                unsafe tables.withUnsafeBufferPointer { tables in
                    unsafe pixels_planes(source.baseAddress, Int64(count), tables.baseAddress, target.baseAddress)
                }
            }
            initialized = 3 * count
        }
    }

    /// What becomes of each of the 256 values in a channel.
    private func table(channel: Int) -> [Float] {
        switch arithmetic {
        case .pillow:
            // Scaled in doubles, rounded to floats, normalized in floats.
            return (0..<256).map { byte in
                let scaled = rescaleFactor.map { Float(Double(byte) * $0) } ?? Float(byte)
                guard let normalization else { return scaled }
                return (scaled - Float(normalization.mean[channel])) / Float(normalization.std[channel])
            }
        case .torchvision:
            // Mean and deviation are scaled in the place of the bytes.
            guard let normalization else {
                return (0..<256).map { byte in rescaleFactor.map { Float(byte) * Float($0) } ?? Float(byte) }
            }
            let scale = rescaleFactor.map { Float(1 / $0) } ?? 1
            let (mean, std) = (Float(normalization.mean[channel]) * scale, Float(normalization.std[channel]) * scale)
            return (0..<256).map { (Float($0) - mean) / std }
        }
    }
}
