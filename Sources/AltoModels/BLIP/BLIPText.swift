// BLIP's text encoder and decoder: Bert with cross-attention to the picture in each layer (Li et al., 2022, figure 2).

package import AltoGraph

/// The layers of Bert between words and states. The decoder sees what is before a word, the encoder all of the text; the
/// mask says which.
package struct BLIPText {
    private let embeddings: TextEmbeddings
    private let layers: [TextLayer]

    /// - Parameter encoderHiddenSize: of what the cross-attention looks at.
    package init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Text, encoderHiddenSize: Int) throws(CheckpointError) {
        embeddings = try TextEmbeddings(checkpoint["embeddings"], config)
        var layers: [TextLayer] = []
        for index in 0..<config.layers {
            layers.append(
                try TextLayer(checkpoint["encoder"]["layer"][index], config, encoderHiddenSize: encoderHiddenSize))
        }
        self.layers = layers
    }

    /// Keys and values of what the cross-attention looks at, for each layer: worked out once a picture.
    ///
    /// - Parameter source: [batch, length, encoderHiddenSize].
    package func crossCaches(_ source: Node) -> [KeyValueCache] {
        layers.map { $0.crossAttention.cache(source) }
    }

    /// - Parameters:
    ///   - tokens: int64 [batch, length].
    ///   - positions: of the tokens in the text, int64 [length].
    ///   - mask: added to the scores of self-attention, [1, 1, length, past + length]; nil where nothing is hidden.
    ///   - past: keys and values of the words before, one a layer; nil where there are none.
    ///   - cross: keys and values of the picture, one a layer.
    /// - Returns: the states behind the embeddings and each layer, each [batch, length, hiddenSize]; and the layers' keys and
    ///   values with those of these words.
    package func callAsFunction(
        tokens: Node, positions: Node, mask: Node?, past: [KeyValueCache]?, cross: [KeyValueCache]
    ) -> (states: [Node], caches: [KeyValueCache]) {
        var states = [embeddings(tokens, positions)]
        var caches: [KeyValueCache] = []
        for (index, layer) in layers.enumerated() {
            let (state, cache) = layer(
                states[states.count - 1], mask: mask, past: past.map { $0[index] }, cross: cross[index])
            states.append(state)
            caches.append(cache)
        }
        return (states, caches)
    }
}

private struct TextEmbeddings {
    let wordEmbeddings: Embedding
    private let positions: Embedding
    private let norm: LayerNorm

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Text) throws(CheckpointError) {
        wordEmbeddings = try Embedding(
            checkpoint["word_embeddings"], numEmbeddings: config.vocabSize, embeddingDim: config.hiddenSize)
        positions = try Embedding(
            checkpoint["position_embeddings"], numEmbeddings: config.maxPositions, embeddingDim: config.hiddenSize)
        norm = try LayerNorm(checkpoint["LayerNorm"], hiddenSize: config.hiddenSize, epsilon: config.epsilon)
    }

    func callAsFunction(_ tokens: Node, _ positionIDs: Node) -> Node {
        norm(wordEmbeddings(tokens) + positions(positionIDs))
    }
}

/// Self-attention, cross-attention, MLP; a norm behind each of them and its shortcut.
private struct TextLayer {
    private let selfAttention: TextAttention
    let crossAttention: TextAttention
    private let mlp: MLP
    private let norm: LayerNorm

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Text, encoderHiddenSize: Int) throws(CheckpointError) {
        selfAttention = try TextAttention(checkpoint["attention"], config, encoderHiddenSize: config.hiddenSize)
        crossAttention = try TextAttention(checkpoint["crossattention"], config, encoderHiddenSize: encoderHiddenSize)
        mlp = MLP(
            fc1: try Linear(
                checkpoint["intermediate"]["dense"], inFeatures: config.hiddenSize, outFeatures: config.intermediateSize
            ),
            activation: config.activation,
            fc2: try Linear(
                checkpoint["output"]["dense"], inFeatures: config.intermediateSize, outFeatures: config.hiddenSize))
        norm = try LayerNorm(checkpoint["output"]["LayerNorm"], hiddenSize: config.hiddenSize, epsilon: config.epsilon)
    }

    func callAsFunction(
        _ states: Node, mask: Node?, past: KeyValueCache?, cross: KeyValueCache
    ) -> (states: Node, cache: KeyValueCache) {
        let new = selfAttention.cache(states)
        let cache = past.map { $0.appending(keys: new.keys, values: new.values) } ?? new
        let attended = selfAttention(states, cache, mask: mask, isKept: past != nil)
        let informed = crossAttention(attended, sharing: cross)
        return (norm(mlp(informed) + informed), cache)
    }
}

