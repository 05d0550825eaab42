import AltoGraph

/// Frames to sound (Kong, Kim and Bae, 2020, "HiFi-GAN", section 2.2).
struct HiFiGAN {
    private let pre: Convolution
    private let condition: Convolution?
    private let stages: [Stage]
    private let post: Convolution
    private let config: HiFiGANConfig

    /// - Parameters:
    ///   - inputs: channels of the frames.
    ///   - speakerWidth: of the vector that stands for who speaks; nil where nobody is told from others.
    init(
        _ checkpoint: Checkpoint, _ config: HiFiGANConfig, inputs: Int, speakerWidth: Int? = nil
    ) throws(CheckpointError) {
        self.config = config
        let width = config.width
        pre = try Convolution(plain: checkpoint["conv_pre"], inputs: inputs, outputs: width, kernel: Self.edgeKernel)
        if let speakerWidth {
            condition = try Convolution(plain: checkpoint["cond"], inputs: speakerWidth, outputs: width)
        } else {
            condition = nil
        }
        var stages: [Stage] = []
        for index in config.rates.indices { stages.append(try Stage(checkpoint, config, index)) }
        self.stages = stages
        let last = width >> config.rates.count
        post = Convolution(
            weight: try checkpoint["conv_post"].tensor("weight", [1, last, Self.edgeKernel]), bias: nil, outputs: 1,
            kernel: [Self.edgeKernel], .keepingLength(kernel: Self.edgeKernel))
    }

    /// The kernel of the first and of the last convolution.
    static let edgeKernel = 7

    /// - Parameters:
    ///   - frames: [1, inputs, count], with `config.margins.frames` more on each side that is cut off.
    ///   - cut: for each end of the frames 1 where the sentence goes on behind it, 0 where it ends, [1] each.
    ///   - speaker: [1, speakerWidth, 1].
    /// - Returns: the sound without that of the margins, [1, 1, count * hop].
    func callAsFunction(_ frames: Node, cut: (begin: Node, end: Node), speaker: Node?) -> Node {
        var x = pre(frames)
        if let condition, let speaker { x = x + condition(speaker) }
        var margin = config.margins.frames
        for (index, stage) in stages.enumerated() {
            // Much of the margin has served its purpose in the stages before, and each stage has more samples for it.
            let kept = config.margins.stages[index]
            x = stage(x.leakyRectified(slope: config.slope)) { trimmed($0, cut, margin * config.rates[index] - kept) }
            margin = kept
        }
        // Here the reference leaves the slope at PyTorch's own 0.01.
        return trimmed(post(x.leakyRectified(slope: 0.01)).tanh(), cut, margin)
    }

    private func trimmed(_ x: Node, _ cut: (begin: Node, end: Node), _ count: Int) -> Node {
        let length = x.shapeNode().slice(2, 3, axis: 0)
        let count = Node.scalar(integer: count)
        return x.slice(cut.begin * count, length - cut.end * count, axis: 2)
    }

    /// More samples of fewer channels, through several residual blocks whose mean goes on.
    private struct Stage {
        let upsample: TransposedConvolution
        let blocks: [ResidualBlock]

        init(_ checkpoint: Checkpoint, _ config: HiFiGANConfig, _ index: Int) throws(CheckpointError) {
            let channels = config.width >> (index + 1)
            upsample = try TransposedConvolution(
                normed: checkpoint["upsampler"][index], inputs: config.width >> index, outputs: channels,
                kernel: config.kernels[index], stride: config.rates[index])
            let count = config.residualKernels.count
            var blocks: [ResidualBlock] = []
            for place in 0..<count {
                blocks.append(
                    try ResidualBlock(
                        checkpoint["resblocks"][index * count + place], channels: channels,
                        kernel: config.residualKernels[place], dilations: config.residualDilations[place], slope: config.slope))
            }
            self.blocks = blocks
        }

        func callAsFunction(_ x: Node, trim: (Node) -> Node) -> Node {
            let x = trim(upsample(x))
            let results = blocks.map { $0(x) }
            let sum = results.dropFirst().reduce(results[0], +)
            return sum / Float(blocks.count)
        }
    }

    private struct ResidualBlock {
        let pairs: [(dilated: Convolution, plain: Convolution)]
        let slope: Float

        init(_ checkpoint: Checkpoint, channels: Int, kernel: Int, dilations: [Int], slope: Float) throws(CheckpointError) {
            self.slope = slope
            var pairs: [(Convolution, Convolution)] = []
            for (index, dilation) in dilations.enumerated() {
                pairs.append(
                    (
                        try Convolution(
                            normed: checkpoint["convs1"][index], inputs: channels, outputs: channels, kernel: kernel,
                            dilation: dilation),
                        try Convolution(normed: checkpoint["convs2"][index], inputs: channels, outputs: channels, kernel: kernel)
                    ))
            }
            self.pairs = pairs
        }

        func callAsFunction(_ x: Node) -> Node {
            pairs.reduce(x) { x, pair in
                x + pair.plain(pair.dilated(x.leakyRectified(slope: slope)).leakyRectified(slope: slope))
            }
        }
    }
}

/// Convolution that makes `stride` samples of one, with the weight as PyTorch keeps it: [inputs, outputs, kernel].
private struct TransposedConvolution {
    let weight: Node
    let bias: Node
    let stride: Int
    let padding: Int

    init(normed checkpoint: Checkpoint, inputs: Int, outputs: Int, kernel: Int, stride: Int) throws(CheckpointError) {
        weight = try checkpoint.normedWeight([inputs, outputs, kernel])
        bias = try checkpoint.tensor("bias", [outputs]).reshaped([1, outputs, 1])
        self.stride = stride
        padding = (kernel - stride) / 2
    }

    /// [1, inputs, length] to [1, outputs, length * stride].
    func callAsFunction(_ x: Node) -> Node {
        Node.operation(
            "ConvolutionBackpropData", [x, weight],
            [
                "strides": .integers([stride]), "pads_begin": .integers([padding]), "pads_end": .integers([padding]), "dilations": [1],
                "auto_pad": "explicit", "output_padding": [0],
            ]) + bias
    }
}
