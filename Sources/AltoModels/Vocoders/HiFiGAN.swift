import AltoGraph

/// Frames to sound (Kong, Kim and Bae, 2020, "HiFi-GAN", section 2.2).
struct HiFiGAN {
    private let convPre: Convolution
    private let condition: Convolution?
    private let stages: [UpsamplingStage]
    private let convPost: Convolution
    private let config: HiFiGANConfig

    /// - Parameters:
    ///   - inChannels: of the frames.
    ///   - speakerEmbeddingSize: of the vector that stands for who speaks; nil where nobody is told from others.
    init(
        _ checkpoint: Checkpoint, _ config: HiFiGANConfig, inChannels: Int, speakerEmbeddingSize: Int? = nil
    ) throws(CheckpointError) {
        self.config = config
        let channels = config.upsampleInitialChannels
        convPre = try Convolution(
            plain: checkpoint["conv_pre"], inChannels: inChannels, outChannels: channels, kernelSize: Self.edgeKernel)
        if let speakerEmbeddingSize {
            condition = try Convolution(
                plain: checkpoint["cond"], inChannels: speakerEmbeddingSize, outChannels: channels)
        } else {
            condition = nil
        }
        var stages: [UpsamplingStage] = []
        for index in config.upsampleRates.indices { stages.append(try UpsamplingStage(checkpoint, config, index)) }
        self.stages = stages
        let last = channels >> config.upsampleRates.count
        convPost = Convolution(
            weight: try checkpoint["conv_post"].tensor("weight", [1, last, Self.edgeKernel]), bias: nil, outChannels: 1,
            kernelSize: [Self.edgeKernel], .keepingLength(kernelSize: Self.edgeKernel))
    }

    /// The kernel of the first and of the last convolution.
    static let edgeKernel = 7

    /// - Parameters:
    ///   - frames: [1, inChannels, count], with `config.margins.frames` more on each side that is cut off.
    ///   - cut: for each end of the frames 1 where the sentence goes on behind it, 0 where it ends, [1] each.
    ///   - speaker: [1, speakerEmbeddingSize, 1].
    /// - Returns: the sound without that of the margins, [1, 1, count * hopLength].
    func callAsFunction(_ frames: Node, cut: (begin: Node, end: Node), speaker: Node?) -> Node {
        var x = convPre(frames)
        if let condition, let speaker { x = x + condition(speaker) }
        var margin = config.margins.frames
        for (index, stage) in stages.enumerated() {
            // Much of the margin has served its purpose in the stages before, and each stage has more samples for it.
            let kept = config.margins.stages[index]
            x = stage(x.leakyReLU(negativeSlope: config.leakyReLUSlope)) {
                trimmed($0, cut, margin * config.upsampleRates[index] - kept)
            }
            margin = kept
        }
        // Here the reference leaves the slope at PyTorch's own 0.01.
        return trimmed(convPost(x.leakyReLU(negativeSlope: 0.01)).tanh(), cut, margin)
    }

    private func trimmed(_ x: Node, _ cut: (begin: Node, end: Node), _ count: Int) -> Node {
        let length = x.shapeOf().slice(2, 3, axis: 0)
        let count = Node.scalar(integer: count)
        return x.slice(cut.begin * count, length - cut.end * count, axis: 2)
    }

    /// More samples of fewer channels, through several residual blocks whose mean goes on.
    private struct UpsamplingStage {
        let upsampler: TransposedConvolution
        let resblocks: [ResBlock]

        init(_ checkpoint: Checkpoint, _ config: HiFiGANConfig, _ index: Int) throws(CheckpointError) {
            let channels = config.upsampleInitialChannels >> (index + 1)
            upsampler = try TransposedConvolution(
                weightNorm: checkpoint["upsampler"][index], inChannels: config.upsampleInitialChannels >> index,
                outChannels: channels,
                kernelSize: config.upsampleKernelSizes[index], stride: config.upsampleRates[index])
            let count = config.resblockKernelSizes.count
            var resblocks: [ResBlock] = []
            for blockIndex in 0..<count {
                resblocks.append(
                    try ResBlock(
                        checkpoint["resblocks"][index * count + blockIndex], channels: channels,
                        kernelSize: config.resblockKernelSizes[blockIndex],
                        dilations: config.resblockDilationSizes[blockIndex], slope: config.leakyReLUSlope))
            }
            self.resblocks = resblocks
        }

        func callAsFunction(_ x: Node, trim: (Node) -> Node) -> Node {
            let x = trim(upsampler(x))
            let results = resblocks.map { $0(x) }
            let sum = results.dropFirst().reduce(results[0], +)
            return sum / Float(resblocks.count)
        }
    }

    private struct ResBlock {
        let pairs: [(dilated: Convolution, plain: Convolution)]
        let slope: Float

        init(_ checkpoint: Checkpoint, channels: Int, kernelSize: Int, dilations: [Int], slope: Float)
            throws(CheckpointError)
        {
            self.slope = slope
            var pairs: [(Convolution, Convolution)] = []
            for (index, dilation) in dilations.enumerated() {
                pairs.append(
                    (
                        try Convolution(
                            weightNorm: checkpoint["convs1"][index], inChannels: channels, outChannels: channels,
                            kernelSize: kernelSize, dilation: dilation),
                        try Convolution(
                            weightNorm: checkpoint["convs2"][index], inChannels: channels, outChannels: channels,
                            kernelSize: kernelSize)
                    ))
            }
            self.pairs = pairs
        }

        func callAsFunction(_ x: Node) -> Node {
            pairs.reduce(x) { x, pair in
                x + pair.plain(pair.dilated(x.leakyReLU(negativeSlope: slope)).leakyReLU(negativeSlope: slope))
            }
        }
    }
}

/// Convolution that makes `stride` samples of one, with the weight as PyTorch keeps it: [inChannels, outChannels, kernelSize].
private struct TransposedConvolution {
    let weight: Node
    let bias: Node
    let stride: Int
    let padding: Int

    init(weightNorm checkpoint: Checkpoint, inChannels: Int, outChannels: Int, kernelSize: Int, stride: Int)
        throws(CheckpointError)
    {
        weight = try checkpoint.weightNormed([inChannels, outChannels, kernelSize])
        bias = try checkpoint.tensor("bias", [outChannels]).reshaped([1, outChannels, 1])
        self.stride = stride
        padding = (kernelSize - stride) / 2
    }

    /// [1, inChannels, length] to [1, outChannels, length * stride].
    func callAsFunction(_ x: Node) -> Node {
        Node.operation(
            "ConvolutionBackpropData", [x, weight],
            [
                "strides": .integers([stride]), "pads_begin": .integers([padding]), "pads_end": .integers([padding]),
                "dilations": [1], "auto_pad": "explicit", "output_padding": [0],
            ]) + bias
    }
}
