// The transformer of Vaswani et al. (2017) as Marian has it: a norm behind each part and its shortcut, sines for positions.

import AltoGraph
import Foundation

/// Words' vectors with the embeddings of their positions.
struct MarianEmbeddings {
    let tokenEmbedding: Embedding
    private let positionEmbeddings: Node
    private let scale: Float

    init(_ checkpoint: Checkpoint, _ config: MarianConfig) throws(CheckpointError) {
        // One table for both languages; of its names a checkpoint holds one or all.
        let shared = ["shared", "encoder", "decoder"].lazy.map {
            $0 == "shared" ? checkpoint[$0] : checkpoint[$0]["embed_tokens"]
        }
        tokenEmbedding = try Embedding(
            shared.first { $0.contains("weight") } ?? checkpoint["shared"], numEmbeddings: config.vocabSize,
            embeddingDim: config.hiddenSize)
        positionEmbeddings = .constant(
            Self.sines(config.maxPositions, config.hiddenSize), [config.maxPositions, config.hiddenSize])
        scale = config.scalesEmbeddings ? Float(config.hiddenSize).squareRoot() : 1
    }

    /// - Parameters:
    ///   - tokens: int64 [batch, length].
    ///   - positions: int64 [length].
    /// - Returns: [batch, length, hiddenSize].
    func callAsFunction(_ tokens: Node, _ positions: Node) -> Node {
        tokenEmbedding(tokens) * scale + positionEmbeddings.gather(positions)
    }

    /// Sines in the first half of a vector and cosines in the second, each with a wave length of its own.
    private static func sines(_ count: Int, _ hiddenSize: Int) -> [Float] {
        let half = (hiddenSize + 1) / 2
        return (0..<count).flatMap { position in
            (0..<hiddenSize).map { column in
                let pair = column < half ? column : column - half
                let angle = Double(position) / pow(10_000, Double(2 * pair) / Double(hiddenSize))
                return Float(column < half ? sin(angle) : cos(angle))
            }
        }
    }
}

extension MultiHeadAttention {
    init(_ checkpoint: Checkpoint, _ config: MarianConfig, heads: Int) throws(CheckpointError) {
        try self.init(
            checkpoint, hiddenSize: config.hiddenSize, Attention(heads: heads, headDim: config.hiddenSize / heads))
    }
}

/// The wide part of a layer, with its shortcut and norm.
struct MarianFeedForward {
    private let mlp: MLP
    private let norm: LayerNorm

    init(_ checkpoint: Checkpoint, _ config: MarianConfig, intermediateSize: Int) throws(CheckpointError) {
        mlp = MLP(
            fc1: try Linear(checkpoint["fc1"], inFeatures: config.hiddenSize, outFeatures: intermediateSize),
            activation: config.activation,
            fc2: try Linear(checkpoint["fc2"], inFeatures: intermediateSize, outFeatures: config.hiddenSize))
        norm = try LayerNorm(
            checkpoint["final_layer_norm"], hiddenSize: config.hiddenSize, epsilon: MarianConfig.epsilon)
    }

    func callAsFunction(_ states: Node) -> Node { norm(states + mlp(states)) }
}
