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

    /// Whose roundings come out.
    package var arithmetic = PixelArithmetic.pillow
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

    package typealias Normalization = PixelScale.Normalization

    /// What becomes of each byte.
    var scale: PixelScale {
        PixelScale(rescaleFactor: rescaleFactor, normalization: normalization, arithmetic: arithmetic)
    }

    /// BLIP's own settings.
    package init() {}

    /// IDEFICS' where there is no file.
    static let idefics: ImageProcessorConfig = {
        var config = ImageProcessorConfig()
        config.adopt("IdeficsImageProcessor")
        return config
    }()

    /// The largest side that a file may ask for.
    static let largestSide = 4096

    /// The settings in a file; what it leaves out is as the processor that it names has it, or else as BLIP's.
    package init(_ json: JSONObject) throws(ModelFileError) {
        let former = try json.string("feature_extractor_type")
        let kind = try json.string("image_processor_type") ?? former ?? "BlipImageProcessor"
        adopt(kind)
        if try json.bool("do_resize") ?? true {
            size = try Self.size(json, isSquare: !kind.hasPrefix("CLIP")) ?? size
        } else {
            size = nil
        }
        resample = try Filter(json) ?? resample
        if try json.bool("do_center_crop") ?? false {
            let sides = try Self.sides(json, field: "crop_size")
            guard let sides else { throw json.missing("crop_size") }
            crop = Crop(height: sides.height, width: sides.width)
        }
        let scale = try PixelScale(json, default: normalization ?? .clip, arithmetic: arithmetic)
        (rescaleFactor, normalization) = (scale.rescaleFactor, scale.normalization)
    }

    /// What transformers' processors have where a file leaves it out. Those of BLIP and its like were trained and
    /// published with Pillow; those of models with a language model are made with torchvision, by transformers 5.
    private mutating func adopt(_ kind: String) {
        if kind.hasPrefix("ViT") {
            resample = .bilinear
        } else if kind.hasPrefix("Siglip") {
            (arithmetic, size, normalization) = (.torchvision, .exact(height: 224, width: 224), .half)
        } else if kind.hasPrefix("IdeficsImageProcessor") {
            (arithmetic, size) = (.torchvision, .exact(height: 224, width: 224))
        }
    }

    private static func size(_ json: JSONObject, isSquare: Bool) throws(ModelFileError) -> Size? {
        // IDEFICS calls it otherwise.
        let field = json.json["size"] == nil ? "image_size" : "size"
        guard let member = json.json[field] else { return nil }
        if let side = member.integer {
            guard isValid(side) else { throw json.wrongType(field, expected: "from 1 to \(largestSide)") }
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

    static func isValid(_ side: Int) -> Bool { (1...largestSide).contains(side) }
}

extension ImageProcessorConfig.Filter {
    /// The filter that a file names by its number, if it does.
    init?(_ json: JSONObject) throws(ModelFileError) {
        guard let number = try json.integer("resample") else { return nil }
        guard let filter = Self(rawValue: number) else {
            throw json.wrongType("resample", expected: "a filter from 0 to 5")
        }
        self = filter
    }
}
