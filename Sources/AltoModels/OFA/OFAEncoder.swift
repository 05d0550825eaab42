package import AltoGraph

/// A picture's patches and the words of a prompt, together, to states.
package struct OFAEncoder {
    private let config: OFAConfig
    private let resNet: ResNet
    private let projection: Linear
    private let tokenEmbedding: Embedding
    private let types: Node?
    private let wordNorm: LayerNorm?
    private let patchNorm: LayerNorm?
    private let positionEmbeddings: PositionEmbeddings
    private let layers: [Layer]
    private let norm: LayerNorm?

    private struct PositionEmbeddings {
        let words: Embedding
        let patches: Embedding
        let wordNorm: LayerNorm
        let patchNorm: LayerNorm
        let query: OFAPositionProjection
        let key: OFAPositionProjection
    }

    private struct Layer {
        let attention: OFAAttention
        let residual: OFAResidual
        let feedForward: OFAFeedForward
        /// Of patches, then of words, then one without bias: [heads, buckets].
        let relativePositionBias: Node
    }

    package init(_ checkpoint: Checkpoint, tokenEmbedding: Embedding, _ config: OFAConfig) throws(CheckpointError) {
        let (hiddenSize, stack) = (config.hiddenSize, config.encoder)
        func norm(_ name: String, if isThere: Bool = true) throws(CheckpointError) -> LayerNorm? {
            isThere ? try LayerNorm(checkpoint[name], hiddenSize: hiddenSize, epsilon: OFAConfig.epsilon) : nil
        }
        self.config = config
        self.tokenEmbedding = tokenEmbedding
        resNet = try ResNet(checkpoint["embed_images"], counts: config.resNetBlocks)
        projection = try Linear(checkpoint["image_proj"], inFeatures: ResNet.channels, outFeatures: hiddenSize)
        types = config.hasTypeEmbeddings ? try checkpoint["type_embedding"].tensor("weight", [2, hiddenSize]) : nil
        wordNorm = try norm("layernorm_embedding", if: config.normalizesEmbeddings)
        patchNorm = try norm("patch_layernorm_embedding", if: config.normalizesPatchEmbeddings)
        let scale = OFAPositionProjection.scale(config, heads: stack.heads)
        positionEmbeddings = PositionEmbeddings(
            words: try Embedding(
                checkpoint["embed_positions"], numEmbeddings: config.maxPositions + 2, embeddingDim: hiddenSize),
            patches: try Embedding(
                checkpoint["embed_image_positions"], numEmbeddings: config.imageBucketSize * config.imageBucketSize + 1,
                embeddingDim: hiddenSize),
            wordNorm: try LayerNorm(checkpoint["pos_ln"], hiddenSize: hiddenSize, epsilon: OFAConfig.epsilon),
            patchNorm: try LayerNorm(checkpoint["image_pos_ln"], hiddenSize: hiddenSize, epsilon: OFAConfig.epsilon),
            query: try OFAPositionProjection(
                checkpoint["pos_q_linear"], hiddenSize: hiddenSize, heads: stack.heads, scale: scale),
            key: try OFAPositionProjection(checkpoint["pos_k_linear"], hiddenSize: hiddenSize, heads: stack.heads))
        var layers: [Layer] = []
        for index in 0..<stack.layers {
            let layer = checkpoint["layers"][index]
            let patches = try OFARelativePositionBias(
                checkpoint["image_rel_pos_table_list"][index],
                buckets: OFARelativePositionBias.imageBucketCount(config), heads: stack.heads)
            let words = try OFARelativePositionBias(
                checkpoint["token_rel_pos_table_list"][index],
                buckets: OFARelativePositionBias.tokenBucketCount(config), heads: stack.heads)
            let none = Node.constant(Array(repeating: 0, count: stack.heads), [stack.heads, 1])
            layers.append(
                Layer(
                    attention: try OFAAttention(layer["self_attn"], hiddenSize: hiddenSize, heads: stack.heads),
                    residual: try OFAResidual(
                        layer, norm: "self_attn_layer_norm", inner: "self_attn_mid_layer_norm", config, stack),
                    feedForward: try OFAFeedForward(layer, config, stack),
                    relativePositionBias: .concatenated([patches.table, words.table, none], axis: 1)))
        }
        self.layers = layers
        self.norm = try norm("layer_norm", if: stack.normalizesBefore)
    }

    /// What the trunk makes of a picture, [1, 1024, rows, columns].
    ///
    /// - Parameter pixels: normalized, [1, 3, height, width].
    package func look(at pixels: Node) -> Node { resNet(pixels) }

    /// [1, 1024, rows, columns] to a vector for each patch, [1, rows * columns, hiddenSize].
    package func patches(_ seen: Node) -> Node {
        var patches = projection(seen.reshaped([0, ResNet.channels, -1]).transposed([0, 2, 1])) * wordScale
        if let types { patches = patches + types.slice(1, 2, axis: 0) }
        return patchNorm.map { $0(patches) } ?? patches
    }

    /// What the decoder looks at.
    package struct Output {
        /// Before the first layer and behind each, without the last norm: [1, patches + words, hiddenSize].
        package let states: [Node]
        package let last: Node
        /// Where each patch and each word is, [1, patches + words, hiddenSize].
        package let positionStates: Node
    }

    /// - Parameters:
    ///   - patches: [1, side * side, hiddenSize].
    ///   - tokens: int64 [1, length].
    ///   - positions: of the tokens, int64 [length].
    ///   - relativeBuckets: between all patches and words, int32 [all, all] (see `relativeBuckets(side:words:config)`).
    package func callAsFunction(patches: Node, side: Int, tokens: Node, positions: Node, relativeBuckets: Node)
        -> Output
    {
        var embedded = tokenEmbedding(tokens) * wordScale
        if let types { embedded = embedded + types.slice(0, 1, axis: 0) }
        if let wordNorm { embedded = wordNorm(embedded) }
        var states = [Node.concatenated([patches, embedded], axis: 1)]

        // The first position is that of no patch.
        let squares = (0..<side).flatMap { row in (0..<side).map { column in row * config.imageBucketSize + column + 1 }
        }
        let patchPositions = positionEmbeddings.patchNorm(
            positionEmbeddings.patches(.constant(integers: squares, [squares.count])))
        let tokenPositions = positionEmbeddings.wordNorm(positionEmbeddings.words(positions))
        let positionStates = Node.concatenated([patchPositions, tokenPositions], axis: 0).unsqueezed(0)
        let scores = positionEmbeddings.query(positionStates).matmul(
            positionEmbeddings.key(positionStates), transposeB: true)  // [1, heads, all, all]

        for layer in layers {
            let bias = scores + layer.relativePositionBias.gather(relativeBuckets, axis: 1)
            let attended = layer.residual(states[states.count - 1]) {
                layer.attention($0, layer.attention.cache($0), bias: bias)
            }
            states.append(layer.feedForward(attended))
        }
        let last = states[states.count - 1]
        return Output(states: states, last: norm.map { $0(last) } ?? last, positionStates: positionStates)
    }

    private var wordScale: Float { config.scalesEmbeddings ? Float(config.hiddenSize).squareRoot() : 1 }

    /// Which distance there is between any two of a picture's patches and the words behind them, as a layer's table has them.
    package static func relativeBuckets(side: Int, words: Int, _ config: OFAConfig) -> Tensor {
        let (patches, table) = (side * side, OFARelativePositionBias.tokenBuckets(config))
        let (afterPatches, none) = (
            OFARelativePositionBias.imageBucketCount(config),
            OFARelativePositionBias.imageBucketCount(config) + OFARelativePositionBias.tokenBucketCount(config)
        )
        let count = patches + words
        var found = [Int32](repeating: Int32(none), count: count * count)
        for query in 0..<patches {
            for key in 0..<patches {
                let distance = OFARelativePositionBias.imageBucket(
                    rows: query / side - key / side, columns: query % side - key % side, config)
                found[query * count + key] = Int32(distance)
            }
        }
        for query in 0..<words {
            for key in 0..<words {
                let distance = afterPatches + table[query - key + OFAConfig.maxRelativeDistance - 1]
                found[(patches + query) * count + patches + key] = Int32(distance)
            }
        }
        return Tensor(found, [count, count])
    }
}
