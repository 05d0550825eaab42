import AltoGraph
import AltoJSON
package import Foundation

/// The sizes of Phi-3-Vision and Phi-3.5-Vision, from `config.json`.
package struct Phi3VisionConfig: Sendable, Equatable {
    /// The language model: Phi-3 with LongRoPE.
    package var text: DecoderConfig
    /// The file only names it: ViT-L/14 for pictures of 336, unless `vision_config` tells sizes.
    package var vision = VisionTransformerConfig.clipLarge336
    /// Which of the vision transformer's states the text is shown.
    package var visionOutput = VisionTransformer.Output.hidden(-2)

    /// Merged patches on a tile's side.
    package var perSide: Int { vision.patchesPerSide / 2 }

    /// - Throws: `ModelFileError` when a field has another type or a size that no model has.
    package init(folder: URL) throws(ModelFileError) {
        try self.init(JSONObject(configOf: "phi3_v", in: folder))
    }

    init(_ json: JSONObject) throws(ModelFileError) {
        text = try DecoderFamily.phi3.config(json)
        // A window as wide as the longest text is none.
        if let window = text.slidingWindow, window >= text.maxPositions { text.slidingWindow = nil }
        if let part = try json.object("img_processor") {
            if let sizes = try part.object("vision_config") {
                vision = try VisionTransformerConfig(sizes, default: .clip)
            }
            visionOutput = .hidden(try ConfigReader(part)("layer_idx", -2, in: -vision.layers - 1 ... -1))
        }
        guard vision.patchesPerSide.isMultiple(of: 2) else {
            throw json.wrongType("img_processor", expected: "of an even number of patches a side")
        }
        if let part = try json.object("embd_layer") {
            guard try part.string("hd_transform_order") ?? "sub_glb" == "sub_glb" else {
                throw part.wrongType("hd_transform_order", expected: "“sub_glb”")
            }
            for field in ["use_hd_transform", "with_learnable_separator"] {
                guard try part.bool(field) ?? true else { throw part.wrongType(field, expected: "true") }
            }
        }
    }

    /// How many places a picture takes in the text: merged patches, an end for each row, and one between.
    package func tokens(grid: PixelSize) -> Int {
        Phi3VisionImageProcessor.tokens(grid: grid, perSide: perSide)
    }
}
