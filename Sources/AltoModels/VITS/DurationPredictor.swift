import AltoGraph

/// Hidden states to the logarithm of how many frames each symbol lasts.
protocol DurationPredictor {
    /// - Parameters:
    ///   - states: [1, hiddenSize, length].
    ///   - speaker: [1, speakerEmbeddingSize, 1].
    ///   - noise: [1, 2, length]; a deterministic predictor does not look at it.
    /// - Returns: [1, 1, length].
    func callAsFunction(_ states: Node, speaker: Node?, noise: Node) -> Node
}

/// The deterministic predictor: two convolutions (as in FastSpeech; Ren et al., 2019).
struct ConvolutionalDurationPredictor: DurationPredictor {
    private let conv1: Convolution
    private let norm1: ChannelNorm
    private let conv2: Convolution
    private let norm2: ChannelNorm
    private let projection: Convolution
    private let condition: Convolution?

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        let (inner, kernel) = (config.durations.filterChannels, config.durations.kernelSize)
        conv1 = try Convolution(
            plain: checkpoint["conv_1"], inChannels: config.hiddenSize, outChannels: inner, kernelSize: kernel)
        norm1 = try ChannelNorm(checkpoint["norm_1"], channels: inner, epsilon: config.epsilon)
        conv2 = try Convolution(plain: checkpoint["conv_2"], inChannels: inner, outChannels: inner, kernelSize: kernel)
        norm2 = try ChannelNorm(checkpoint["norm_2"], channels: inner, epsilon: config.epsilon)
        projection = try Convolution(plain: checkpoint["proj"], inChannels: inner, outChannels: 1)
        condition =
            config.hasSpeakers
            ? try Convolution(
                plain: checkpoint["cond"], inChannels: config.speakerEmbeddingSize, outChannels: config.hiddenSize)
            : nil
    }

    func callAsFunction(_ states: Node, speaker: Node?, noise: Node) -> Node {
        var x = states
        if let condition, let speaker { x = x + condition(speaker) }
        x = norm1(conv1(x).relu())
        x = norm2(conv2(x).relu())
        return projection(x)
    }
}
