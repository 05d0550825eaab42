import AltoGraph

/// The flow between latent frames and the text's distribution, run backwards (Kim, Kong and Son, 2021, section 2.2.1;
/// mean-only coupling layers, as in WaveGlow).
struct ResidualCouplingFlow {
    private let layers: [Layer]

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        var layers: [Layer] = []
        for index in 0..<config.flow.flows { layers.append(try Layer(checkpoint["flows"][index], config)) }
        self.layers = layers
    }

    /// - Parameters:
    ///   - x: [1, flowSize, frames].
    ///   - speaker: [1, speakerEmbeddingSize, 1].
    /// - Returns: the latent frames, of x's shape.
    func inverse(_ x: Node, speaker: Node?) -> Node {
        layers.reversed().reduce(x) { x, layer in layer.inverse(x.reversed(axis: 1), speaker: speaker) }
    }

    private struct Layer {
        let convPre: Convolution
        let waveNet: WaveNet
        let convPost: Convolution

        init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
            let half = config.flowSize / 2
            convPre = try Convolution(plain: checkpoint["conv_pre"], inChannels: half, outChannels: config.hiddenSize)
            waveNet = try WaveNet(checkpoint["wavenet"], config)
            convPost = try Convolution(plain: checkpoint["conv_post"], inChannels: config.hiddenSize, outChannels: half)
        }

        func inverse(_ x: Node, speaker: Node?) -> Node {
            let halves = x.split(2, axis: 1)
            return .concatenated(
                [halves[0], halves[1] - convPost(waveNet(convPre(halves[0]), speaker: speaker))], axis: 1)
        }
    }
}

/// Gated convolutions with residual and skip connections (van den Oord et al., 2016), not causal.
private struct WaveNet {
    private struct Layer {
        let gates: Convolution
        let residualAndSkip: Convolution
    }

    private let layers: [Layer]
    private let condition: Convolution?

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        let (hiddenSize, count) = (config.hiddenSize, config.flow.layers)
        condition =
            config.hasSpeakers
            ? try Convolution(
                weightNorm: checkpoint["cond_layer"], inChannels: config.speakerEmbeddingSize,
                outChannels: 2 * hiddenSize * count, kernelSize: 1)
            : nil
        var layers: [Layer] = []
        var dilation = 1
        for index in 0..<count {
            layers.append(
                Layer(
                    gates: try Convolution(
                        weightNorm: checkpoint["in_layers"][index], inChannels: hiddenSize, outChannels: 2 * hiddenSize,
                        kernelSize: config.flow.kernelSize, dilation: dilation),
                    // Nothing follows the last layer that could need its residual.
                    residualAndSkip: try Convolution(
                        weightNorm: checkpoint["res_skip_layers"][index], inChannels: hiddenSize,
                        outChannels: index + 1 < count ? 2 * hiddenSize : hiddenSize, kernelSize: 1)))
            dilation = dilation.multipliedReportingOverflow(by: config.flow.dilationRate).partialValue
        }
        self.layers = layers
    }

    /// [1, hiddenSize, frames] to the same.
    func callAsFunction(_ x: Node, speaker: Node?) -> Node {
        var x = x
        var output: Node?
        let conditions = condition.flatMap { condition in speaker.map { condition($0).split(layers.count, axis: 1) } }
        for (index, layer) in layers.enumerated() {
            var gates = layer.gates(x)
            if let conditions { gates = gates + conditions[index] }
            let halves = gates.split(2, axis: 1)
            let made = layer.residualAndSkip(halves[0].tanh() * halves[1].sigmoid())
            var skip = made
            if index + 1 < layers.count {
                let parts = made.split(2, axis: 1)
                x = x + parts[0]
                skip = parts[1]
            }
            output = output.map { $0 + skip } ?? skip
        }
        return output ?? x
    }
}
