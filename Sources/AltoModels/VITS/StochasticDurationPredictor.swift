import AltoGraph

/// The stochastic predictor: a flow from noise to durations, run backwards (Kim, Kong and Son, 2021, section 2.2.2 and
/// appendix B).
struct StochasticDurationPredictor: DurationPredictor {
    private let convPre: Convolution
    private let ddsConv: DilatedDepthSeparableConv
    private let projection: Convolution
    private let condition: Convolution?
    private let flows: [ConvFlow]
    private let affine: ElementwiseAffine

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        let hiddenSize = config.hiddenSize
        convPre = try Convolution(plain: checkpoint["conv_pre"], inChannels: hiddenSize, outChannels: hiddenSize)
        ddsConv = try DilatedDepthSeparableConv(checkpoint["conv_dds"], config)
        projection = try Convolution(plain: checkpoint["conv_proj"], inChannels: hiddenSize, outChannels: hiddenSize)
        condition =
            config.hasSpeakers
            ? try Convolution(
                plain: checkpoint["cond"], inChannels: config.speakerEmbeddingSize, outChannels: hiddenSize) : nil
        affine = try ElementwiseAffine(checkpoint["flows"][0])
        // The first spline flow only adds to the likelihood while training: backwards it is left out.
        var flows: [ConvFlow] = []
        for index in stride(from: config.durations.flows, to: 1, by: -1) {
            flows.append(try ConvFlow(checkpoint["flows"][index], config))
        }
        self.flows = flows
    }

    /// Tensors of the predictor that only training needs.
    static func isForTraining(_ name: String) -> Bool {
        name.hasPrefix("duration_predictor.post_") || name.hasPrefix("duration_predictor.flows.1.")
    }

    func callAsFunction(_ states: Node, speaker: Node?, noise: Node) -> Node {
        var x = convPre(states)
        if let condition, let speaker { x = x + condition(speaker) }
        x = projection(ddsConv(x))
        var (first, second) = halves(noise)
        for flow in flows {
            (first, second) = (second, first)
            second = flow.inverse(second, beside: first, condition: x)
        }
        (first, second) = (second, first)
        return affine.inverse(first)
    }

    private func halves(_ x: Node) -> (Node, Node) {
        let parts = x.split(2, axis: 1)
        return (parts[0], parts[1])
    }
}

/// x = (y - t) exp(-s), of which only the first channel is asked for.
private struct ElementwiseAffine {
    let translation: Node
    let logScale: Node

    init(_ checkpoint: Checkpoint) throws(CheckpointError) {
        translation = try checkpoint.tensor("translate", [2, 1])
        logScale = try checkpoint.tensor("log_scale", [2, 1])
    }

    func inverse(_ y: Node) -> Node {
        (y - translation.slice(0, 1, axis: 0)) * (-logScale.slice(0, 1, axis: 0)).exp()
    }
}

/// One channel through a spline whose bins the other channel and the text decide.
private struct ConvFlow {
    let convPre: Convolution
    let ddsConv: DilatedDepthSeparableConv
    let projection: Convolution
    let spline: RationalQuadraticSpline
    let scale: Float

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        spline = RationalQuadraticSpline(bins: config.durations.bins, bound: config.durations.tailBound)
        convPre = try Convolution(plain: checkpoint["conv_pre"], inChannels: 1, outChannels: config.hiddenSize)
        ddsConv = try DilatedDepthSeparableConv(checkpoint["conv_dds"], config)
        projection = try Convolution(
            plain: checkpoint["conv_proj"], inChannels: config.hiddenSize, outChannels: 3 * config.durations.bins - 1)
        scale = 1 / Float(config.hiddenSize).squareRoot()
    }

    /// - Parameters:
    ///   - y: [1, 1, length], as is the other channel.
    ///   - condition: [1, hiddenSize, length].
    func inverse(_ y: Node, beside other: Node, condition: Node) -> Node {
        // [1, length, 3 bins - 1]
        let parameters = projection(ddsConv(convPre(other) + condition)).transposed([0, 2, 1])
        let bins = spline.bins
        return spline.inverse(
            y.transposed([0, 2, 1]), widths: parameters.slice(0, bins, axis: 2) * scale,
            heights: parameters.slice(bins, 2 * bins, axis: 2) * scale,
            derivatives: parameters.slice(2 * bins, 3 * bins - 1, axis: 2)
        ).transposed([0, 2, 1])
    }
}

/// Convolutions of growing dilation, each over one channel and then over all channels of one position ("DDSConv").
private struct DilatedDepthSeparableConv {
    private struct Layer {
        let depthwise: Convolution
        let depthwiseNorm: ChannelNorm
        let pointwise: Convolution
        let pointwiseNorm: ChannelNorm
    }

    private let layers: [Layer]

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        let (hiddenSize, kernel) = (config.hiddenSize, config.durations.kernelSize)
        var layers: [Layer] = []
        var dilation = 1
        for index in 0..<config.durations.layers {
            layers.append(
                Layer(
                    depthwise: try Convolution(
                        plain: checkpoint["convs_dilated"][index], inChannels: hiddenSize, outChannels: hiddenSize,
                        kernelSize: kernel, dilation: dilation, groups: hiddenSize),
                    depthwiseNorm: try ChannelNorm(checkpoint["norms_1"][index], channels: hiddenSize),
                    pointwise: try Convolution(
                        plain: checkpoint["convs_pointwise"][index], inChannels: hiddenSize, outChannels: hiddenSize),
                    pointwiseNorm: try ChannelNorm(checkpoint["norms_2"][index], channels: hiddenSize)))
            dilation *= kernel
        }
        self.layers = layers
    }

    /// [1, hiddenSize, length] to the same.
    func callAsFunction(_ x: Node) -> Node {
        var x = x
        for layer in layers {
            let inner = Activation.gelu(layer.depthwiseNorm(layer.depthwise(x)))
            x = x + Activation.gelu(layer.pointwiseNorm(layer.pointwise(inner)))
        }
        return x
    }
}
