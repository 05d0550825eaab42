import AltoJSON
package import Foundation

/// Sizes of Idefics2 (Laurençon et al., 2024, "What matters when building vision-language models?"), as `config.json` gives
/// them.
package struct Idefics2Config: Sendable, Equatable {
    package var text: DecoderConfig
    package var vision: VisionTransformerConfig
    package var connector: Idefics2Connector.Config
    /// The token in whose places a picture's vectors stand.
    package var imageToken: Int

    /// - Throws: `ModelFileError`.
    package init(folder: URL) throws(ModelFileError) {
        let json = try JSONObject(configOf: "idefics2", in: folder)
        guard let textJSON = try json.object("text_config") else { throw json.missing("text_config") }
        text = try DecoderFamily.mistral.config(textJSON)
        if textJSON.json["max_position_embeddings"] == nil { text.maxPositions = 32_768 }
        if textJSON.json["rms_norm_eps"] == nil { text.epsilon = 1e-5 }
        text.tiesEmbeddings = try json.bool("tie_word_embeddings") ?? false
        let visionJSON = try json.object("vision_config")
        vision =
            try visionJSON.map { json throws(ModelFileError) in
                try VisionTransformerConfig(json, default: .idefics2)
            } ?? .idefics2
        connector = try Self.connector(try json.object("perceiver_config"), text)
        imageToken = try ConfigReader(json).token("image_token_id", 32_001, below: text.vocabSize)
    }

    private static func connector(
        _ json: JSONObject?, _ text: DecoderConfig
    ) throws(ModelFileError) -> Idefics2Connector.Config {
        var config = Idefics2Connector.Config()
        var width = 4096
        if let json {
            let read = ConfigReader(json)
            config.latents = try read("resampler_n_latents", config.latents, atMost: 1024)
            config.depth = try read("resampler_depth", config.depth, atMost: 64)
            config.heads = try read("resampler_n_heads", config.heads, atMost: 256)
            config.headDim = try read("resampler_head_dim", config.headDim, atMost: 1024)
            config.keyValueHeads = try read("num_key_value_heads", config.keyValueHeads, atMost: 256)
            guard config.heads.isMultiple(of: config.keyValueHeads) else {
                throw json.wrongType("num_key_value_heads", expected: "a divisor of resampler_n_heads")
            }
            config.activation = try read.activation("hidden_act", config.activation)
            config.epsilon = try read.epsilon("rms_norm_eps", config.epsilon)
            width = try read("hidden_size", width)
        }
        // As transformers has it: a file that leaves the width to it means the text's norms, too.
        if width != text.hiddenSize { config.epsilon = text.epsilon }
        return config
    }
}
