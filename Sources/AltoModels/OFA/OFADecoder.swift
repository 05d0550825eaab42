package import AltoGraph

/// Words to the words behind them, looking at a picture and a prompt.
///
/// Where a word is counts apart from what it is: the score of two words is the sum of a score of the words and one of their positions.
/// Both come of one product here, because the keys of the positions stand behind those of the words.
package struct OFADecoder {
    private let config: OFAConfig
    private let tokenEmbedding: Embedding
    private let embeddingNorm: LayerNorm?
    private let positions: Embedding
    private let positionNorm: LayerNorm
    private let selfQuery: OFAPositionProjection
    private let selfKey: OFAPositionProjection
    private let crossQuery: OFAPositionProjection
    private let crossKey: OFAPositionProjection
    private let layers: [Layer]
    private let norm: LayerNorm?
    private let output: Node

    private struct Layer {
        let selfAttention: OFAAttention
        let selfResidual: OFAResidual
        let crossAttention: OFAAttention
        let crossResidual: OFAResidual
        let feedForward: OFAFeedForward
        let relativePositionBias: OFARelativePositionBias
    }

    /// - Parameter output: the words' matrix, [vocabSize, hiddenSize].
    package init(_ checkpoint: Checkpoint, tokenEmbedding: Embedding, output: Node, _ config: OFAConfig)
        throws(CheckpointError)
    {
        let (hiddenSize, stack) = (config.hiddenSize, config.decoder)
        self.config = config
        self.tokenEmbedding = tokenEmbedding
        self.output = output
        embeddingNorm =
            config.normalizesEmbeddings
            ? try LayerNorm(checkpoint["layernorm_embedding"], hiddenSize: hiddenSize, epsilon: OFAConfig.epsilon) : nil
        positions = try Embedding(
            checkpoint["embed_positions"], numEmbeddings: config.maxPositions + 2, embeddingDim: hiddenSize)
        positionNorm = try LayerNorm(checkpoint["pos_ln"], hiddenSize: hiddenSize, epsilon: OFAConfig.epsilon)
        let scale = OFAPositionProjection.scale(config, heads: stack.heads)
        selfQuery = try OFAPositionProjection(
            checkpoint["self_pos_q_linear"], hiddenSize: hiddenSize, heads: stack.heads, scale: scale)
        selfKey = try OFAPositionProjection(checkpoint["self_pos_k_linear"], hiddenSize: hiddenSize, heads: stack.heads)
        crossQuery = try OFAPositionProjection(
            checkpoint["cross_pos_q_linear"], hiddenSize: hiddenSize, heads: stack.heads, scale: scale)
        crossKey = try OFAPositionProjection(
            checkpoint["cross_pos_k_linear"], hiddenSize: hiddenSize, heads: stack.heads)
        var layers: [Layer] = []
        for index in 0..<stack.layers {
            let layer = checkpoint["layers"][index]
            layers.append(
                Layer(
                    selfAttention: try OFAAttention(layer["self_attn"], hiddenSize: hiddenSize, heads: stack.heads),
                    selfResidual: try OFAResidual(
                        layer, norm: "self_attn_layer_norm", inner: "self_attn_mid_layer_norm", config, stack),
                    crossAttention: try OFAAttention(layer["cross_attn"], hiddenSize: hiddenSize, heads: stack.heads),
                    crossResidual: try OFAResidual(
                        layer, norm: "cross_attn_layer_norm", inner: "cross_attn_mid_layer_norm", config, stack),
                    feedForward: try OFAFeedForward(layer, config, stack),
                    relativePositionBias: try OFARelativePositionBias(
                        checkpoint["token_rel_pos_table_list"][index],
                        buckets: OFARelativePositionBias.tokenBucketCount(config), heads: stack.heads)))
        }
        self.layers = layers
        norm =
            stack.normalizesBefore
            ? try LayerNorm(checkpoint["layer_norm"], hiddenSize: hiddenSize, epsilon: OFAConfig.epsilon) : nil
    }

    /// Keys and values of what the cross-attention looks at, for each layer: worked out once a picture.
    package func crossCaches(_ source: OFAEncoder.Output) -> [KeyValueCache] {
        let positionStates = crossKey(source.positionStates)
        return layers.map { $0.crossAttention.cache(source.last, positionStates: positionStates) }
    }

    /// - Parameters:
    ///   - tokens: int64 [batch, length].
    ///   - positions: of the tokens in the text, int64 [length].
    ///   - mask: added to the scores of self-attention, [1, 1, length, past + length].
    ///   - past: keys and values of the words before, one a layer.
    ///   - cross: keys and values of the picture and the prompt, one a layer.
    /// - Returns: the states before the first layer and behind each, each [batch, length, hiddenSize]; and the layers' keys and values
    ///   with those of these words.
    package func callAsFunction(
        tokens: Node, positions at: Node, mask: Node, past: [KeyValueCache], cross: [KeyValueCache]
    ) -> (states: [Node], caches: [KeyValueCache]) {
        var embedded = tokenEmbedding(tokens)
        if config.scalesEmbeddings { embedded = embedded * Float(config.hiddenSize).squareRoot() }
        var states = [embeddingNorm.map { $0(embedded) } ?? embedded]
        let positionStates = positionNorm(positions(at)).unsqueezed(0)  // [1, length, hiddenSize]
        let (selfQueries, selfKeys, crossQueries) = (
            selfQuery(positionStates), selfKey(positionStates), crossQuery(positionStates)
        )
        let relativeBuckets = relativeBuckets(from: at, to: mask)
        var caches: [KeyValueCache] = []
        for (index, layer) in layers.enumerated() {
            var cache = past[index]
            // [1, heads, length, past + length]
            let bias = mask + layer.relativePositionBias.table.gather(relativeBuckets, axis: 1)
            let attended = layer.selfResidual(states[index]) { states in
                let new = layer.selfAttention.cache(states, positionStates: selfKeys)
                cache = past[index].appending(keys: new.keys, values: new.values)
                return layer.selfAttention(states, cache, bias: bias, positionStates: selfQueries)
            }
            let informed = layer.crossResidual(attended) {
                layer.crossAttention($0, sharing: cross[index], positionStates: crossQueries)
            }
            states.append(layer.feedForward(informed))
            caches.append(cache)
        }
        return (states, caches)
    }

    /// States behind the last layer, [batch, length, hiddenSize], to a score for each word.
    package func logits(_ states: Node) -> Node { (norm.map { $0(states) } ?? states).matmul(output, transposeB: true) }

    /// [length, past + length]: which distance each new word has from each word.
    private func relativeBuckets(from positions: Node, to mask: Node) -> Node {
        let all = Node.range(to: mask.shapeOf().slice(3, 4, axis: 0).squeezed(0))
        let differences = positions.unsqueezed(1) - all.unsqueezed(0)
        let table = OFARelativePositionBias.tokenBuckets(config)
        return Node.constant(integers: table, [table.count])
            .gather(differences + .scalar(integer: OFAConfig.maxRelativeDistance - 1))
    }
}
