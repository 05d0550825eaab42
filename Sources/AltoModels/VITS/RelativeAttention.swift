import AltoGraph

/// Self-attention in which near neighbours have vectors of their own (Shaw, Uszkoreit and Vaswani, 2018), as in VITS's
/// text encoder: to the score of position j at position i comes q_i · k̂(j - i), and to the result the weighted v̂(j - i),
/// for |j - i| up to the window.
struct RelativeAttention {
    private let attention: Attention
    private let query: Linear
    private let key: Linear
    private let value: Linear
    private let outProjection: Linear
    /// [1, 2 window + 1, headDim] each.
    private let relative: (keys: Node, values: Node)?
    private let window: Int

    init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
        let hiddenSize = config.hiddenSize
        attention = Attention(heads: config.text.heads, headDim: hiddenSize / config.text.heads)
        window = config.text.windowSize
        query = try Linear(
            checkpoint["q_proj"], inFeatures: hiddenSize, outFeatures: hiddenSize, bias: config.text.hasBias)
        key = try Linear(
            checkpoint["k_proj"], inFeatures: hiddenSize, outFeatures: hiddenSize, bias: config.text.hasBias)
        value = try Linear(
            checkpoint["v_proj"], inFeatures: hiddenSize, outFeatures: hiddenSize, bias: config.text.hasBias)
        outProjection = try Linear(
            checkpoint["out_proj"], inFeatures: hiddenSize, outFeatures: hiddenSize, bias: config.text.hasBias)
        let shape: Shape = [1, 2 * window + 1, hiddenSize / config.text.heads]
        relative =
            window > 0
            ? (try checkpoint.tensor("emb_rel_k", shape), try checkpoint.tensor("emb_rel_v", shape)) : nil
    }

    /// - Parameter relativePositions: where the neighbours of each position are.
    /// - Returns: [1, length, hiddenSize], as x.
    func callAsFunction(_ x: Node, relativePositions: RelativePositions) -> Node {
        let queries = attention.splitHeads(query(x)) * (1 / Float(attention.headDim).squareRoot())
        let keys = attention.splitHeads(key(x))
        let values = attention.splitHeads(value(x))
        var scores = queries.matmul(keys, transposeB: true)  // [1, heads, length, length]
        guard let relative else { return outProjection(attention.mergeHeads(scores.softmax().matmul(values))) }

        // One more vector of zeroes on each side stands for all that is farther away.
        let padded = relative.keys.padded(before: [0, 1, 0], after: [0, 1, 0]).unsqueezed(0)
        let near = queries.matmul(padded, transposeB: true)  // [1, heads, length, 2 window + 3]
        scores = scores + near.gatherElements(relativePositions.offsets.broadcast(to: scores.shapeOf()), axis: 3)

        let weights = scores.softmax()
        let bands = weights.padded(before: [0, 0, 0, window], after: [0, 0, 0, window])
        let band = bands.gatherElements(
            relativePositions.neighbors.broadcast(
                to: .concatenated(
                    [queries.shapeOf().slice(0, 3, axis: 0), .constant(integers: [2 * window + 1], [1])], axis: 0)),
            axis: 3)  // [1, heads, length, 2 window + 1]
        return outProjection(attention.mergeHeads(weights.matmul(values) + band.matmul(relative.values.unsqueezed(0))))
    }
}

/// The relative positions that relative attention looks up, the same in every layer.
struct RelativePositions {
    /// For position i and j the number of the vector, [1, 1, length, length]: 0 and 2 window + 2 are too far.
    let offsets: Node
    /// For position i the positions from i - window on, counted in a row with `window` more in front, [1, 1, length, 2 window + 1].
    let neighbors: Node

    /// - Parameter length: [1].
    init(length: Node, window: Int) {
        let positions = Node.range(to: length.squeezed(0))
        let column = positions.unsqueezed(1)
        let far = Double(window + 1)
        offsets = ((positions.unsqueezed(0) - column).clamp(-far, far) + .scalar(integer: window + 1)).unsqueezed(0)
            .unsqueezed(0)
        neighbors = (column + .constant(integers: Array(0...2 * window), [1, 2 * window + 1])).unsqueezed(0).unsqueezed(
            0)
    }
}
