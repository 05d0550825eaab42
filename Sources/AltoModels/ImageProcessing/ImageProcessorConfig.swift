import AltoJSON

/// `preprocessor_config.json`: what a model wants done to a picture before it looks.
package struct ImageProcessorConfig: Hashable, Sendable {
    /// How a picture is resized.
    package enum Size: Hashable, Sendable {
        /// To exactly this size, whatever its shape.
        case exact(height: Int, width: Int)
        /// So that the shorter side has this length; the shape stays.
        case shortestSide(Int)
    }

    /// Pillow's filters by Pillow's numbers.
    package enum Filter: Int, Sendable {
        case nearest = 0, lanczos, bilinear, bicubic, box, hamming
    }

    /// nil leaves the size as it is.
    package var size: Size? = .exact(height: 384, width: 384)
    package var resample = Filter.bicubic
    /// Height and width of the part that is cut from the middle, if any; what lies outside the picture is black.
    package var crop: Crop?
    /// What each value from 0 to 255 is multiplied by, if anything.
    package var rescaleFactor: Double? = 1.0 / 255
    /// Mean and standard deviation of each channel, if values are normalized. Three of each.
    package var normalization: Normalization? = .clip

    package struct Crop: Hashable, Sendable {
        package var height: Int
        package var width: Int
    }

    package struct Normalization: Hashable, Sendable {
        package var mean: [Double]
        package var std: [Double]

        /// What CLIP was trained with, and BLIP after it.
        package static let clip = Normalization(
            mean: [0.48145466, 0.4578275, 0.40821073], std: [0.26862954, 0.26130258, 0.27577711])
    }

    /// BLIP's own settings.
    package init() {}

    /// The largest side that a file may ask for.
    static let largestSide = 4096

    /// The settings in a file; what it leaves out is BLIP's.
    package init(_ json: JSONObject) throws(ModelFileError) {
        let former = try json.string("feature_extractor_type")
        let kind = try json.string("image_processor_type") ?? former ?? "BlipImageProcessor"
        if try json.bool("do_resize") ?? true {
            size = try Self.size(json, isSquare: !kind.hasPrefix("CLIP")) ?? size
        } else {
            size = nil
        }
        if let number = try json.integer("resample") {
            guard let filter = Filter(rawValue: number) else {
                throw json.wrongType("resample", expected: "a filter from 0 to 5")
            }
            self.resample = filter
        } else if kind.hasPrefix("ViT") {
            resample = .bilinear
        }
        if try json.bool("do_center_crop") ?? false {
            let sides = try Self.sides(json, field: "crop_size")
            guard let sides else { throw json.missing("crop_size") }
            crop = Crop(height: sides.height, width: sides.width)
        }
        if try json.bool("do_rescale") ?? true {
            rescaleFactor = try json.value("rescale_factor", \.double, "a number") ?? rescaleFactor
        } else {
            rescaleFactor = nil
        }
        if try json.bool("do_normalize") ?? true {
            normalization = Normalization(
                mean: try Self.channels(json, "image_mean") ?? Normalization.clip.mean,
                std: try Self.channels(json, "image_std") ?? Normalization.clip.std)
            guard normalization?.std.contains(where: { Float($0) == 0 }) == false else {
                throw json.wrongType("image_std", expected: "three numbers other than 0")
            }
        } else {
            normalization = nil
        }
    }

    private static func size(_ json: JSONObject, isSquare: Bool) throws(ModelFileError) -> Size? {
        guard let member = json.json["size"] else { return nil }
        if let side = member.integer {
            guard isValid(side) else { throw json.wrongType("size", expected: "from 1 to \(largestSide)") }
            return isSquare ? .exact(height: side, width: side) : .shortestSide(side)
        }
        if member["shortest_edge"] != nil {
            guard member["longest_edge"] == nil, let side = member["shortest_edge"]?.integer, isValid(side) else {
                throw json.wrongType("size", expected: "one shortest edge from 1 to \(largestSide)")
            }
            return .shortestSide(side)
        }
        return try sides(json, field: "size").map { .exact(height: $0.height, width: $0.width) }
    }

    /// A side, or height and width.
    private static func sides(_ json: JSONObject, field: String) throws(ModelFileError) -> (height: Int, width: Int)? {
        guard let member = json.json[field] else { return nil }
        let height = member.integer ?? member["height"]?.integer
        let width = member.integer ?? member["width"]?.integer
        guard let height, let width, isValid(height), isValid(width) else {
            throw json.wrongType(field, expected: "a height and a width from 1 to \(largestSide)")
        }
        return (height, width)
    }

    private static func isValid(_ side: Int) -> Bool { (1...largestSide).contains(side) }

    private static func channels(_ json: JSONObject, _ field: String) throws(ModelFileError) -> [Double]? {
        guard let member = json.json[field] else { return nil }
        if let value = member.double { return [value, value, value] }
        guard let values = member.array?.map(\.double), values.count == 3, !values.contains(nil) else {
            throw json.wrongType(field, expected: "three numbers")
        }
        return values.compactMap { $0 }
    }
}
