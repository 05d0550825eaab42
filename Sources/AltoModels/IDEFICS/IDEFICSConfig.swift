import AltoJSON
package import Foundation

/// Sizes of IDEFICS (Laurençon et al., 2023, "OBELICS", section 4: an open Flamingo), as `config.json` gives them.
package struct IDEFICSConfig: Sendable, Equatable {
    /// Llama, with words of its own and cross-attention.
    package var text: DecoderConfig
    package var vision: VisionTransformerConfig
    /// What makes a fixed number of vectors of a picture; nil where all of them are shown.
    package var resampler: IdeficsPerceiver.Config?

    /// - Throws: `ModelFileError` when a field has another type or a size that no model has.
    package init(folder: URL) throws(ModelFileError) {
        let json = try JSONObject(configOf: "idefics", in: folder)
        let read = ConfigReader(json)
        vision =
            try json.object("vision_config").map { json throws(ModelFileError) in
                try VisionTransformerConfig(json, default: .idefics)
            } ?? .idefics
        text = try DecoderFamily.llama.config(json)
        text.additionalVocabSize = try read("additional_vocab_size", 0, in: 0...1 << 16)
        var crossAttention = CrossAttentionConfig()
        crossAttention.interval = try read("cross_layer_interval", 1, atMost: text.layers)
        // Else the last layers would want one more than checkpoints have.
        guard text.layers.isMultiple(of: crossAttention.interval) else {
            throw json.wrongType("cross_layer_interval", expected: "a divisor of num_hidden_layers")
        }
        crossAttention.pictureSize = vision.hiddenSize
        crossAttention.normalizesQueriesAndKeys = try json.bool("qk_layer_norms") ?? false
        text.crossAttention = crossAttention
        guard try json.bool("use_resampler") ?? false else { return }
        var resampler = IdeficsPerceiver.Config()
        if let json = try json.object("perceiver_config") {
            let read = ConfigReader(json)
            resampler.latents = try read("resampler_n_latents", resampler.latents, atMost: 1024)
            resampler.depth = try read("resampler_depth", resampler.depth, atMost: 64)
            resampler.heads = try read("resampler_n_heads", resampler.heads, atMost: 256)
            resampler.headDim = try read("resampler_head_dim", resampler.headDim, atMost: 1024)
            resampler.normalizesQueriesAndKeys = try json.bool("qk_layer_norms_perceiver") ?? false
        }
        self.resampler = resampler
    }
}
