import AltoGraph

/// What stands before some layers of a decoder and looks at pictures beside the text (Flamingo: Alayrac et al., 2022,
/// section 3.1.2), as IDEFICS has it: cross-attention and MLP, each let through as far as a gate is open that began
/// shut.
struct GatedCrossAttention {
    private let inputNorm: RMSNorm
    private let attention: MultiHeadAttention
    private let queryNorm: RMSNorm?
    private let keyNorm: RMSNorm?
    private let attentionGate: Node
    private let mlpNorm: RMSNorm
    private let mlp: GatedMLP
    private let mlpGate: Node

    /// - Parameter checkpoint: one of `gated_cross_attn_layers`.
    init(_ checkpoint: Checkpoint, _ text: DecoderConfig, _ config: CrossAttentionConfig) throws(CheckpointError) {
        let hiddenSize = text.hiddenSize
        func norm(_ checkpoint: Checkpoint, _ size: Int) throws(CheckpointError) -> RMSNorm {
            try RMSNorm(checkpoint, hiddenSize: size, epsilon: text.epsilon)
        }
        // One number for all columns, or one for each.
        func gate(_ name: String) throws(CheckpointError) -> Node {
            let isNumber = checkpoint.shape(of: name)?.rank == 1
            return try checkpoint.tensor(name, isNumber ? [1] : [1, 1, hiddenSize]).tanh()
        }
        let part = checkpoint["cross_attn"]
        let inner = text.heads * text.headDim
        func linear(_ name: String, _ width: Int) throws(CheckpointError) -> Linear {
            try Linear(part[name], inFeatures: width, outFeatures: inner, bias: false)
        }
        inputNorm = try norm(checkpoint["input_layernorm"], hiddenSize)
        attention = MultiHeadAttention(
            query: try linear("q_proj", hiddenSize), key: try linear("k_proj", config.pictureSize),
            value: try linear("v_proj", config.pictureSize),
            outProjection: try Linear(part["o_proj"], inFeatures: inner, outFeatures: hiddenSize, bias: false),
            Attention(heads: text.heads, headDim: text.headDim))
        queryNorm = config.normalizesQueriesAndKeys ? try norm(part["q_layer_norm"], text.headDim) : nil
        keyNorm = config.normalizesQueriesAndKeys ? try norm(part["k_layer_norm"], text.headDim) : nil
        attentionGate = try gate("alpha_cross_attn")
        mlpNorm = try norm(checkpoint["post_attention_layernorm"], hiddenSize)
        mlp = try GatedMLP(
            checkpoint["mlp"], hiddenSize: hiddenSize, intermediateSize: text.intermediateSize,
            activation: text.activation)
        mlpGate = try gate("alpha_dense")
    }

    /// What is looked at of pictures' vectors, [1, rows, pictureSize]: [1, heads, rows, headDim].
    func cache(_ features: Node) -> KeyValueCache {
        let cache = attention.cache(features)
        return keyNorm.map { KeyValueCache(keys: $0(cache.keys), values: cache.values) } ?? cache
    }

    /// [batch, length, hiddenSize] to the same.
    func callAsFunction(_ states: Node, _ cache: KeyValueCache, _ pictures: PictureInputs) -> Node {
        let query = attention.queries(inputNorm(states))
        let found = attention.projectOutput(
            attention.attention(
                query: queryNorm?(query) ?? query, keys: cache.keys, values: cache.values, mask: pictures.mask))
        let attended = states + found * pictures.sees * attentionGate
        return attended + mlp(mlpNorm(attended)) * mlpGate
    }
}

/// How a decoder looks at pictures beside its text.
package struct CrossAttentionConfig: Sendable, Equatable {
    /// It looks before each so manieth layer, the first included.
    package var interval = 1
    /// How wide pictures' vectors are.
    package var pictureSize = 768
    package var normalizesQueriesAndKeys = false

    package init() {}
}

/// The pictures as inputs of a graph.
struct PictureInputs {
    /// What each of the layers that look at pictures sees of all of them.
    let caches: [KeyValueCache]
    /// What is added to scores, [1, 1, length, rows]: 0 where a word sees a picture.
    let mask: Node
    /// [1, length, 1]: 0 for words that see none, else 1.
    let sees: Node

    init(_ graph: inout Graph, _ config: DecoderConfig) {
        let dynamic = Shape.dynamic
        var caches: [KeyValueCache] = []
        for layer in 0..<config.crossLayers {
            let shape: Shape = [1, config.heads, dynamic, config.headDim]
            caches.append(
                KeyValueCache(
                    keys: graph.input(CausalIO.keys(layer), shape), values: graph.input(CausalIO.values(layer), shape)))
        }
        self.caches = caches
        mask = graph.input(CausalIO.pictureMask, [1, 1, dynamic, dynamic])
        sees = graph.input(CausalIO.seesPictures, [1, dynamic, 1])
    }
}
