import AltoGraph
import AltoJSON
package import Foundation

/// The sizes of Yi-VL, from `config.json` and that of the vision tower, which has a folder of its own in the model's.
package struct YiVLConfig: Sendable, Equatable {
    /// The language model: Llama.
    package var text: DecoderConfig
    package var vision: VisionTransformerConfig
    package var visionOutput: VisionTransformer.Output
    /// Whether the class token's vector is shown to the text, too.
    package var showsClassToken: Bool
    /// Where the vision tower is.
    package var tower: URL
    /// Linear layers between the two, and whether a norm stands behind each.
    package var projectorDepth: Int
    package var projectorIsNormalized: Bool
    /// Whether pictures become squares before they are resized.
    package var padsPictures: Bool

    /// - Throws: `ModelFileError` when a field has another type or a size that no model has.
    package init(folder: URL) throws(ModelFileError) {
        let json = try JSONObject(configOf: "llava", in: folder)
        text = try DecoderFamily.llama.config(json)
        guard let path = try json.string("mm_vision_tower") else { throw json.missing("mm_vision_tower") }
        // Only below the model's folder.
        let parts = path.split(separator: "/").filter { $0 != "." }
        guard !path.hasPrefix("/"), !parts.isEmpty, !parts.contains("..") else {
            throw json.wrongType("mm_vision_tower", expected: "a folder within the model's")
        }
        tower = parts.reduce(folder) { $0.appending(path: String($1)) }
        vision = try VisionTransformerConfig(Self.visionJSON(tower), default: .clip)
        if let width = try json.integer("mm_hidden_size"), width != vision.hiddenSize {
            throw json.wrongType("mm_hidden_size", expected: "\(vision.hiddenSize), the width of the vision tower")
        }
        visionOutput = .hidden(
            try ConfigReader(json)("mm_vision_select_layer", -2, in: -vision.layers - 1 ... -1))
        let feature = try json.string("mm_vision_select_feature") ?? "patch"
        guard feature == "patch" || feature == "cls_patch" else {
            throw json.wrongType("mm_vision_select_feature", expected: "“patch” or “cls_patch”")
        }
        showsClassToken = feature == "cls_patch"
        let projector = try json.string("mm_projector_type") ?? "linear"
        guard let (depth, isNormalized) = Self.projector(projector) else {
            throw json.wrongType("mm_projector_type", expected: "a projector that Alto knows")
        }
        (projectorDepth, projectorIsNormalized) = (depth, isNormalized)
        padsPictures = try json.string("image_aspect_ratio") == "pad"
    }

    /// How many places a picture takes in the text.
    package var tokensPerPicture: Int { showsClassToken ? vision.tokens : vision.patches }

    /// The vision tower's own file, or the part of it where the tower is a whole CLIP.
    private static func visionJSON(_ tower: URL) throws(ModelFileError) -> JSONObject {
        guard let file = ModelFile("config.json", in: tower) else {
            throw .unreadable(file: "config.json of the vision tower")
        }
        let json = try JSONObject(file.json(), file: "config.json of the vision tower")
        return try json.object("vision_config") ?? json
    }

    /// `mlp2x_gelu`: two layers; `mlp2x_gelu_Norm`: with norms.
    private static func projector(_ type: String) -> (depth: Int, isNormalized: Bool)? {
        guard let match = type.wholeMatch(of: /mlp([1-9])x_gelu(_Norm)?/), let depth = Int(match.1) else { return nil }
        return (depth, match.2 != nil)
    }
}
