// The transformer of Vaswani et al. (2017) as Marian has it: a norm behind each part and its shortcut, sines for positions.

import AltoGraph
import Foundation

/// Words' vectors with their places.
struct MarianEmbeddings {
    let words: Embedding
    private let places: Node
    private let scale: Float

    init(_ checkpoint: Checkpoint, _ config: MarianConfig) throws(CheckpointError) {
        // One table for both languages; of its names a checkpoint holds one or all.
        let shared = ["shared", "encoder", "decoder"].lazy.map { $0 == "shared" ? checkpoint[$0] : checkpoint[$0]["embed_tokens"] }
        words = try Embedding(shared.first { $0.contains("weight") } ?? checkpoint["shared"], count: config.vocabulary, width: config.width)
        places = .constant(Self.sines(config.positions, config.width), [config.positions, config.width])
        scale = config.scalesEmbeddings ? Float(config.width).squareRoot() : 1
    }

    /// - Parameters:
    ///   - tokens: int64 [batch, length].
    ///   - positions: int64 [length].
    /// - Returns: [batch, length, width].
    func callAsFunction(_ tokens: Node, _ positions: Node) -> Node {
        words(tokens) * scale + places.gather(positions)
    }

    /// Sines in the first half of a vector and cosines in the second, each with a wave length of its own.
    private static func sines(_ count: Int, _ width: Int) -> [Float] {
        let half = (width + 1) / 2
        return (0..<count).flatMap { position in
            (0..<width).map { column in
                let pair = column < half ? column : column - half
                let angle = Double(position) / pow(10_000, Double(2 * pair) / Double(width))
                return Float(column < half ? sin(angle) : cos(angle))
            }
        }
    }
}

/// Queries, keys, values and output matrix.
struct MarianAttention {
    private let query: Linear
    private let key: Linear
    private let value: Linear
    private let output: Linear
    private let attention: Attention

    init(_ checkpoint: Checkpoint, width: Int, heads: Int) throws(CheckpointError) {
        query = try Linear(checkpoint["q_proj"], inputs: width, outputs: width)
        key = try Linear(checkpoint["k_proj"], inputs: width, outputs: width)
        value = try Linear(checkpoint["v_proj"], inputs: width, outputs: width)
        output = try Linear(checkpoint["out_proj"], inputs: width, outputs: width)
        attention = Attention(heads: heads, headWidth: width / heads)
    }

    /// Keys and values, [batch, heads, length, headWidth], of states [batch, length, width].
    func cache(_ source: Node) -> KeyValueCache {
        KeyValueCache(keys: attention.split(key(source)), values: attention.split(value(source)))
    }

    /// Attention to what the cache holds, row by row of the batch.
    func callAsFunction(_ states: Node, _ cache: KeyValueCache, mask: Node?) -> Node {
        let queries = attention.split(query(states))
        return output(attention.join(attention(query: queries, keys: cache.keys, values: cache.values, mask: mask)))
    }

    /// Attention of all rows of the batch to one and the same sentence, whose keys and values have a batch of 1: the rows stand
    /// behind one another as if they were one longer text.
    func callAsFunction(_ states: Node, sharing cache: KeyValueCache) -> Node {
        let queries = attention.split(query(states).reshaped([1, -1, attention.width]))
        let context = attention.join(attention(query: queries, keys: cache.keys, values: cache.values))
        return output(context.reshaped(to: states.shapeNode()))
    }
}

/// The wide part of a layer, with its shortcut and norm.
struct MarianFeedForward {
    private let perceptron: Perceptron
    private let norm: LayerNorm

    init(_ checkpoint: Checkpoint, _ config: MarianConfig, innerWidth: Int) throws(CheckpointError) {
        perceptron = Perceptron(
            widen: try Linear(checkpoint["fc1"], inputs: config.width, outputs: innerWidth), activation: config.activation,
            narrow: try Linear(checkpoint["fc2"], inputs: innerWidth, outputs: config.width))
        norm = try LayerNorm(checkpoint["final_layer_norm"], width: config.width, epsilon: MarianConfig.epsilon)
    }

    func callAsFunction(_ states: Node) -> Node { norm(states + perceptron(states)) }
}
