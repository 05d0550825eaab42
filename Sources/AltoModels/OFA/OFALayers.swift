// The parts that OFA's encoder and decoder share (Wang et al., 2022, section 3.1 and appendix): attention with scaled heads,
// positions apart from the words, and biases by distance.

import AltoGraph
import Foundation

/// Attention in which each head's result is scaled by a number of its own.
struct OFAAttention {
    private let projected: MultiHeadAttention
    private let headScales: Node
    private let queryScale: Float

    init(_ checkpoint: Checkpoint, hiddenSize: Int, heads: Int) throws(CheckpointError) {
        projected = try MultiHeadAttention(
            checkpoint, hiddenSize: hiddenSize, Attention(heads: heads, headDim: hiddenSize / heads, scale: 1))
        headScales = try checkpoint.tensor("c_attn", [heads]).reshaped([1, heads, 1, 1])
        queryScale = 1 / Float(2 * hiddenSize / heads).squareRoot()
    }

    /// Keys and values, [batch, heads, length, headDim], of states [batch, length, hiddenSize].
    func cache(_ source: Node) -> KeyValueCache { projected.cache(source) }

    /// The same, with the keys of the positions behind those of the words: [batch, heads, length, 2 headDim].
    ///
    /// - Parameter positionStates: keys of the positions, [1, heads, length, headDim].
    func cache(_ source: Node, positionStates: Node) -> KeyValueCache {
        let plain = cache(source)
        return KeyValueCache(
            keys: .concatenated([plain.keys, positionStates.spread(as: plain.keys)], axis: 3), values: plain.values)
    }

    /// Attention to what the cache holds, row by row of the batch.
    ///
    /// - Parameters:
    ///   - bias: added to the scores, [1, heads, length, sources].
    ///   - positionStates: queries of the positions, [1, heads, length, headDim], where the cache's keys hold keys of positions.
    func callAsFunction(_ states: Node, _ cache: KeyValueCache, bias: Node, positionStates: Node? = nil) -> Node {
        finish(
            projected.attention(
                query: queries(states, positionStates), keys: cache.keys, values: cache.values, mask: bias))
    }

    /// Attention of all rows of the batch to one and the same source, whose keys and values have a batch of 1: the rows stand
    /// behind one another as if they were one longer text.
    func callAsFunction(_ states: Node, sharing cache: KeyValueCache, positionStates: Node) -> Node {
        let attention = projected.attention
        let flat = queries(states, positionStates)  // [batch, heads, length, 2 headDim]
            .transposed([1, 0, 2, 3]).reshaped([1, attention.heads, -1, 2 * attention.headDim])
        // [1, batch * length, hiddenSize]
        return finish(attention(query: flat, keys: cache.keys, values: cache.values))
            .reshaped(to: states.shapeOf())
    }

    private func queries(_ states: Node, _ positionStates: Node?) -> Node {
        let plain = projected.queries(states) * queryScale
        return positionStates.map { .concatenated([plain, $0.spread(as: plain)], axis: 3) } ?? plain
    }

    private func finish(_ context: Node) -> Node { projected.projectOutput(context * headScales) }
}

extension Node {
    /// Repeated to the shape of another.
    fileprivate func spread(as other: Node) -> Node { broadcast(to: other.shapeOf()) }
}

/// Queries or keys of positions: where something is counts apart from what it is.
struct OFAPositionProjection {
    private let linear: Linear
    private let attention: Attention
    private let scale: Float

    init(_ checkpoint: Checkpoint, hiddenSize: Int, heads: Int, scale: Float = 1) throws(CheckpointError) {
        linear = try Linear(checkpoint, inFeatures: hiddenSize, outFeatures: hiddenSize)
        attention = Attention(heads: heads, headDim: hiddenSize / heads)
        self.scale = scale
    }

    /// [1, length, hiddenSize] to [1, heads, length, headDim].
    func callAsFunction(_ positionStates: Node) -> Node {
        attention.splitHeads(scale == 1 ? linear(positionStates) : linear(positionStates) * scale)
    }

    /// What the scores of positions are multiplied by.
    static func scale(_ config: OFAConfig, heads: Int) -> Float {
        1 / (Float(config.hiddenSize) / Float(heads) * config.attentionScaleFactor).squareRoot()
    }
}

/// One part of a layer with its norms and its shortcut.
struct OFAResidual {
    private let norm: LayerNorm
    private let innerNorm: LayerNorm?
    private let normalizesBefore: Bool

