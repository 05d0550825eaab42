package import AltoGraph

/// The layers of a decoder-only language model: vectors of a text in, vectors of what comes next out.
///
/// One file for all of them; `DecoderConfig` says in what they differ.
package struct Decoder {
    package let config: DecoderConfig
    private let layers: [DecoderLayer]
    /// What stands before some of them.
    private let crossLayers: [GatedCrossAttention]
    private let norm: RMSNorm
    private let head: Linear
    /// Of the tokens that have tables of their own.
    private let additionalHead: Linear?
    /// The vectors of tokens, looked up outside of the graph.
    package let embeddings: TokenEmbeddings

    /// - Parameters:
    ///   - checkpoint: where `embed_tokens`, `layers` and `norm` are, and `gated_cross_attn_layers` if it has any.
    ///   - head: where `lm_head` is; not used where it is tied to the embeddings.
    package init(_ checkpoint: Checkpoint, head: Checkpoint, _ config: DecoderConfig) throws(CheckpointError) {
        self.config = config
        var layers: [DecoderLayer] = []
        for index in 0..<config.layers {
            layers.append(try DecoderLayer(checkpoint["layers"][index], config, index))
        }
        self.layers = layers
        var crossLayers: [GatedCrossAttention] = []
        if let crossAttention = config.crossAttention {
            for index in 0..<config.crossLayers {
                crossLayers.append(
                    try GatedCrossAttention(checkpoint["gated_cross_attn_layers"][index], config, crossAttention))
            }
        }
        self.crossLayers = crossLayers
        norm = try RMSNorm(
            checkpoint["norm"], hiddenSize: config.hiddenSize, epsilon: config.epsilon, addsOne: config.normAddsOne)
        embeddings = try TokenEmbeddings(checkpoint["embed_tokens"], config)
        // A word more or less likely is heard at once: the last matrix stays finer than the others.
        self.head = try Linear(
            (config.tiesEmbeddings ? checkpoint["embed_tokens"] : head["lm_head"]).keepingInt8,
            inFeatures: config.hiddenSize, outFeatures: config.vocabSize, bias: false)
        let additional =
            config.tiesEmbeddings
            ? checkpoint["embed_tokens"]["additional_embedding"] : head["lm_head"]["additional_fc"]
        additionalHead =
            config.additionalVocabSize > 0
            ? try Linear(
                additional.keepingInt8, inFeatures: config.hiddenSize, outFeatures: config.additionalVocabSize,
                bias: false) : nil
    }

    /// The graph that `CausalDecoder` runs.
    ///
    /// - Parameters:
    ///   - precision: what the weights were made, or how they are multiplied.
    ///   - showsStates: also puts out what is behind each layer, the last one normalized.
    package func graph(_ name: String, precision: Precision = .fp32, showsStates: Bool = false) -> Graph {
        var graph = Graph(name)
        graph.allowsBFloat16 = precision == .bf16
        graph.hasGroups = precision == .int4
        let dynamic = Shape.dynamic
        var states = [graph.input(CausalIO.embeddings, [dynamic, dynamic, config.hiddenSize])]
        let rotary = RotaryPositions(
            cosines: graph.input(CausalIO.cosines, [1, 1, dynamic, config.headDim]),
            sines: graph.input(CausalIO.sines, [1, 1, dynamic, config.headDim]))
        let parents = graph.input(CausalIO.parents, [dynamic], .int32)
        let mask = graph.input(CausalIO.mask, [1, 1, dynamic, dynamic])
        let hasWindow = (0..<config.layers).contains(where: config.hasWindow)
        let window = hasWindow ? graph.input(CausalIO.windowMask, [1, 1, dynamic, dynamic]) : mask
        let pictures = config.crossAttention.map { _ in PictureInputs(&graph, config) }
        for (index, layer) in layers.enumerated() {
            var before = states[index]
            if let pictures, let cross = config.crossLayer(before: index), cross < crossLayers.count {
                before = crossLayers[cross](before, pictures.caches[cross], pictures)
            }
            states.append(
                layer(
                    before, rotary, mask: config.hasWindow(index) ? window : mask, parents: parents,
                    cachedIn: &graph, as: "layer.\(index)"))
        }
        states[states.count - 1] = norm(states[states.count - 1])
        // Only the last position's scores are wanted.
        let last = states[states.count - 1].gather(.constant(integers: [-1], [1]), axis: 1)
        let scores = head(last)
        var logits = (additionalHead.map { .concatenated([scores, $0(last)], axis: 2) } ?? scores).squeezed(1)
        if let softcap = config.logitsSoftcap { logits = (logits * (1 / softcap)).tanh() * softcap }
        graph.output(DecoderIO.logits, logits)
        if showsStates { graph.output(states: states.dropFirst(), from: 1) }
        return graph
    }

    /// The graph of what is the same for all words that look at pictures: worked out once, when they are shown.
    ///
    /// - Returns: nil where pictures stand in the text.
    package func pictureGraph(_ name: String, precision: Precision = .fp32) -> Graph? {
        guard let width = config.crossAttention?.pictureSize else { return nil }
        var graph = Graph(name)
        graph.allowsBFloat16 = precision == .bf16
        graph.hasGroups = precision == .int4
        let features = graph.input(CausalIO.pictures, [1, Shape.dynamic, width])
        for (index, layer) in crossLayers.enumerated() {
            let cache = layer.cache(features)
            graph.output(CausalIO.keys(index), cache.keys)
            graph.output(CausalIO.values(index), cache.values)
        }
        return graph
    }
}

