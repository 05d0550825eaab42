package import AltoGraph

/// A picture's patches and the words of a prompt, together, to states.
package struct OFAEncoder {
    private let config: OFAConfig
    private let trunk: ResNet
    private let projection: Linear
    private let words: Embedding
    private let types: Node?
    private let wordNorm: LayerNorm?
    private let patchNorm: LayerNorm?
    private let places: Places
    private let layers: [Layer]
    private let norm: LayerNorm?

    private struct Places {
        let words: Embedding
        let patches: Embedding
        let wordNorm: LayerNorm
        let patchNorm: LayerNorm
        let query: OFAPlaces
        let key: OFAPlaces
    }

    private struct Layer {
        let attention: OFAAttention
        let residual: OFAResidual
        let wide: OFAFeedForward
        /// Of patches, then of words, then one without bias: [heads, distances].
        let distances: Node
    }

    package init(_ checkpoint: Checkpoint, words: Embedding, _ config: OFAConfig) throws(CheckpointError) {
        let (width, stack) = (config.width, config.encoder)
        func norm(_ name: String, if isThere: Bool = true) throws(CheckpointError) -> LayerNorm? {
            isThere ? try LayerNorm(checkpoint[name], width: width, epsilon: OFAConfig.epsilon) : nil
        }
        self.config = config
        self.words = words
        trunk = try ResNet(checkpoint["embed_images"], counts: config.trunkBlocks)
        projection = try Linear(checkpoint["image_proj"], inputs: ResNet.channels, outputs: width)
        types = config.hasTypes ? try checkpoint["type_embedding"].tensor("weight", [2, width]) : nil
        wordNorm = try norm("layernorm_embedding", if: config.normalisesEmbeddings)
        patchNorm = try norm("patch_layernorm_embedding", if: config.normalisesPatches)
        let scale = OFAPlaces.scale(config, heads: stack.heads)
        places = Places(
            words: try Embedding(checkpoint["embed_positions"], count: config.positions + 2, width: width),
            patches: try Embedding(
                checkpoint["embed_image_positions"], count: config.patchBuckets * config.patchBuckets + 1, width: width),
            wordNorm: try LayerNorm(checkpoint["pos_ln"], width: width, epsilon: OFAConfig.epsilon),
            patchNorm: try LayerNorm(checkpoint["image_pos_ln"], width: width, epsilon: OFAConfig.epsilon),
            query: try OFAPlaces(checkpoint["pos_q_linear"], width: width, heads: stack.heads, scale: scale),
            key: try OFAPlaces(checkpoint["pos_k_linear"], width: width, heads: stack.heads))
        var layers: [Layer] = []
        for index in 0..<stack.layers {
            let layer = checkpoint["layers"][index]
            let patches = try OFADistances(
                checkpoint["image_rel_pos_table_list"][index], distances: OFADistances.patchCount(config), heads: stack.heads)
            let words = try OFADistances(
                checkpoint["token_rel_pos_table_list"][index], distances: OFADistances.wordCount(config), heads: stack.heads)
            let none = Node.constant(Array(repeating: 0, count: stack.heads), [stack.heads, 1])
            layers.append(
                Layer(
                    attention: try OFAAttention(layer["self_attn"], width: width, heads: stack.heads),
                    residual: try OFAResidual(layer, norm: "self_attn_layer_norm", inner: "self_attn_mid_layer_norm", config, stack),
                    wide: try OFAFeedForward(layer, config, stack),
                    distances: .concatenated([patches.table, words.table, none], axis: 1)))
        }
        self.layers = layers
        self.norm = try norm("layer_norm", if: stack.normalisesBefore)
    }

    /// What the trunk makes of a picture, [1, 1024, rows, columns].
    ///
    /// - Parameter pixels: normalised, [1, 3, height, width].
    package func look(at pixels: Node) -> Node { trunk(pixels) }

    /// [1, 1024, rows, columns] to a vector for each patch, [1, rows * columns, width].
    package func patches(_ seen: Node) -> Node {
        var patches = projection(seen.reshaped([0, ResNet.channels, -1]).transposed([0, 2, 1])) * wordScale
        if let types { patches = patches + types.slice(1, 2, axis: 0) }
        return patchNorm.map { $0(patches) } ?? patches
    }

    /// What the decoder looks at.
    package struct Output {
        /// Before the first layer and behind each, without the last norm: [1, patches + words, width].
        package let states: [Node]
        package let last: Node
        /// Where each patch and each word is, [1, patches + words, width].
        package let places: Node
    }

    /// - Parameters:
    ///   - patches: [1, side * side, width].
    ///   - tokens: int64 [1, length].
    ///   - positions: of the tokens, int64 [length].
    ///   - distances: between all patches and words, int32 [all, all] (see `distances(side:words:config)`).
    package func callAsFunction(patches: Node, side: Int, tokens: Node, positions: Node, distances: Node) -> Output {
        var embedded = words(tokens) * wordScale
        if let types { embedded = embedded + types.slice(0, 1, axis: 0) }
        if let wordNorm { embedded = wordNorm(embedded) }
        var states = [Node.concatenated([patches, embedded], axis: 1)]

        // The first place is that of no patch.
        let squares = (0..<side).flatMap { row in (0..<side).map { column in row * config.patchBuckets + column + 1 } }
        let patchPlaces = places.patchNorm(places.patches(.constant(integers: squares, [squares.count])))
        let wordPlaces = places.wordNorm(places.words(positions))
        let whereabouts = Node.concatenated([patchPlaces, wordPlaces], axis: 0).unsqueezed(0)
        let scores = places.query(whereabouts).times(places.key(whereabouts), transposed: true)  // [1, heads, all, all]

        for layer in layers {
            let bias = scores + layer.distances.gather(distances, axis: 1)
            let attended = layer.residual(states[states.count - 1]) { layer.attention($0, layer.attention.cache($0), bias: bias) }
            states.append(layer.wide(attended))
        }
        let last = states[states.count - 1]
        return Output(states: states, last: norm.map { $0(last) } ?? last, places: whereabouts)
    }

    private var wordScale: Float { config.scalesEmbeddings ? Float(config.width).squareRoot() : 1 }

    /// Which distance there is between any two of a picture's patches and the words behind them, as a layer's table has them.
    package static func distances(side: Int, words: Int, _ config: OFAConfig) -> Tensor {
        let (patches, table) = (side * side, OFADistances.words(config))
        let (afterPatches, none) = (OFADistances.patchCount(config), OFADistances.patchCount(config) + OFADistances.wordCount(config))
        let count = patches + words
        var found = [Int32](repeating: Int32(none), count: count * count)
        for query in 0..<patches {
            for key in 0..<patches {
                let distance = OFADistances.patches(rows: query / side - key / side, columns: query % side - key % side, config)
                found[query * count + key] = Int32(distance)
            }
        }
        for query in 0..<words {
            for key in 0..<words {
                let distance = afterPatches + table[query - key + OFAConfig.longestDistance - 1]
                found[(patches + query) * count + patches + key] = Int32(distance)
            }
        }
        return Tensor(found, [count, count])
    }
}
