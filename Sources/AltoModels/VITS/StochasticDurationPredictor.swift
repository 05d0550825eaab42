import AltoGraph

/// The stochastic predictor: a flow from noise to durations, run backwards (Kim, Kong and Son, 2021, section 2.2.2 and
/// appendix B).
struct StochasticDurationPredictor: DurationPredictor {
    private let pre: Convolution
    private let convolutions: DilatedSeparableConvolutions
    private let project: Convolution
    private let condition: Convolution?
    private let flows: [SplineFlow]
    private let affine: ElementwiseAffine

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        let width = config.width
        pre = try Convolution(plain: checkpoint["conv_pre"], inputs: width, outputs: width)
        convolutions = try DilatedSeparableConvolutions(checkpoint["conv_dds"], config)
        project = try Convolution(plain: checkpoint["conv_proj"], inputs: width, outputs: width)
        condition =
            config.hasSpeakers ? try Convolution(plain: checkpoint["cond"], inputs: config.speakerWidth, outputs: width) : nil
        affine = try ElementwiseAffine(checkpoint["flows"][0])
        // The first spline flow only adds to the likelihood while training: backwards it is left out.
        var flows: [SplineFlow] = []
        for index in stride(from: config.durations.flows, to: 1, by: -1) {
            flows.append(try SplineFlow(checkpoint["flows"][index], config))
        }
        self.flows = flows
    }

    /// Tensors of the predictor that only training needs.
    static func isForTraining(_ name: String) -> Bool {
        name.hasPrefix("duration_predictor.post_") || name.hasPrefix("duration_predictor.flows.1.")
    }

    func callAsFunction(_ states: Node, speaker: Node?, noise: Node) -> Node {
        var x = pre(states)
        if let condition, let speaker { x = x + condition(speaker) }
        x = project(convolutions(x))
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
        (y - translation.slice(0, 1, axis: 0)) * (-logScale.slice(0, 1, axis: 0)).exponential()
    }
}

/// One channel through a spline whose bins the other channel and the text decide.
private struct SplineFlow {
    let pre: Convolution
    let convolutions: DilatedSeparableConvolutions
    let project: Convolution
    let spline: RationalQuadraticSpline
    let scale: Float

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        spline = RationalQuadraticSpline(bins: config.durations.bins, bound: config.durations.tailBound)
        pre = try Convolution(plain: checkpoint["conv_pre"], inputs: 1, outputs: config.width)
        convolutions = try DilatedSeparableConvolutions(checkpoint["conv_dds"], config)
        project = try Convolution(plain: checkpoint["conv_proj"], inputs: config.width, outputs: 3 * config.durations.bins - 1)
        scale = 1 / Float(config.width).squareRoot()
    }

    /// - Parameters:
    ///   - y: [1, 1, length], as is the other channel.
    ///   - condition: [1, width, length].
    func inverse(_ y: Node, beside other: Node, condition: Node) -> Node {
        let parameters = project(convolutions(pre(other) + condition)).transposed([0, 2, 1])  // [1, length, 3 bins - 1]
        let bins = spline.bins
        return spline.inverse(
            y.transposed([0, 2, 1]),
            widths: parameters.slice(0, bins, axis: 2) * scale,
            heights: parameters.slice(bins, 2 * bins, axis: 2) * scale,
            derivatives: parameters.slice(2 * bins, 3 * bins - 1, axis: 2)
        ).transposed([0, 2, 1])
    }
}

/// Convolutions of growing dilation, each over one channel and then over all channels of one position ("DDSConv").
private struct DilatedSeparableConvolutions {
    private struct Layer {
        let depthwise: Convolution
        let depthwiseNorm: ChannelNorm
        let pointwise: Convolution
        let pointwiseNorm: ChannelNorm
    }

    private let layers: [Layer]

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        let (width, kernel) = (config.width, config.durations.kernel)
        var layers: [Layer] = []
        var dilation = 1
        for index in 0..<config.durations.layers {
            layers.append(
                Layer(
                    depthwise: try Convolution(
                        plain: checkpoint["convs_dilated"][index], inputs: width, outputs: width, kernel: kernel,
                        dilation: dilation, groups: width),
                    depthwiseNorm: try ChannelNorm(checkpoint["norms_1"][index], width: width),
                    pointwise: try Convolution(plain: checkpoint["convs_pointwise"][index], inputs: width, outputs: width),
                    pointwiseNorm: try ChannelNorm(checkpoint["norms_2"][index], width: width)))
            dilation *= kernel
        }
        self.layers = layers
    }

    /// [1, width, length] to the same.
    func callAsFunction(_ x: Node) -> Node {
        var x = x
        for layer in layers {
            let inner = Activation.gelu(layer.depthwiseNorm(layer.depthwise(x)))
            x = x + Activation.gelu(layer.pointwiseNorm(layer.pointwise(inner)))
        }
        return x
    }
}