/// Norm, self-attention, norm, MLP; each pair beside a shortcut.
private struct DecoderLayer {
    private let inputNorm: RMSNorm
    private let attention: DecoderAttention
    /// Behind the attention: before the shortcut where there are norms behind (Gemma 2), else before the MLP.
    private let postAttentionNorm: RMSNorm
    private let preFeedforwardNorm: RMSNorm?
    private let postFeedforwardNorm: RMSNorm?
    private let mlp: GatedMLP

    init(_ checkpoint: Checkpoint, _ config: DecoderConfig, _ index: Int) throws(CheckpointError) {
        func norm(_ name: String) throws(CheckpointError) -> RMSNorm {
            try RMSNorm(
                checkpoint[name], hiddenSize: config.hiddenSize, epsilon: config.epsilon, addsOne: config.normAddsOne)
        }
        inputNorm = try norm("input_layernorm")
        attention = try DecoderAttention(checkpoint["self_attn"], config)
        postAttentionNorm = try norm("post_attention_layernorm")
        preFeedforwardNorm = config.hasPostNorms ? try norm("pre_feedforward_layernorm") : nil
        postFeedforwardNorm = config.hasPostNorms ? try norm("post_feedforward_layernorm") : nil
        mlp = try GatedMLP(
            checkpoint["mlp"], hiddenSize: config.hiddenSize, intermediateSize: config.intermediateSize,
            activation: config.activation, isFused: config.fusesProjections, bias: config.mlpBias)
    }

    /// [batch, length, hiddenSize] to the same.
    func callAsFunction(
        _ states: Node, _ rotary: RotaryPositions, mask: Node, parents: Node, cachedIn graph: inout Graph,
        as name: String
    ) -> Node {
        let attended = attention(inputNorm(states), rotary, mask: mask, parents: parents, cachedIn: &graph, as: name)
        guard let preFeedforwardNorm, let postFeedforwardNorm else {
            let states = states + attended
            return states + mlp(postAttentionNorm(states))
        }
        let states = states + postAttentionNorm(attended)
        return states + postFeedforwardNorm(mlp(preFeedforwardNorm(states)))
    }
}

/// Self-attention of which each position sees those that the mask lets it.
private struct DecoderAttention {
    private enum Projections {
        case apart(query: Linear, key: Linear, value: Linear)
        case fused(Linear)
    }

    private let projections: Projections
    private let output: Linear
    private let attention: GroupedQueryAttention

    init(_ checkpoint: Checkpoint, _ config: DecoderConfig) throws(CheckpointError) {
        let hiddenSize = config.hiddenSize
        let (queries, pairs) = (config.heads * config.headDim, config.keyValueHeads * config.headDim)
        func linear(_ name: String, _ inFeatures: Int, _ outFeatures: Int, bias: Bool) throws(CheckpointError) -> Linear
        { try Linear(checkpoint[name], inFeatures: inFeatures, outFeatures: outFeatures, bias: bias) }
        projections =
            config.fusesProjections
            ? .fused(try linear("qkv_proj", hiddenSize, queries + 2 * pairs, bias: config.attentionBias))
            : .apart(
                query: try linear("q_proj", hiddenSize, queries, bias: config.attentionBias),
                key: try linear("k_proj", hiddenSize, pairs, bias: config.attentionBias),
                value: try linear("v_proj", hiddenSize, pairs, bias: config.attentionBias))
        output = try linear("o_proj", queries, hiddenSize, bias: config.outputBias)
        attention = GroupedQueryAttention(
            heads: config.heads, keyValueHeads: config.keyValueHeads, headDim: config.headDim,
            scale: config.attentionScale, softcap: config.attentionSoftcap)
    }

    func callAsFunction(
        _ states: Node, _ rotary: RotaryPositions, mask: Node, parents: Node, cachedIn graph: inout Graph,
        as name: String
    ) -> Node {
        let (queries, pairs) = (attention.heads * attention.headDim, attention.keyValueHeads * attention.headDim)
        let parts: [Node]
        switch projections {
        case .apart(let query, let key, let value): parts = [query(states), key(states), value(states)]
        case .fused(let all):
            let joined = all(states)
            parts = [
                joined.slice(0, queries, axis: 2), joined.slice(queries, queries + pairs, axis: 2),
                joined.slice(queries + pairs, queries + 2 * pairs, axis: 2),
            ]
        }
        let query = rotary(attention.splitHeads(parts[0], attention.heads))
        let cache = graph.keyValueState(
            name, keys: rotary(attention.splitHeads(parts[1], attention.keyValueHeads)),
            values: attention.splitHeads(parts[2], attention.keyValueHeads), parents: parents)
        return output(attention.mergeHeads(attention(query: query, cache, mask: mask)))
    }
}

/// What the inputs of a decoder-only model's graph are called; its outputs are `DecoderIO`'s.
enum CausalIO {
    static let embeddings = "embeddings"
    static let cosines = "cosines"
    static let sines = "sines"
    static let parents = "parents"
    static let mask = "mask"
    static let windowMask = "mask.window"
    static let pictures = "pictures"
    /// Of pictures, for one of the layers that look at them.
    static func keys(_ layer: Int) -> String { "pictures.keys.\(layer)" }
    static func values(_ layer: Int) -> String { "pictures.values.\(layer)" }
    static let pictureMask = "mask.pictures"
    static let seesPictures = "sees.pictures"
}
