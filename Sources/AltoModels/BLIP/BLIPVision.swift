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
        norm = try LayerNorm(checkpoint["post_layernorm"], width: config.width, epsilon: config.epsilon)
    }

    /// - Parameter pixels: normalised, [batch, 3, height, width].
    /// - Returns: [batch, 1 + patches, width], as all states are.
    package func embed(_ pixels: Node) -> Node { embeddings(pixels) }

    package var layerCount: Int { layers.count }

    /// The states behind each of some of the layers.
    package func states(_ state: Node, through range: Range<Int>) -> [Node] {
        var states: [Node] = []
        for layer in layers[range.clamped(to: layers.indices)] { states.append(layer(states.last ?? state)) }
        return states
    }

    /// What comes behind the last layer.
    package func normalise(_ state: Node) -> Node { norm(state) }
}

/// A vector for each patch, the class token before them, and where each of them is.
private struct VisionEmbeddings {
    private let patches: Convolution
    private let classToken: Node
    private let positions: Node
    private let width: Int

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Vision) throws(CheckpointError) {
        width = config.width
        patches = try Convolution(
            checkpoint["patch_embedding"], inputs: 3, outputs: width, kernel: [config.patchSize, config.patchSize],
            Convolution.Geometry(stride: config.patchSize))
        classToken = try checkpoint.tensor("class_embedding", [1, 1, width])
        positions = try checkpoint.tensor("position_embedding", [1, config.positions, width])
    }

    func callAsFunction(_ pixels: Node) -> Node {
        let patches = patches(pixels)  // [batch, width, rows, columns]
            .reshaped([0, width, -1])  // [batch, width, patches]
            .transposed([0, 2, 1])  // [batch, patches, width]
        let batch = patches.shapeNode().slice(0, 1, axis: 0)
        let target = Node.concatenated([batch, .constant(integers: [1, width], [2])], axis: 0)
        let classTokens = classToken.broadcast(to: target)  // [batch, 1, width]
        return .concatenated([classTokens, patches], axis: 1) + positions
    }
}

/// Norm, self-attention, norm, perceptron; each pair beside a shortcut.
private struct VisionLayer {
    private let attentionNorm: LayerNorm
    private let attention: VisionAttention
    private let perceptronNorm: LayerNorm
    private let perceptron: Perceptron

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Vision) throws(CheckpointError) {
        attentionNorm = try LayerNorm(checkpoint["layer_norm1"], width: config.width, epsilon: config.epsilon)
        attention = try VisionAttention(checkpoint["self_attn"], config)
        perceptronNorm = try LayerNorm(checkpoint["layer_norm2"], width: config.width, epsilon: config.epsilon)
        perceptron = Perceptron(
            widen: try Linear(checkpoint["mlp"]["fc1"], inputs: config.width, outputs: config.innerWidth),
            activation: config.activation,
            narrow: try Linear(checkpoint["mlp"]["fc2"], inputs: config.innerWidth, outputs: config.width))
    }

    func callAsFunction(_ states: Node) -> Node {
        let attended = states + attention(attentionNorm(states))
        return attended + perceptron(perceptronNorm(attended))
    }
}

/// Self-attention whose queries, keys and values come from one matrix.
private struct VisionAttention {
    private let queryKeyValue: Linear
    private let projection: Linear
    private let attention: Attention

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Vision) throws(CheckpointError) {
        queryKeyValue = try Linear(checkpoint["qkv"], inputs: config.width, outputs: 3 * config.width)
        projection = try Linear(checkpoint["projection"], inputs: config.width, outputs: config.width)
        attention = Attention(heads: config.heads, headWidth: config.width / config.heads)
    }

    func callAsFunction(_ states: Node) -> Node {
        let parts = queryKeyValue(states)  // [batch, length, 3 * width]
            .split(3, axis: 2).map(attention.split)  // each [batch, heads, length, headWidth]
        return projection(attention.join(attention(query: parts[0], keys: parts[1], values: parts[2])))
    }
}
