// BLIP's picture encoder: a vision transformer (Dosovitskiy et al., 2021), as in section 3.1 of BLIP (Li et al., 2022).

package import AltoGraph

/// Pictures to one vector a patch, with that of the class token before them.
package struct BLIPVision {
    private let embeddings: VisionEmbeddings
    private let layers: [VisionLayer]
    private let norm: LayerNorm

    package init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Vision) throws(CheckpointError) {
        embeddings = try VisionEmbeddings(checkpoint["embeddings"], config)
        var layers: [VisionLayer] = []
        for index in 0..<config.layers {
            layers.append(try VisionLayer(checkpoint["encoder"]["layers"][index], config))
        }
        self.layers = layers
        norm = try LayerNorm(checkpoint["post_layernorm"], hiddenSize: config.hiddenSize, epsilon: config.epsilon)
    }

    /// - Parameter pixels: normalized, [batch, 3, height, width].
    /// - Returns: [batch, 1 + patches, hiddenSize], as all states are.
    package func embed(_ pixels: Node) -> Node { embeddings(pixels) }

    package var layerCount: Int { layers.count }

    /// The states behind each of some of the layers.
    package func states(_ state: Node, through range: Range<Int>) -> [Node] {
        var states: [Node] = []
        for layer in layers[range.clamped(to: layers.indices)] { states.append(layer(states.last ?? state)) }
        return states
    }

    /// What comes behind the last layer.
    package func postLayerNorm(_ state: Node) -> Node { norm(state) }
}

/// A vector for each patch, the class token before them, and where each of them is.
private struct VisionEmbeddings {
    private let patches: Convolution
    private let classToken: Node
    private let positions: Node
    private let hiddenSize: Int

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Vision) throws(CheckpointError) {
        hiddenSize = config.hiddenSize
        patches = try Convolution(
            checkpoint["patch_embedding"], inChannels: 3, outChannels: hiddenSize,
            kernelSize: [config.patchSize, config.patchSize], Convolution.Geometry(stride: config.patchSize))
        classToken = try checkpoint.tensor("class_embedding", [1, 1, hiddenSize])
        positions = try checkpoint.tensor("position_embedding", [1, config.numPositions, hiddenSize])
    }

    func callAsFunction(_ pixels: Node) -> Node {
        let patches = patches(pixels)  // [batch, hiddenSize, rows, columns]
            .reshaped([0, hiddenSize, -1])  // [batch, hiddenSize, patches]
            .transposed([0, 2, 1])  // [batch, patches, hiddenSize]
        let batch = patches.shapeOf().slice(0, 1, axis: 0)
        let target = Node.concatenated([batch, .constant(integers: [1, hiddenSize], [2])], axis: 0)
        let classTokens = classToken.broadcast(to: target)  // [batch, 1, hiddenSize]
        return .concatenated([classTokens, patches], axis: 1) + positions
    }
}

/// Norm, self-attention, norm, MLP; each pair beside a shortcut.
private struct VisionLayer {
    private let attentionNorm: LayerNorm
    private let attention: VisionAttention
    private let mlpNorm: LayerNorm
    private let mlp: MLP

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Vision) throws(CheckpointError) {
        attentionNorm = try LayerNorm(checkpoint["layer_norm1"], hiddenSize: config.hiddenSize, epsilon: config.epsilon)
        attention = try VisionAttention(checkpoint["self_attn"], config)
        mlpNorm = try LayerNorm(checkpoint["layer_norm2"], hiddenSize: config.hiddenSize, epsilon: config.epsilon)
        mlp = MLP(
            fc1: try Linear(
                checkpoint["mlp"]["fc1"], inFeatures: config.hiddenSize, outFeatures: config.intermediateSize),
            activation: config.activation,
            fc2: try Linear(
                checkpoint["mlp"]["fc2"], inFeatures: config.intermediateSize, outFeatures: config.hiddenSize))
    }

    func callAsFunction(_ states: Node) -> Node {
        let attended = states + attention(attentionNorm(states))
        return attended + mlp(mlpNorm(attended))
    }
}

/// Self-attention whose queries, keys and values come from one matrix.
private struct VisionAttention {
    private let queryKeyValue: Linear
    private let outProjection: Linear
    private let attention: Attention

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Vision) throws(CheckpointError) {
        queryKeyValue = try Linear(checkpoint["qkv"], inFeatures: config.hiddenSize, outFeatures: 3 * config.hiddenSize)
        outProjection = try Linear(
            checkpoint["projection"], inFeatures: config.hiddenSize, outFeatures: config.hiddenSize)
        attention = Attention(heads: config.heads, headDim: config.hiddenSize / config.heads)
    }

    func callAsFunction(_ states: Node) -> Node {
        let parts = queryKeyValue(states)  // [batch, length, 3 * hiddenSize]
            .split(3, axis: 2).map(attention.splitHeads)  // each [batch, heads, length, headDim]
        return outProjection(attention.mergeHeads(attention(query: parts[0], keys: parts[1], values: parts[2])))
    }
}
