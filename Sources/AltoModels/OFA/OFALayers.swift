// The parts that OFA's encoder and decoder share (Wang et al., 2022, section 3.1 and appendix): attention with scaled heads,
// positions apart from the words, and biases by distance.

import AltoGraph
import Foundation

/// Attention in which each head's result is scaled by a number of its own.
struct OFAAttention {
    private let projected: MultiHeadAttention
    private let headScales: Node
    private let queryScale: Float

    init(_ checkpoint: Checkpoint, width: Int, heads: Int) throws(CheckpointError) {
        projected = try MultiHeadAttention(checkpoint, width: width, Attention(heads: heads, headWidth: width / heads, scale: 1))
        headScales = try checkpoint.tensor("c_attn", [heads]).reshaped([1, heads, 1, 1])
        queryScale = 1 / Float(2 * width / heads).squareRoot()
    }

    /// Keys and values, [batch, heads, length, headWidth], of states [batch, length, width].
    func cache(_ source: Node) -> KeyValueCache { projected.cache(source) }

    /// The same, with the keys of the places behind those of the words: [batch, heads, length, 2 headWidth].
    ///
    /// - Parameter places: keys of the places, [1, heads, length, headWidth].
    func cache(_ source: Node, places: Node) -> KeyValueCache {
        let plain = cache(source)
        return KeyValueCache(keys: .concatenated([plain.keys, places.spread(as: plain.keys)], axis: 3), values: plain.values)
    }

    /// Attention to what the cache holds, row by row of the batch.
    ///
    /// - Parameters:
    ///   - bias: added to the scores, [1, heads, length, sources].
    ///   - places: queries of the places, [1, heads, length, headWidth], where the cache's keys hold keys of places.
    func callAsFunction(_ states: Node, _ cache: KeyValueCache, bias: Node, places: Node? = nil) -> Node {
        finish(projected.attention(query: queries(states, places), keys: cache.keys, values: cache.values, mask: bias))
    }

    /// Attention of all rows of the batch to one and the same source, whose keys and values have a batch of 1: the rows stand
    /// behind one another as if they were one longer text.
    func callAsFunction(_ states: Node, sharing cache: KeyValueCache, places: Node) -> Node {
        let attention = projected.attention
        let flat = queries(states, places)  // [batch, heads, length, 2 headWidth]
            .transposed([1, 0, 2, 3]).reshaped([1, attention.heads, -1, 2 * attention.headWidth])
        return finish(attention(query: flat, keys: cache.keys, values: cache.values))  // [1, batch * length, width]
            .reshaped(to: states.shapeNode())
    }

    private func queries(_ states: Node, _ places: Node?) -> Node {
        let plain = projected.queries(states) * queryScale
        return places.map { .concatenated([plain, $0.spread(as: plain)], axis: 3) } ?? plain
    }

    private func finish(_ context: Node) -> Node { projected.joined(context * headScales) }
}

extension Node {
    /// Repeated to the shape of another.
    fileprivate func spread(as other: Node) -> Node { broadcast(to: other.shapeNode()) }
}

/// Queries or keys of places: where something is counts apart from what it is.
struct OFAPlaces {
    private let linear: Linear
    private let attention: Attention
    private let scale: Float

    init(_ checkpoint: Checkpoint, width: Int, heads: Int, scale: Float = 1) throws(CheckpointError) {
        linear = try Linear(checkpoint, inputs: width, outputs: width)
        attention = Attention(heads: heads, headWidth: width / heads)
        self.scale = scale
    }

    /// [1, length, width] to [1, heads, length, headWidth].
    func callAsFunction(_ places: Node) -> Node {
        attention.split(scale == 1 ? linear(places) : linear(places) * scale)
    }

    /// What the scores of places are multiplied by.
    static func scale(_ config: OFAConfig, heads: Int) -> Float {
        1 / (Float(config.width) / Float(heads) * config.positionFactor).squareRoot()
    }
}

/// One part of a layer with its norms and its shortcut.
struct OFAResidual {
    private let norm: LayerNorm
    private let innerNorm: LayerNorm?
    private let normalisesBefore: Bool

