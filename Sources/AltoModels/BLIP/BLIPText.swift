// BLIP's text encoder and decoder: Bert with cross-attention to the picture in each layer (Li et al., 2022, figure 2).

package import AltoGraph

/// The layers of Bert between words and states. The decoder sees what is before a word, the encoder all of the text; the
/// mask says which.
package struct BLIPText {
    private let embeddings: TextEmbeddings
    private let layers: [TextLayer]

    /// - Parameter sourceWidth: of what the cross-attention looks at.
    package init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Text, sourceWidth: Int) throws(CheckpointError) {
        embeddings = try TextEmbeddings(checkpoint["embeddings"], config)
        var layers: [TextLayer] = []
        for index in 0..<config.layers {
            layers.append(try TextLayer(checkpoint["encoder"]["layer"][index], config, sourceWidth: sourceWidth))
        }
        self.layers = layers
    }

    /// Keys and values of what the cross-attention looks at, for each layer: worked out once a picture.
    ///
    /// - Parameter source: [batch, length, sourceWidth].
    package func crossCaches(_ source: Node) -> [KeyValueCache] {
        layers.map { $0.crossAttention.cache(source) }
    }

    /// - Parameters:
    ///   - tokens: int64 [batch, length].
    ///   - positions: of the tokens in the text, int64 [length].
    ///   - mask: added to the scores of self-attention, [1, 1, length, past + length]; nil where nothing is hidden.
    ///   - past: keys and values of the words before, one a layer; nil where there are none.
    ///   - cross: keys and values of the picture, one a layer.
    /// - Returns: the states behind the embeddings and each layer, each [batch, length, width]; and the layers' keys and
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
    let words: Embedding
    private let positions: Embedding
    private let norm: LayerNorm

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Text) throws(CheckpointError) {
        words = try Embedding(checkpoint["word_embeddings"], count: config.vocabulary, width: config.width)
        positions = try Embedding(checkpoint["position_embeddings"], count: config.positions, width: config.width)
        norm = try LayerNorm(checkpoint["LayerNorm"], width: config.width, epsilon: config.epsilon)
    }

    func callAsFunction(_ tokens: Node, _ places: Node) -> Node {
        norm(words(tokens) + positions(places))
    }
}

/// Self-attention, cross-attention, perceptron; a norm behind each of them and its shortcut.
private struct TextLayer {
    private let selfAttention: TextAttention
    let crossAttention: TextAttention
    private let perceptron: Perceptron
    private let norm: LayerNorm

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Text, sourceWidth: Int) throws(CheckpointError) {
        selfAttention = try TextAttention(checkpoint["attention"], config, sourceWidth: config.width)
        crossAttention = try TextAttention(checkpoint["crossattention"], config, sourceWidth: sourceWidth)
        perceptron = Perceptron(
            widen: try Linear(checkpoint["intermediate"]["dense"], inputs: config.width, outputs: config.innerWidth),
            activation: config.activation,
            narrow: try Linear(checkpoint["output"]["dense"], inputs: config.innerWidth, outputs: config.width))
        norm = try LayerNorm(checkpoint["output"]["LayerNorm"], width: config.width, epsilon: config.epsilon)
    }

    func callAsFunction(
        _ states: Node, mask: Node?, past: KeyValueCache?, cross: KeyValueCache
    ) -> (states: Node, cache: KeyValueCache) {
        let new = selfAttention.cache(states)
        let cache = past.map { $0.appending(keys: new.keys, values: new.values) } ?? new
        let attended = selfAttention(states, cache, mask: mask)
        let informed = crossAttention(attended, sharing: cross)
        return (norm(perceptron(informed) + informed), cache)
    }
}

/// Attention with its shortcut and norm.
private struct TextAttention {
    private let attention: MultiHeadAttention
    private let norm: LayerNorm

    init(_ checkpoint: Checkpoint, _ config: BLIPConfig.Text, sourceWidth: Int) throws(CheckpointError) {
        attention = MultiHeadAttention(
            query: try Linear(checkpoint["self"]["query"], inputs: config.width, outputs: config.width),
            key: try Linear(checkpoint["self"]["key"], inputs: sourceWidth, outputs: config.width),
            value: try Linear(checkpoint["self"]["value"], inputs: sourceWidth, outputs: config.width),
            join: try Linear(checkpoint["output"]["dense"], inputs: config.width, outputs: config.width),
            Attention(heads: config.heads, headWidth: config.width / config.heads))
        norm = try LayerNorm(checkpoint["output"]["LayerNorm"], width: config.width, epsilon: config.epsilon)
    }

    /// Keys and values, [batch, heads, length, headWidth], of states [batch, length, sourceWidth].
    func cache(_ source: Node) -> KeyValueCache { attention.cache(source) }

    /// Attention to what the cache holds, row by row of the batch.
    func callAsFunction(_ states: Node, _ cache: KeyValueCache, mask: Node?) -> Node {
        norm(attention(states, cache, mask: mask) + states)
    }

    /// Attention of all rows of the batch to one and the same picture, whose keys and values have a batch of 1.
    func callAsFunction(_ states: Node, sharing cache: KeyValueCache) -> Node { norm(attention(states, sharing: cache) + states) }
}

/// From states to a score for each word (Bert's prediction head).
package struct BLIPWordHead {
    private let dense: Linear
    private let activation: Activation
    private let norm: LayerNorm
    private let words: Node
    private let bias: Node

    /// - Parameter embeddings: where the words' vectors are, which are used where the head has no matrix of its own.
    package init(
        _ checkpoint: Checkpoint, embeddings: Checkpoint, _ config: BLIPConfig
    ) throws(CheckpointError) {
        let text = config.text
        let transform = checkpoint["transform"]
        dense = try Linear(transform["dense"], inputs: text.width, outputs: text.width)
        activation = text.activation
        norm = try LayerNorm(transform["LayerNorm"], width: text.width, epsilon: text.epsilon)
        // As transformers ties them: of two names for one tensor, the checkpoint may hold either or both; where both
        // are there and differ, each is used where it stands.
        let own = checkpoint["decoder"]
        let isOwn = own.contains("weight") || !config.tiesWordEmbeddings
        words = try (isOwn ? own : embeddings["word_embeddings"])
            .matrix("weight", rows: text.vocabulary, columns: text.width)
        bias = try (own.contains("bias") ? own : checkpoint).tensor("bias", [text.vocabulary])
        if own.contains("bias"), checkpoint.contains("bias") { _ = try checkpoint.tensor("bias", [text.vocabulary]) }
    }

    /// [batch, length, width] to [batch, length, vocabulary].
    package func callAsFunction(_ states: Node) -> Node {
        norm(activation(dense(states))).times(words, transposed: true) + bias
    }
}
