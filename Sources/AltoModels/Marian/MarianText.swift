package import AltoGraph

/// The encoder: a sentence in the one language to states.
package struct MarianEncoder {
    private let embeddings: MarianEmbeddings
    private let layers: [Layer]

    private struct Layer {
        let attention: MultiHeadAttention
        let norm: LayerNorm
        let feedForward: MarianFeedForward
    }

    init(_ checkpoint: Checkpoint, _ embeddings: MarianEmbeddings, _ config: MarianConfig) throws(CheckpointError) {
        self.embeddings = embeddings
        var layers: [Layer] = []
        for index in 0..<config.encoder.layers {
            let layer = checkpoint["layers"][index]
            layers.append(
                Layer(
                    attention: try MultiHeadAttention(layer["self_attn"], config, heads: config.encoder.heads),
                    norm: try LayerNorm(
                        layer["self_attn_layer_norm"], hiddenSize: config.hiddenSize, epsilon: MarianConfig.epsilon),
                    feedForward: try MarianFeedForward(layer, config, intermediateSize: config.encoder.intermediateSize)
                ))
        }
        self.layers = layers
    }

    /// - Parameters:
    ///   - tokens: int64 [1, length].
    ///   - positions: int64 [length].
    /// - Returns: the states behind the embeddings and each layer, each [1, length, hiddenSize].
    package func callAsFunction(tokens: Node, positions: Node) -> [Node] {
        var states = [embeddings(tokens, positions)]
        for layer in layers {
            let before = states[states.count - 1]
            let attended = layer.norm(before + layer.attention(before, layer.attention.cache(before), mask: nil))
            states.append(layer.feedForward(attended))
        }
        return states
    }
}

/// The decoder: the words so far, and the sentence, to scores of the next word.
package struct MarianDecoder {
    private let embeddings: MarianEmbeddings
    private let layers: [Layer]
    private let bias: Node

    private struct Layer {
        let attention: MultiHeadAttention
        let norm: LayerNorm
        let crossAttention: MultiHeadAttention
        let crossNorm: LayerNorm
        let feedForward: MarianFeedForward
    }

    /// - Parameter root: where the bias of the scores lies.
    init(_ checkpoint: Checkpoint, root: Checkpoint, _ embeddings: MarianEmbeddings, _ config: MarianConfig)
        throws(CheckpointError)
    {
        self.embeddings = embeddings
        var layers: [Layer] = []
        for index in 0..<config.decoder.layers {
            let layer = checkpoint["layers"][index]
            let (hiddenSize, heads) = (config.hiddenSize, config.decoder.heads)
            layers.append(
                Layer(
                    attention: try MultiHeadAttention(layer["self_attn"], config, heads: heads),
                    norm: try LayerNorm(
                        layer["self_attn_layer_norm"], hiddenSize: hiddenSize, epsilon: MarianConfig.epsilon),
                    crossAttention: try MultiHeadAttention(layer["encoder_attn"], config, heads: heads),
                    crossNorm: try LayerNorm(
                        layer["encoder_attn_layer_norm"], hiddenSize: hiddenSize, epsilon: MarianConfig.epsilon),
                    feedForward: try MarianFeedForward(layer, config, intermediateSize: config.decoder.intermediateSize)
                ))
        }
        self.layers = layers
        bias = try root.tensor("final_logits_bias", [1, config.vocabSize])
    }

    /// Keys and values of the sentence, for each layer: worked out once.
    package func crossCaches(_ source: Node) -> [KeyValueCache] { layers.map { $0.crossAttention.cache(source) } }

    /// As `BLIPText`: tokens int64 [batch, length], positions int64 [length], mask [1, 1, length, past + length].
    package func callAsFunction(
        tokens: Node, positions: Node, mask: Node, past: [KeyValueCache], cross: [KeyValueCache]
    ) -> (states: Node, caches: [KeyValueCache]) {
        var states = embeddings(tokens, positions)
        var caches: [KeyValueCache] = []
        for (index, layer) in layers.enumerated() {
            let new = layer.attention.cache(states)
            let cache = past[index].appending(keys: new.keys, values: new.values)
            caches.append(cache)
            let attended = layer.norm(states + layer.attention(states, kept: cache, mask: mask))
            states = layer.feedForward(
                layer.crossNorm(attended + layer.crossAttention(attended, sharing: cross[index])))
        }
        return (states, caches)
    }

    /// [batch, length, hiddenSize] to [batch, length, vocabSize]; the words' vectors are the output matrix, too.
    package func logits(_ states: Node) -> Node {
        states.matmul(embeddings.tokenEmbedding.weight, transposeB: true) + bias
    }
}
