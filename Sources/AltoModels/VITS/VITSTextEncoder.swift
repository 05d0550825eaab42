import AltoGraph

/// Symbols to hidden states and to the mean and log-variance of the latent frames that they stand for (Kim, Kong and Son,
/// 2021, "Conditional variational autoencoder with adversarial learning for end-to-end text-to-speech", section 2.2).
struct VITSTextEncoder {
    private let embedding: Embedding
    private let layers: [Layer]
    private let project: Convolution
    private let config: VITSConfig

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        self.config = config
        embedding = try Embedding(checkpoint["embed_tokens"], count: config.vocabulary, width: config.width)
        var layers: [Layer] = []
        for index in 0..<config.text.layers { layers.append(try Layer(checkpoint["encoder"]["layers"][index], config)) }
        self.layers = layers
        project = try Convolution(plain: checkpoint["project"], inputs: config.width, outputs: 2 * config.flowWidth)
    }

    /// - Parameter symbols: [1, length].
    /// - Returns: the states behind the embedding and each layer, [1, length, width]; and the means and log-variances,
    ///   [1, flowWidth, length].
    func callAsFunction(_ symbols: Node) -> (states: [Node], means: Node, logVariances: Node) {
        let places = RelativePlaces(length: symbols.shapeNode().slice(1, 2, axis: 0), window: config.text.window)
        var states = [embedding(symbols) * Float(config.width).squareRoot()]
        for layer in layers { states.append(layer(states[states.count - 1], places: places)) }
        let statistics = project(states[states.count - 1].transposed([0, 2, 1])).split(2, axis: 1)
        return (states, statistics[0], statistics[1])
    }

    private struct Layer {
        let attention: RelativeAttention
        let attentionNorm: LayerNorm
        let widen: Convolution
        let narrow: Convolution
        let activation: Activation
        let norm: LayerNorm
        let padding: (before: Int, after: Int)

        init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
            let (width, inner, kernel) = (config.width, config.text.innerWidth, config.text.kernel)
            attention = try RelativeAttention(checkpoint["attention"], config)
            attentionNorm = try LayerNorm(checkpoint["layer_norm"], width: width, epsilon: config.epsilon)
            let forward = checkpoint["feed_forward"]
            widen = try Convolution(forward["conv_1"], inputs: width, outputs: inner, kernel: [kernel])
            narrow = try Convolution(forward["conv_2"], inputs: inner, outputs: width, kernel: [kernel])
            activation = config.text.activation
            norm = try LayerNorm(checkpoint["final_layer_norm"], width: width, epsilon: config.epsilon)
            // An even kernel looks farther ahead than back.
            padding = ((kernel - 1) / 2, kernel / 2)
        }

        func callAsFunction(_ x: Node, places: RelativePlaces) -> Node {
            let x = attentionNorm(x + attention(x, places: places))
            let inner = activation(widen(padded(x.transposed([0, 2, 1]))))
            return norm(x + narrow(padded(inner)).transposed([0, 2, 1]))
        }

        private func padded(_ x: Node) -> Node {
            x.padded(before: [0, 0, padding.before], after: [0, 0, padding.after])
        }
    }
}
