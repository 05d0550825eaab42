import AltoGraph

/// Hidden states to the logarithm of how many frames each symbol lasts.
protocol DurationPredictor {
    /// - Parameters:
    ///   - states: [1, width, length].
    ///   - speaker: [1, speakerWidth, 1].
    ///   - noise: [1, 2, length]; a deterministic predictor does not look at it.
    /// - Returns: [1, 1, length].
    func callAsFunction(_ states: Node, speaker: Node?, noise: Node) -> Node
}

/// The deterministic predictor: two convolutions (as in FastSpeech; Ren et al., 2019).
struct ConvolutionalDurationPredictor: DurationPredictor {
    private let first: Convolution
    private let firstNorm: ChannelNorm
    private let second: Convolution
    private let secondNorm: ChannelNorm
    private let project: Convolution
    private let condition: Convolution?

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        let (inner, kernel) = (config.durations.innerWidth, config.durations.kernel)
        first = try Convolution(plain: checkpoint["conv_1"], inputs: config.width, outputs: inner, kernel: kernel)
        firstNorm = try ChannelNorm(checkpoint["norm_1"], width: inner, epsilon: config.epsilon)
        second = try Convolution(plain: checkpoint["conv_2"], inputs: inner, outputs: inner, kernel: kernel)
        secondNorm = try ChannelNorm(checkpoint["norm_2"], width: inner, epsilon: config.epsilon)
        project = try Convolution(plain: checkpoint["proj"], inputs: inner, outputs: 1)
        condition =
            config.hasSpeakers
            ? try Convolution(plain: checkpoint["cond"], inputs: config.speakerWidth, outputs: config.width) : nil
    }

    func callAsFunction(_ states: Node, speaker: Node?, noise: Node) -> Node {
        var x = states
        if let condition, let speaker { x = x + condition(speaker) }
        x = firstNorm(first(x).rectified())
        x = secondNorm(second(x).rectified())
        return project(x)
    }
}