    /// - Parameters:
    ///   - norm, inner: the names of the norms; the inner one is that behind an attention.
    init(_ checkpoint: Checkpoint, norm: String, inner: String?, _ config: OFAConfig, _ stack: OFAConfig.Stack)
        throws(CheckpointError)
    {
        self.norm = try LayerNorm(checkpoint[norm], hiddenSize: config.hiddenSize, epsilon: OFAConfig.epsilon)
        var made: LayerNorm?
        if let inner, config.hasNormFormerNorms {
            made = try LayerNorm(checkpoint[inner], hiddenSize: config.hiddenSize, epsilon: OFAConfig.epsilon)
        }
        innerNorm = made
        normalizesBefore = stack.normalizesBefore
    }

    /// - Parameter part: what is done to the states, which it gets as they are to go in.
    func callAsFunction(_ states: Node, _ part: (Node) -> Node) -> Node {
        let result = part(normalizesBefore ? norm(states) : states)
        let sum = states + (innerNorm.map { $0(result) } ?? result)
        return normalizesBefore ? sum : norm(sum)
    }
}

/// The wide part of a layer, with a norm where it is widest.
struct OFAFeedForward {
    private let fc1: Linear
    private let fc2: Linear
    private let activation: Activation
    private let norm: LayerNorm?
    private let residual: OFAResidual

    init(_ checkpoint: Checkpoint, _ config: OFAConfig, _ stack: OFAConfig.Stack) throws(CheckpointError) {
        fc1 = try Linear(checkpoint["fc1"], inFeatures: config.hiddenSize, outFeatures: stack.intermediateSize)
        fc2 = try Linear(checkpoint["fc2"], inFeatures: stack.intermediateSize, outFeatures: config.hiddenSize)
        activation = config.activation
        norm =
            config.hasNormFormerNorms
            ? try LayerNorm(
                checkpoint["ffn_layer_norm"], hiddenSize: stack.intermediateSize, epsilon: OFAConfig.epsilon) : nil
        residual = try OFAResidual(checkpoint, norm: "final_layer_norm", inner: nil, config, stack)
    }

    func callAsFunction(_ states: Node) -> Node {
        residual(states) { states in
            let wide = activation(fc1(states))
            return fc2(norm.map { $0(wide) } ?? wide)
        }
    }
}

/// Biases by distance: a table for each layer, with a number for each head and kind of distance.
struct OFARelativePositionBias {
    /// [heads, buckets].
    let table: Node

    init(_ checkpoint: Checkpoint, buckets: Int, heads: Int) throws(CheckpointError) {
        table = try checkpoint.tensor("weight", [buckets, heads]).transposed([1, 0])
    }

    /// Which distance two words have, from their positions' difference (query less key) and `maxRelativeDistance` - 1: near ones each
    /// their own, far ones by the logarithm.
    static func tokenBuckets(_ config: OFAConfig) -> [Int] {
        let (buckets, longest) = (config.tokenBucketSize, OFAConfig.maxRelativeDistance)
        let middle = buckets / 2
        return ((1 - longest)..<longest).map { difference in
            guard difference.magnitude > middle else { return difference + buckets - 1 }
            // In the reference's own arithmetic (float32): what is rounded up must not differ.
            let share =
                log(Float(difference.magnitude) / Float(middle)) / Float(log(Double(longest - 1) / Double(middle)))
            let bucket = min(buckets - 1, Int((share * Float(middle - 1)).rounded(.up)) + middle)
            return difference.signum() * bucket + buckets - 1
        }
    }

    /// How many distances there are between words.
    static func tokenBucketCount(_ config: OFAConfig) -> Int { 2 * config.tokenBucketSize - 1 }

    /// How many there are between patches: rows and columns by which they differ, and three that no patch has.
    static func imageBucketCount(_ config: OFAConfig) -> Int {
        let side = 2 * config.imageBucketSize - 1
        return side * side + 3
    }

    /// Which distance two patches have.
    ///
    /// - Parameters:
    ///   - rows, columns: by which the first is below and right of the second.
    static func imageBucket(rows: Int, columns: Int, _ config: OFAConfig) -> Int {
        (rows + config.imageBucketSize - 1) * (2 * config.imageBucketSize - 1) + columns + config.imageBucketSize - 1
    }
}