    /// - Parameters:
    ///   - norm, inner: the names of the norms; the inner one is that behind an attention.
    init(_ checkpoint: Checkpoint, norm: String, inner: String?, _ config: OFAConfig, _ stack: OFAConfig.Stack) throws(CheckpointError) {
        self.norm = try LayerNorm(checkpoint[norm], width: config.width, epsilon: OFAConfig.epsilon)
        var made: LayerNorm?
        if let inner, config.hasInnerNorms { made = try LayerNorm(checkpoint[inner], width: config.width, epsilon: OFAConfig.epsilon) }
        innerNorm = made
        normalisesBefore = stack.normalisesBefore
    }

    /// - Parameter part: what is done to the states, which it gets as they are to go in.
    func callAsFunction(_ states: Node, _ part: (Node) -> Node) -> Node {
        let result = part(normalisesBefore ? norm(states) : states)
        let sum = states + (innerNorm.map { $0(result) } ?? result)
        return normalisesBefore ? sum : norm(sum)
    }
}

/// The wide part of a layer, with a norm where it is widest.
struct OFAFeedForward {
    private let widen: Linear
    private let narrow: Linear
    private let activation: Activation
    private let norm: LayerNorm?
    private let residual: OFAResidual

    init(_ checkpoint: Checkpoint, _ config: OFAConfig, _ stack: OFAConfig.Stack) throws(CheckpointError) {
        widen = try Linear(checkpoint["fc1"], inputs: config.width, outputs: stack.innerWidth)
        narrow = try Linear(checkpoint["fc2"], inputs: stack.innerWidth, outputs: config.width)
        activation = config.activation
        norm = config.hasInnerNorms
            ? try LayerNorm(checkpoint["ffn_layer_norm"], width: stack.innerWidth, epsilon: OFAConfig.epsilon) : nil
        residual = try OFAResidual(checkpoint, norm: "final_layer_norm", inner: nil, config, stack)
    }

    func callAsFunction(_ states: Node) -> Node {
        residual(states) { states in
            let wide = activation(widen(states))
            return narrow(norm.map { $0(wide) } ?? wide)
        }
    }
}

/// Biases by distance: a table for each layer, with a number for each head and kind of distance.
struct OFADistances {
    /// [heads, distances].
    let table: Node

    init(_ checkpoint: Checkpoint, distances: Int, heads: Int) throws(CheckpointError) {
        table = try checkpoint.tensor("weight", [distances, heads]).transposed([1, 0])
    }

    /// Which distance two words have, from their places' difference (query less key) and `longestDistance` - 1: near ones each
    /// their own, far ones by the logarithm.
    static func words(_ config: OFAConfig) -> [Int] {
        let (buckets, longest) = (config.wordBuckets, OFAConfig.longestDistance)
        let middle = buckets / 2
        return ((1 - longest)..<longest).map { difference in
            guard difference.magnitude > middle else { return difference + buckets - 1 }
            // In the reference's own arithmetic (float32): what is rounded up must not differ.
            let share = log(Float(difference.magnitude) / Float(middle)) / Float(log(Double(longest - 1) / Double(middle)))
            let bucket = min(buckets - 1, Int((share * Float(middle - 1)).rounded(.up)) + middle)
            return difference.signum() * bucket + buckets - 1
        }
    }

    /// How many distances there are between words.
    static func wordCount(_ config: OFAConfig) -> Int { 2 * config.wordBuckets - 1 }

    /// How many there are between patches: rows and columns by which they differ, and three that no patch has.
    static func patchCount(_ config: OFAConfig) -> Int {
        let side = 2 * config.patchBuckets - 1
        return side * side + 3
    }

    /// Which distance two patches have.
    ///
    /// - Parameters:
    ///   - rows, columns: by which the first is below and right of the second.
    static func patches(rows: Int, columns: Int, _ config: OFAConfig) -> Int {
        (rows + config.patchBuckets - 1) * (2 * config.patchBuckets - 1) + columns + config.patchBuckets - 1
    }
}
