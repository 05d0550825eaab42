package import AltoGraph

/// From patches to a text's width, and from any number of them to a fixed one (Laurençon et al., 2024, "What matters
/// when building vision-language models?", section 3.2): a gated MLP, then a perceiver resampler with the norms, the
/// grouped heads and the MLP of the language model.
package struct Idefics2Connector {
    private let projection: Idefics2MLP
    private let latents: Node
    private let layers: [Idefics2PerceiverLayer]
    private let norm: Idefics2RMSNorm

    package struct Config: Sendable, Equatable {
        package var latents = 64
        package var depth = 3
        package var heads = 16
        package var headDim = 96
        package var keyValueHeads = 4
        package var activation = Activation.silu
        package var epsilon = 1e-6

        package init() {}
    }

    /// - Parameters:
    ///   - checkpoint: `connector`.
    ///   - textActivation: of the gated MLP before the resampler; the language model's.
    package init(
        _ checkpoint: Checkpoint, _ config: Config, visionSize: Int, textSize: Int, textIntermediateSize: Int,
        textActivation: Activation = .silu
    ) throws(CheckpointError) {
        projection = try Idefics2MLP(
            checkpoint["modality_projection"], inSize: visionSize, innerSize: textIntermediateSize, outSize: textSize,
            activation: textActivation)
        let resampler = checkpoint["perceiver_resampler"]
        latents = try resampler.tensor("latents", [config.latents, textSize])
        var layers: [Idefics2PerceiverLayer] = []
        for index in 0..<config.depth {
            layers.append(try Idefics2PerceiverLayer(resampler["layers"][index], config, width: textSize))
        }
        self.layers = layers
        norm = try Idefics2RMSNorm(resampler["norm"], width: textSize, epsilon: config.epsilon)
    }

    /// - Parameters:
    ///   - states: [tiles, patches, visionSize].
    ///   - mask: what is added to the patches' scores, [tiles, 1, 1, patches].
    /// - Returns: [tiles, latents, textSize].
    package func callAsFunction(_ states: Node, mask: Node?) -> Node {
        let context = projection(states)
        let tiles = context.shapeOf().slice(0, 1, axis: 0)
        let shape = latents.shape
        var states = latents.broadcast(
            to: .concatenated([tiles, .constant(integers: [shape[0], shape[1]], [2])], axis: 0))
        // The latents are all looked at.
        let mask = mask.map { $0.padded(before: [0, 0, 0, 0], after: [0, 0, 0, shape[0]]) }
        for layer in layers { states = layer(states, to: context, mask: mask) }
        return norm(states)
    }
}

/// Norms, attention of the latents to the patches and to themselves, norm, gated MLP; each pair beside a shortcut.
private struct Idefics2PerceiverLayer {
    private let latentsNorm: Idefics2RMSNorm
    private let contextNorm: Idefics2RMSNorm
    private let query: Linear
    private let key: Linear
    private let value: Linear
    private let outProjection: Linear
    private let attention: Attention
    private let heads: Int
    private let mlpNorm: Idefics2RMSNorm
    private let mlp: Idefics2MLP

    init(_ checkpoint: Checkpoint, _ config: Idefics2Connector.Config, width: Int) throws(CheckpointError) {
        func norm(_ name: String) throws(CheckpointError) -> Idefics2RMSNorm {
            try Idefics2RMSNorm(checkpoint[name], width: width, epsilon: config.epsilon)
        }
        func linear(_ name: String, heads: Int) throws(CheckpointError) -> Linear {
            try Linear(
                checkpoint["self_attn"][name], inFeatures: width, outFeatures: heads * config.headDim, bias: false)
        }
        latentsNorm = try norm("input_latents_norm")
        contextNorm = try norm("input_context_norm")
        query = try linear("q_proj", heads: config.heads)
        key = try linear("k_proj", heads: config.keyValueHeads)
        value = try linear("v_proj", heads: config.keyValueHeads)
        outProjection = try Linear(
            checkpoint["self_attn"]["o_proj"], inFeatures: config.heads * config.headDim, outFeatures: width,
            bias: false)
        attention = Attention(heads: config.keyValueHeads, headDim: config.headDim)
        heads = config.heads
        mlpNorm = try norm("post_attention_layernorm")
        mlp = try Idefics2MLP(
            checkpoint["mlp"], inSize: width, innerSize: 4 * width, outSize: width, activation: config.activation)
    }

    func callAsFunction(_ latents: Node, to context: Node, mask: Node?) -> Node {
        let normalized = latentsNorm(latents)
        let seen = Node.concatenated([contextNorm(context), normalized], axis: 1)
        // Queries that share a head of keys stand behind one another as if they were one longer row.
        let all = Attention(heads: heads, headDim: attention.headDim)
        let queries = all.splitHeads(query(normalized))  // [tiles, heads, latents, headDim]
        let found = attention(
            query: queries.reshaped([0, attention.heads, -1, attention.headDim]),
            keys: attention.splitHeads(key(seen)), values: attention.splitHeads(value(seen)), mask: mask)
        let attended = latents + outProjection(all.mergeHeads(found.reshaped(to: queries.shapeOf())))
        return attended + mlp(mlpNorm(attended))
    }
}

/// The norm of language models (Zhang and Sennrich, 2019).
private struct Idefics2RMSNorm {
    private let weight: Node
    private let epsilon: Double

    init(_ checkpoint: Checkpoint, width: Int, epsilon: Double) throws(CheckpointError) {
        weight = try checkpoint.tensor("weight", [width])
        self.epsilon = epsilon
    }

    func callAsFunction(_ x: Node) -> Node { x / ((x * x).mean(axis: -1) + Float(epsilon)).sqrt() * weight }
}

/// Gated linear units (Shazeer, 2020).
private struct Idefics2MLP {
    private let gate: Linear
    private let up: Linear
    private let down: Linear
    private let activation: Activation

    init(
        _ checkpoint: Checkpoint, inSize: Int, innerSize: Int, outSize: Int, activation: Activation
    ) throws(CheckpointError) {
        gate = try Linear(checkpoint["gate_proj"], inFeatures: inSize, outFeatures: innerSize, bias: false)
        up = try Linear(checkpoint["up_proj"], inFeatures: inSize, outFeatures: innerSize, bias: false)
        down = try Linear(checkpoint["down_proj"], inFeatures: innerSize, outFeatures: outSize, bias: false)
        self.activation = activation
    }

    func callAsFunction(_ x: Node) -> Node { down(activation(gate(x)) * up(x)) }
}
