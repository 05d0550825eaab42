import AltoJSON
package import Foundation

/// A PaliGemma checkpoint's sizes (Beyer et al., 2024; PaliGemma 2: Steiner et al., 2024): SigLIP, one matrix, Gemma.
package struct PaliGemmaConfig: Sendable {
    package let vision: VisionTransformerConfig
    package let text: DecoderConfig
    /// What stands in a text where a part of the picture is seen.
    package let imageToken: Int

    /// As many as there are parts of a picture.
    package var imageTokens: Int { vision.patches }

    /// - Throws: `ModelFileError`.
    package init(folder: URL) throws(ModelFileError) {
        let json = try JSONObject(configOf: "paligemma", in: folder)
        guard let vision = try json.object("vision_config") else { throw json.missing("vision_config") }
        guard let text = try json.object("text_config") else { throw json.missing("text_config") }
        self.vision = try VisionTransformerConfig(vision, default: .siglip)
        guard let family = DecoderFamily(rawValue: try text.string("model_type") ?? "gemma"),
            [.gemma, .gemma2].contains(family)
        else { throw text.wrongType("model_type", expected: "“gemma” or “gemma2”") }
        var config = try family.config(text)
        config.firstPosition = 1
        self.text = config
        imageToken = try ConfigReader(json)("image_token_index", 256_000, in: 0...Vocabulary.maxID)
        guard try json.integer("projection_dim") ?? config.hiddenSize == config.hiddenSize else {
            throw json.wrongType("projection_dim", expected: "the text's hidden_size")
        }
        guard imageTokens + 2 < config.maxPositions else {
            throw json.wrongType("vision_config", expected: "for pictures that the text has room for")
        }
    }
}
