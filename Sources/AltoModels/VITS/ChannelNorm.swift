import AltoGraph

/// Layer normalization over the channels of [batch, channels, length].
struct ChannelNorm {
    private let norm: LayerNorm

    init(_ checkpoint: Checkpoint, channels: Int, epsilon: Double = 1e-5) throws(CheckpointError) {
        norm = try LayerNorm(checkpoint, hiddenSize: channels, epsilon: epsilon)
    }

    func callAsFunction(_ x: Node) -> Node { norm(x.transposed([0, 2, 1])).transposed([0, 2, 1]) }
}
