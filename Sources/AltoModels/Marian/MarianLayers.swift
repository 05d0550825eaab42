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

extension MultiHeadAttention {
    init(_ checkpoint: Checkpoint, _ config: MarianConfig, heads: Int) throws(CheckpointError) {
        try self.init(checkpoint, width: config.width, Attention(heads: heads, headWidth: config.width / heads))
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
