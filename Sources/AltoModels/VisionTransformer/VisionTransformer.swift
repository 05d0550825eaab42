// The picture encoders of large models: vision transformers (Dosovitskiy et al., 2021) as CLIP (Radford et al., 2021)
// and SigLIP (Zhai et al., 2023) trained them. Tensors are named as in transformers' checkpoints.

package import AltoGraph

/// Pictures to one vector a patch, with CLIP that of the class token before them.
package struct VisionTransformer {
    package let config: VisionTransformerConfig
    private let embeddings: PatchEmbeddings
    private let preNorm: LayerNorm?
    private let layers: [VisionTransformerLayer]
    private let postNorm: LayerNorm?

    /// Which states a model goes on with.
    package enum Output: Sendable, Equatable {
        /// Those behind the last layer and the norm.
        case normalized
        /// Those that transformers numbers so among `hidden_states`: 0 before the first layer, -1 behind the last, -2
        /// behind the last but one. No norm. The layers behind are not computed, and their tensors not taken.
        case hidden(Int)
    }

    /// - Parameters:
    ///   - checkpoint: where `embeddings`, `encoder` and the norms are.
    ///   - mostScoreBytes: how much memory the scores of one tile may take at once, at least one head's: those of Idefics2's
    ///     4,900 patches and 16 heads would take 1.5 GB, and what comes of them as much again.
    /// - Throws: `CheckpointError`, also where there is no such layer.
    package init(
        _ checkpoint: Checkpoint, _ config: VisionTransformerConfig, output: Output, mostScoreBytes: Int = 256 << 20
    ) throws(CheckpointError) {
        self.config = config
        embeddings = try PatchEmbeddings(checkpoint["embeddings"], config)
        // transformers' own spelling.
        preNorm =
            config.isCLIP
            ? try LayerNorm(checkpoint["pre_layrnorm"], hiddenSize: config.hiddenSize, epsilon: config.epsilon) : nil
        var layers: [VisionTransformerLayer] = []
        for index in 0..<Self.depth(config, output) {
            layers.append(
                try VisionTransformerLayer(
                    checkpoint["encoder"]["layers"][index], config, mostScoreBytes: mostScoreBytes))
        }
        self.layers = layers
        postNorm =
            output == .normalized
            ? try LayerNorm(checkpoint["post_layernorm"], hiddenSize: config.hiddenSize, epsilon: config.epsilon) : nil
    }

    /// Whether a checkpoint may hold a tensor that this does not need: of layers behind the wanted states, of the norm and
    /// the head behind those, or the numbers 0, 1, 2... as a buffer of older versions.
    ///
    /// - Parameter name: as seen from the transformer.
    package func leaves(_ name: some StringProtocol) -> Bool {
        let parts = name.split(separator: ".")
        if parts.first == "encoder", parts.count > 2, let layer = Int(parts[2]) {
            return layer >= layers.count && layer < config.layers
        }
        return parts.last == "position_ids" || parts.first == "head"
            || (postNorm == nil && parts.first == "post_layernorm")
    }

    /// How many layers are computed.
    package static func depth(_ config: VisionTransformerConfig, _ output: Output) -> Int {
        guard case .hidden(let index) = output else { return config.layers }
        return min(max(index < 0 ? config.layers + 1 + index : index, 0), config.layers)
    }

    /// - Parameters:
    ///   - pixels: normalized, [tiles, 3, height, width].
    ///   - positions: which place in the table each patch has, int32 [tiles, patches]; without them pictures are whole
    ///     squares.
    ///   - mask: what is added to the scores of patches that are looked at, float32 [tiles, 1, 1, patches].
    /// - Returns: [tiles, tokens, hiddenSize].
    package func callAsFunction(_ pixels: Node, positions: Node? = nil, mask: Node? = nil) -> Node {
        var states = embeddings(pixels, positions)
        if let preNorm { states = preNorm(states) }
        for layer in layers { states = layer(states, mask: mask) }
        return postNorm?(states) ?? states
    }

    /// States without that of the class token.
    package func withoutClassToken(_ states: Node) -> Node {
        config.isCLIP ? states.slice(1, Int(Int32.max), axis: 1) : states
    }
}

