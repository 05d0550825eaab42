/// Attention with the linear layers around it: queries, keys, values and what joins the heads (Vaswani et al., 2017,
/// section 3.2.2).
package struct MultiHeadAttention {
    package let attention: Attention
    private let query: Linear
    private let key: Linear
    private let value: Linear
    private let outProjection: Linear

    package init(query: Linear, key: Linear, value: Linear, outProjection: Linear, _ attention: Attention) {
        (self.query, self.key, self.value, self.outProjection, self.attention) = (
            query, key, value, outProjection, attention
        )
    }

    /// By the names that fairseq and its kin give them: `q_proj`, `k_proj`, `v_proj`, `out_proj`.
    package init(_ checkpoint: Checkpoint, hiddenSize: Int, _ attention: Attention) throws(CheckpointError) {
        func linear(_ name: String) throws(CheckpointError) -> Linear {
            try Linear(checkpoint[name], inFeatures: hiddenSize, outFeatures: hiddenSize)
        }
        self.init(
            query: try linear("q_proj"), key: try linear("k_proj"), value: try linear("v_proj"),
            outProjection: try linear("out_proj"), attention)
    }

    /// [batch, length, hiddenSize] to [batch, heads, length, headDim].
    package func queries(_ states: Node) -> Node { attention.splitHeads(query(states)) }

    /// Keys and values, [batch, heads, length, headDim], of states [batch, length, hiddenSize].
    package func cache(_ source: Node) -> KeyValueCache {
        KeyValueCache(keys: attention.splitHeads(key(source)), values: attention.splitHeads(value(source)))
    }

    /// What the heads found, [batch, heads, length, headDim], to [batch, length, hiddenSize].
    package func projectOutput(_ context: Node) -> Node { outProjection(attention.mergeHeads(context)) }

    /// Attention to what the cache holds, row by row of the batch.
    package func callAsFunction(_ states: Node, _ cache: KeyValueCache, mask: Node?) -> Node {
        projectOutput(attention(query: queries(states), keys: cache.keys, values: cache.values, mask: mask))
    }

    /// The same where the cache is one that a request keeps.
    package func callAsFunction(_ states: Node, kept cache: KeyValueCache, mask: Node) -> Node {
        projectOutput(attention.fused(query: queries(states), cache, mask: mask))
    }

    /// Attention of all rows of the batch to one and the same source, whose keys and values have a batch of 1.
    ///
    /// The rows' queries stand behind one another as if they were one longer text, so that the source's keys and values are read
    /// once and not once a beam.
    package func callAsFunction(_ states: Node, sharing cache: KeyValueCache) -> Node {
        let shape = states.shapeOf()
        let flat = queries(states.reshaped([1, -1, attention.hiddenSize]))  // [1, heads, batch * length, headDim]
        return projectOutput(attention(query: flat, keys: cache.keys, values: cache.values)).reshaped(to: shape)
    }
}
