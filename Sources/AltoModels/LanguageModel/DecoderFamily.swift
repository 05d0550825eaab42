import AltoGraph
import AltoJSON

/// The decoder-only language models that Alto knows, by the `model_type` of their config.
package enum DecoderFamily: String, Sendable, CaseIterable {
    case llama, mistral, phi3, gemma, gemma2

    /// What transformers' configuration class of that name says where a file says nothing.
    private var defaults: DecoderConfig {
        var config = DecoderConfig()
        switch self {
        case .llama: break
        case .mistral:
            (config.intermediateSize, config.keyValueHeads) = (14_336, 8)
            (config.maxPositions, config.windowedLayers) = (131_072, .all)
        case .phi3:
            (config.vocabSize, config.hiddenSize, config.intermediateSize) = (32_064, 3072, 8192)
            (config.maxPositions, config.epsilon) = (4096, 1e-5)
            (config.fusesProjections, config.windowedLayers) = (true, .all)
        case .gemma:
            (config.vocabSize, config.hiddenSize, config.intermediateSize) = (256_000, 3072, 24_576)
            (config.layers, config.heads, config.keyValueHeads, config.headDim) = (28, 16, 16, 256)
            (config.maxPositions, config.activation) = (8192, .tanhGELU)
            (config.tiesEmbeddings, config.normAddsOne) = (true, true)
        case .gemma2:
            (config.vocabSize, config.hiddenSize, config.intermediateSize) = (256_000, 2304, 9216)
            (config.layers, config.heads, config.keyValueHeads, config.headDim) = (26, 8, 4, 256)
            (config.maxPositions, config.activation) = (8192, .tanhGELU)
            (config.tiesEmbeddings, config.normAddsOne, config.hasPostNorms) = (true, true, true)
            (config.slidingWindow, config.windowedLayers) = (4096, .everyOther)
        }
        return config
    }

    /// How many heads of keys there are where a file does not say: nil for as many as heads of queries.
    private var defaultKeyValueHeads: Int? { self == .llama || self == .phi3 ? nil : defaults.keyValueHeads }
    /// How wide a head is where a file does not say: nil for its part of the hidden size.
    private var defaultHeadDim: Int? { self == .gemma || self == .gemma2 ? defaults.headDim : nil }

    /// - Parameter json: `config.json`, or its `text_config`.
    /// - Throws: `ModelFileError`.
    func config(_ json: JSONObject) throws(ModelFileError) -> DecoderConfig {
        var config = defaults
        let read = ConfigReader(json)
        config.vocabSize = try read("vocab_size", config.vocabSize, atMost: 1 << 20)
        config.hiddenSize = try read("hidden_size", config.hiddenSize)
        config.intermediateSize = try read("intermediate_size", config.intermediateSize)
        config.layers = try read("num_hidden_layers", config.layers, atMost: 512)
        config.heads = try read("num_attention_heads", config.heads, atMost: 1024)
        config.keyValueHeads = try read("num_key_value_heads", defaultKeyValueHeads ?? config.heads, atMost: 1024)
        guard config.heads.isMultiple(of: config.keyValueHeads) else {
            throw json.wrongType("num_key_value_heads", expected: "a divisor of num_attention_heads")
        }
        if defaultHeadDim == nil, json.json["head_dim"] == nil { try read.divides(config.heads, config.hiddenSize) }
        config.headDim = try read("head_dim", defaultHeadDim ?? config.hiddenSize / config.heads, atMost: 1024)
        guard config.headDim.isMultiple(of: 2) else { throw json.wrongType("head_dim", expected: "an even number") }
        config.maxPositions = try read("max_position_embeddings", config.maxPositions, atMost: 1 << 24)
        config.epsilon = try read.epsilon("rms_norm_eps", config.epsilon)
        let field = json.json["hidden_activation"] == nil ? "hidden_act" : "hidden_activation"
        // Gemma's older files say “gelu” and mean its approximation, which is what `hidden_activation` came to say.
        if !config.normAddsOne || field == "hidden_activation" {
            config.activation = try read.activation(field, config.activation)
        }
        config.attentionBias = try json.bool("attention_bias") ?? false
        config.outputBias = config.attentionBias
        config.mlpBias = try json.bool("mlp_bias") ?? false
        config.tiesEmbeddings = try json.bool("tie_word_embeddings") ?? config.tiesEmbeddings
        config.rope = try RotaryConfig(
            json, headDim: config.headDim, maxPositions: config.maxPositions, defaults: config.rope)
        // Said to be none is another thing than not said.
        if self == .mistral, json.json.members?.contains(where: { $0.key == "sliding_window" }) != true {
            config.slidingWindow = 4096
        }
        if json.json["sliding_window"] != nil {
            config.slidingWindow = try read("sliding_window", 1, atMost: 1 << 24)
        }
        if config.normAddsOne { config.embeddingScale = Float(config.hiddenSize).squareRoot() }
        if self == .gemma2 { try readGemma2(json, &config) }
        return config
    }

    private func readGemma2(_ json: JSONObject, _ config: inout DecoderConfig) throws(ModelFileError) {
        let read = ConfigReader(json)
        config.attentionScale = 1 / (try read.number("query_pre_attn_scalar", 256, above: 0, to: 1e6)).squareRoot()
        config.attentionSoftcap = try read.number("attn_logit_softcapping", 50, above: 0, to: 1e6)
        config.logitsSoftcap = try read.number("final_logit_softcapping", 30, above: 0, to: 1e6)
    }
}