/// A vector for each patch, with CLIP the class token before them, and where each of them is.
private struct PatchEmbeddings {
    private let patches: Convolution
    private let classToken: Node?
    private let table: Embedding
    private let hiddenSize: Int

    init(_ checkpoint: Checkpoint, _ config: VisionTransformerConfig) throws(CheckpointError) {
        hiddenSize = config.hiddenSize
        patches = try Convolution(
            checkpoint["patch_embedding"], inChannels: 3, outChannels: hiddenSize,
            kernelSize: [config.patchSize, config.patchSize], Convolution.Geometry(stride: config.patchSize),
            bias: !config.isCLIP)
        classToken = config.isCLIP ? try checkpoint.tensor("class_embedding", [hiddenSize]) : nil
        table = try Embedding(
            checkpoint["position_embedding"], numEmbeddings: config.tokens, embeddingDim: hiddenSize)
    }

    func callAsFunction(_ pixels: Node, _ places: Node?) -> Node {
        let patches = patches(pixels)  // [tiles, hiddenSize, rows, columns]
            .reshaped([0, hiddenSize, -1])  // [tiles, hiddenSize, patches]
            .transposed([0, 2, 1])  // [tiles, patches, hiddenSize]
        // Without places one table serves all tiles.
        let positions = places.map { table($0) } ?? table.weight
        guard let classToken else { return patches + positions }
        let tiles = patches.shapeOf().slice(0, 1, axis: 0)
        let target = Node.concatenated([tiles, .constant(integers: [1, hiddenSize], [2])], axis: 0)
        return .concatenated([classToken.broadcast(to: target), patches], axis: 1) + positions
    }
}

/// Norm, self-attention, norm, MLP; each pair beside a shortcut.
private struct VisionTransformerLayer {
    private let attentionNorm: LayerNorm
    private let attention: MultiHeadAttention
    private let mlpNorm: LayerNorm
    private let mlp: MLP
    /// In how many parts heads are worked out, one after another.
    private let parts: Int

    init(
        _ checkpoint: Checkpoint, _ config: VisionTransformerConfig, mostScoreBytes: Int
    ) throws(CheckpointError) {
        let headBytes = config.tokens * config.tokens * 4
        parts =
            (1...config.heads).first {
                config.heads.isMultiple(of: $0) && config.heads / $0 * headBytes <= mostScoreBytes
            } ?? config.heads
        attentionNorm = try LayerNorm(checkpoint["layer_norm1"], hiddenSize: config.hiddenSize, epsilon: config.epsilon)
        attention = try MultiHeadAttention(
            checkpoint["self_attn"], hiddenSize: config.hiddenSize,
            Attention(heads: config.heads, headDim: config.hiddenSize / config.heads))
        mlpNorm = try LayerNorm(checkpoint["layer_norm2"], hiddenSize: config.hiddenSize, epsilon: config.epsilon)
        mlp = MLP(
            fc1: try Linear(
                checkpoint["mlp"]["fc1"], inFeatures: config.hiddenSize, outFeatures: config.intermediateSize),
            activation: config.activation,
            fc2: try Linear(
                checkpoint["mlp"]["fc2"], inFeatures: config.intermediateSize, outFeatures: config.hiddenSize))
    }

    func callAsFunction(_ states: Node, mask: Node?) -> Node {
        let attended = states + attend(attentionNorm(states), mask: mask)
        return attended + mlp(mlpNorm(attended))
    }

    /// The explicit form: the runtime's one operation of attention is no faster here and takes as much memory.
    private func attend(_ states: Node, mask: Node?) -> Node {
        guard parts > 1 else { return attention(states, attention.cache(states), mask: mask) }
        let cache = attention.cache(states)
        let heads = Attention(heads: attention.attention.heads / parts, headDim: attention.attention.headDim)
        let found = zip(
            zip(attention.queries(states).split(parts, axis: 1), cache.keys.split(parts, axis: 1)),
            cache.values.split(parts, axis: 1)
        ).map { heads(query: $0.0, keys: $0.1, values: $1, mask: mask) }
        return attention.projectOutput(.concatenated(found, axis: 1))
    }
}
