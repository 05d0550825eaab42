package import Foundation

/// Sizes of Idefics3 (Laurençon et al., 2024) and SmolVLM (Marafioti et al., 2025), as `config.json` gives them.
package struct Idefics3Config: Sendable, Equatable {
    package var text: DecoderConfig
    package var vision: VisionTransformerConfig
    /// How many patches of each side become one vector.
    package var scaleFactor: Int
    /// The token in whose places a picture's vectors stand.
    package var imageToken: Int

    package static let modelTypes = ["idefics3", "smolvlm"]

    /// - Throws: `ModelFileError`.
    package init(folder: URL) throws(ModelFileError) {
        let name = "config.json"
        guard let file = ModelFile(name, in: folder) else { throw .unreadable(file: name) }
        let json = try JSONObject(try file.json(), file: name)
        let type = try json.string("model_type") ?? Self.modelTypes[0]
        guard Self.modelTypes.contains(type) else {
            throw json.wrongType("model_type", expected: "“idefics3” or “smolvlm”")
        }
        let read = ConfigReader(json)
        guard let textJSON = try json.object("text_config") else { throw json.missing("text_config") }
        text = try DecoderFamily.llama.config(textJSON)
        text.tiesEmbeddings = try json.bool("tie_word_embeddings") ?? text.tiesEmbeddings
        let visionJSON = try json.object("vision_config")
        vision =
            try visionJSON.map { json throws(ModelFileError) in
                try VisionTransformerConfig(json, default: .idefics3)
            } ?? .idefics3
        scaleFactor = try read("scale_factor", 2, atMost: 64)
        guard vision.patchesPerSide.isMultiple(of: scaleFactor) else {
            throw json.wrongType("scale_factor", expected: "a divisor of the patches on a side")
        }
        imageToken = try read.token(
            "image_token_id", type == "smolvlm" ? 128_257 : 128_257, below: text.vocabSize)
    }

    /// How many vectors stand for one tile.
    package var tileLength: Int { vision.patches / (scaleFactor * scaleFactor) }
}