/// Attention with its shortcut and norm.
private struct TextAttention {
    private let attention: MultiHeadAttention
    private let norm: LayerNorm

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Text, encoderHiddenSize: Int) throws(CheckpointError) {
        attention = MultiHeadAttention(
            query: try Linear(
                checkpoint["self"]["query"], inFeatures: config.hiddenSize, outFeatures: config.hiddenSize),
            key: try Linear(checkpoint["self"]["key"], inFeatures: encoderHiddenSize, outFeatures: config.hiddenSize),
            value: try Linear(
                checkpoint["self"]["value"], inFeatures: encoderHiddenSize, outFeatures: config.hiddenSize),
            outProjection: try Linear(
                checkpoint["output"]["dense"], inFeatures: config.hiddenSize, outFeatures: config.hiddenSize),
            Attention(heads: config.heads, headDim: config.hiddenSize / config.heads))
        norm = try LayerNorm(checkpoint["output"]["LayerNorm"], hiddenSize: config.hiddenSize, epsilon: config.epsilon)
    }

    /// Keys and values, [batch, heads, length, headDim], of states [batch, length, encoderHiddenSize].
    func cache(_ source: Node) -> KeyValueCache { attention.cache(source) }

    /// Attention to what the cache holds, row by row of the batch.
    ///
    /// - Parameter isKept: whether a request keeps the cache.
    func callAsFunction(_ states: Node, _ cache: KeyValueCache, mask: Node?, isKept: Bool) -> Node {
        if isKept, let mask { return norm(attention(states, kept: cache, mask: mask) + states) }
        return norm(attention(states, cache, mask: mask) + states)
    }

    /// Attention of all rows of the batch to one and the same picture, whose keys and values have a batch of 1.
    func callAsFunction(_ states: Node, sharing cache: KeyValueCache) -> Node {
        norm(attention(states, sharing: cache) + states)
    }
}

/// From states to a score for each word (Bert's prediction head).
package struct BLIPLMHead {
    private let dense: Linear
    private let activation: Activation
    private let norm: LayerNorm
    private let wordEmbeddings: Node
    private let bias: Node

    /// - Parameter embeddings: where the words' vectors are, which are used where the head has no matrix of its own.
    package init(
        _ checkpoint: Checkpoint, embeddings: Checkpoint, _ config: BLIPConfig
    ) throws(CheckpointError) {
        let text = config.text
        let transform = checkpoint["transform"]
        dense = try Linear(transform["dense"], inFeatures: text.hiddenSize, outFeatures: text.hiddenSize)
        activation = text.activation
        norm = try LayerNorm(transform["LayerNorm"], hiddenSize: text.hiddenSize, epsilon: text.epsilon)
        // As transformers ties them: of two names for one tensor, the checkpoint may hold either or both; where both
        // are there and differ, each is used where it stands.
        let own = checkpoint["decoder"]
        let isOwn = own.contains("weight") || !config.tiesWordEmbeddings
        wordEmbeddings = try (isOwn ? own : embeddings["word_embeddings"])
            .matrix("weight", rows: text.vocabSize, columns: text.hiddenSize)
        bias = try (own.contains("bias") ? own : checkpoint).tensor("bias", [text.vocabSize])
        if own.contains("bias"), checkpoint.contains("bias") { _ = try checkpoint.tensor("bias", [text.vocabSize]) }
    }

    /// [batch, length, hiddenSize] to [batch, length, vocabSize].
    package func callAsFunction(_ states: Node) -> Node {
        norm(activation(dense(states))).matmul(wordEmbeddings, transposeB: true) + bias
    }
}
