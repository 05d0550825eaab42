package import AltoGraph

/// Words to the words behind them, looking at a picture and a prompt.
///
/// Where a word is counts apart from what it is: the score of two words is the sum of a score of the words and one of their places.
/// Both come of one product here, because the keys of the places stand behind those of the words.
package struct OFADecoder {
    private let config: OFAConfig
    private let words: Embedding
    private let wordNorm: LayerNorm?
    private let positions: Embedding
    private let positionNorm: LayerNorm
    private let selfQuery: OFAPlaces
    private let selfKey: OFAPlaces
    private let crossQuery: OFAPlaces
    private let crossKey: OFAPlaces
    private let layers: [Layer]
    private let norm: LayerNorm?
    private let output: Node

    private struct Layer {
        let selfAttention: OFAAttention
        let selfResidual: OFAResidual
        let crossAttention: OFAAttention
        let crossResidual: OFAResidual
        let wide: OFAFeedForward
        let distances: OFADistances
    }

    /// - Parameter output: the words' matrix, [vocabulary, width].
    package init(_ checkpoint: Checkpoint, words: Embedding, output: Node, _ config: OFAConfig) throws(CheckpointError) {
        let (width, stack) = (config.width, config.decoder)
        self.config = config
        self.words = words
        self.output = output
        wordNorm = config.normalisesEmbeddings
            ? try LayerNorm(checkpoint["layernorm_embedding"], width: width, epsilon: OFAConfig.epsilon) : nil
        positions = try Embedding(checkpoint["embed_positions"], count: config.positions + 2, width: width)
        positionNorm = try LayerNorm(checkpoint["pos_ln"], width: width, epsilon: OFAConfig.epsilon)
        let scale = OFAPlaces.scale(config, heads: stack.heads)
        selfQuery = try OFAPlaces(checkpoint["self_pos_q_linear"], width: width, heads: stack.heads, scale: scale)
        selfKey = try OFAPlaces(checkpoint["self_pos_k_linear"], width: width, heads: stack.heads)
        crossQuery = try OFAPlaces(checkpoint["cross_pos_q_linear"], width: width, heads: stack.heads, scale: scale)
        crossKey = try OFAPlaces(checkpoint["cross_pos_k_linear"], width: width, heads: stack.heads)
        var layers: [Layer] = []
        for index in 0..<stack.layers {
            let layer = checkpoint["layers"][index]
            layers.append(
                Layer(
                    selfAttention: try OFAAttention(layer["self_attn"], width: width, heads: stack.heads),
                    selfResidual: try OFAResidual(layer, norm: "self_attn_layer_norm", inner: "self_attn_mid_layer_norm", config, stack),
                    crossAttention: try OFAAttention(layer["cross_attn"], width: width, heads: stack.heads),
                    crossResidual: try OFAResidual(
                        layer, norm: "cross_attn_layer_norm", inner: "cross_attn_mid_layer_norm", config, stack),
                    wide: try OFAFeedForward(layer, config, stack),
                    distances: try OFADistances(
                        checkpoint["token_rel_pos_table_list"][index], distances: OFADistances.wordCount(config), heads: stack.heads)))
        }
        self.layers = layers
        norm = stack.normalisesBefore ? try LayerNorm(checkpoint["layer_norm"], width: width, epsilon: OFAConfig.epsilon) : nil
    }

    /// Keys and values of what the cross-attention looks at, for each layer: worked out once a picture.
    package func crossCaches(_ source: OFAEncoder.Output) -> [KeyValueCache] {
        let places = crossKey(source.places)
        return layers.map { $0.crossAttention.cache(source.last, places: places) }
    }

    /// - Parameters:
    ///   - tokens: int64 [batch, length].
    ///   - positions: of the tokens in the text, int64 [length].
    ///   - mask: added to the scores of self-attention, [1, 1, length, past + length].
    ///   - past: keys and values of the words before, one a layer.
    ///   - cross: keys and values of the picture and the prompt, one a layer.
    /// - Returns: the states before the first layer and behind each, each [batch, length, width]; and the layers' keys and values
    ///   with those of these words.
    package func callAsFunction(
        tokens: Node, positions at: Node, mask: Node, past: [KeyValueCache], cross: [KeyValueCache]
    ) -> (states: [Node], caches: [KeyValueCache]) {
        var embedded = words(tokens)
        if config.scalesEmbeddings { embedded = embedded * Float(config.width).squareRoot() }
        var states = [wordNorm.map { $0(embedded) } ?? embedded]
        let places = positionNorm(positions(at)).unsqueezed(0)  // [1, length, width]
        let (selfQueries, selfKeys, crossQueries) = (selfQuery(places), selfKey(places), crossQuery(places))
        let distances = distances(from: at, to: mask)
        var caches: [KeyValueCache] = []
        for (index, layer) in layers.enumerated() {
            var cache = past[index]
            let bias = mask + layer.distances.table.gather(distances, axis: 1)  // [1, heads, length, past + length]
            let attended = layer.selfResidual(states[index]) { states in
                let new = layer.selfAttention.cache(states, places: selfKeys)
                cache = past[index].appending(keys: new.keys, values: new.values)
                return layer.selfAttention(states, cache, bias: bias, places: selfQueries)
            }
            let informed = layer.crossResidual(attended) { layer.crossAttention($0, sharing: cross[index], places: crossQueries) }
            states.append(layer.wide(informed))
            caches.append(cache)
        }
        return (states, caches)
    }

    /// States behind the last layer, [batch, length, width], to a score for each word.
    package func scores(_ states: Node) -> Node { (norm.map { $0(states) } ?? states).times(output, transposed: true) }

    /// [length, past + length]: which distance each new word has from each word.
    private func distances(from positions: Node, to mask: Node) -> Node {
        let all = Node.range(to: mask.shapeNode().slice(3, 4, axis: 0).squeezed(0))
        let differences = positions.unsqueezed(1) - all.unsqueezed(0)
        let table = OFADistances.words(config)
        return Node.constant(integers: table, [table.count])
            .gather(differences + .scalar(integer: OFAConfig.longestDistance - 1))
    }
}
