import AltoGraph

/// Symbols to hidden states and to the mean and log-variance of the latent frames that they stand for (Kim, Kong and Son,
/// 2021, "Conditional variational autoencoder with adversarial learning for end-to-end text-to-speech", section 2.2).
struct VITSTextEncoder {
    private let embedding: Embedding
    private let layers: [Layer]
    private let projection: Convolution
    private let config: VITSConfig

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        self.config = config
        embedding = try Embedding(
            checkpoint["embed_tokens"], numEmbeddings: config.vocabSize, embeddingDim: config.hiddenSize)
        var layers: [Layer] = []
        for index in 0..<config.text.layers { layers.append(try Layer(checkpoint["encoder"]["layers"][index], config)) }
        self.layers = layers
        projection = try Convolution(
            plain: checkpoint["project"], inChannels: config.hiddenSize, outChannels: 2 * config.flowSize)
    }

    /// - Parameter symbols: [1, length].
    /// - Returns: the states behind the embedding and each layer, [1, length, hiddenSize]; and the means and log-variances,
    ///   [1, flowSize, length].
    func callAsFunction(_ symbols: Node) -> (states: [Node], means: Node, logVariances: Node) {
        let relativePositions = RelativePositions(
            length: symbols.shapeOf().slice(1, 2, axis: 0), window: config.text.windowSize)
        var states = [embedding(symbols) * Float(config.hiddenSize).squareRoot()]
        for layer in layers { states.append(layer(states[states.count - 1], relativePositions: relativePositions)) }
        let statistics = projection(states[states.count - 1].transposed([0, 2, 1])).split(2, axis: 1)
        return (states, statistics[0], statistics[1])
    }

    private struct Layer {
        let attention: RelativeAttention
        let attentionNorm: LayerNorm
        let conv1: Convolution
        let conv2: Convolution
        let activation: Activation
        let norm: LayerNorm
        let padding: (before: Int, after: Int)

        init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
            let (hiddenSize, inner, kernel) = (config.hiddenSize, config.text.intermediateSize, config.text.kernelSize)
            attention = try RelativeAttention(checkpoint["attention"], config)
            attentionNorm = try LayerNorm(checkpoint["layer_norm"], hiddenSize: hiddenSize, epsilon: config.epsilon)
            let forward = checkpoint["feed_forward"]
            conv1 = try Convolution(forward["conv_1"], inChannels: hiddenSize, outChannels: inner, kernelSize: [kernel])
            conv2 = try Convolution(forward["conv_2"], inChannels: inner, outChannels: hiddenSize, kernelSize: [kernel])
            activation = config.text.activation
            norm = try LayerNorm(checkpoint["final_layer_norm"], hiddenSize: hiddenSize, epsilon: config.epsilon)
            // An even kernel looks farther ahead than back.
            padding = ((kernel - 1) / 2, kernel / 2)
        }

        func callAsFunction(_ x: Node, relativePositions: RelativePositions) -> Node {
            let x = attentionNorm(x + attention(x, relativePositions: relativePositions))
            let inner = activation(conv1(padded(x.transposed([0, 2, 1]))))
            return norm(x + conv2(padded(inner)).transposed([0, 2, 1]))
        }

        private func padded(_ x: Node) -> Node {
            x.padded(before: [0, 0, padding.before], after: [0, 0, padding.after])
        }
    }
}
