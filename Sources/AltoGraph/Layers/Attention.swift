/// Scaled dot-product attention with several heads (Vaswani et al., 2017), apart from the linear layers around it.
package struct Attention: Sendable {
    package let heads: Int
    package let headDim: Int
    private let scale: Float

    /// - Parameter scale: what queries are multiplied by; 1 / √headDim unless given.
    package init(heads: Int, headDim: Int, scale: Float? = nil) {
        self.heads = heads
        self.headDim = headDim
        self.scale = scale ?? 1 / Float(headDim).squareRoot()
    }

    package var hiddenSize: Int { heads * headDim }

    /// [batch, length, hiddenSize] to [batch, heads, length, headDim].
    package func splitHeads(_ x: Node) -> Node {
        x.reshaped([0, 0, heads, headDim]).transposed([0, 2, 1, 3])
    }

    /// [batch, heads, length, headDim] to [batch, length, hiddenSize].
    package func mergeHeads(_ x: Node) -> Node {
        x.transposed([0, 2, 1, 3]).reshaped([0, 0, hiddenSize])
    }

    /// softmax(scale Q Kᵀ + mask) V.
    ///
    /// - Parameters:
    ///   - query: [batch, heads, length, headDim].
    ///   - keys: [batch, heads, sources, headDim], as are the values.
    ///   - mask: what is added to the scores, [batch or 1, heads or 1, length, sources].
    /// - Returns: [batch, heads, length, headDim].
    package func callAsFunction(query: Node, keys: Node, values: Node, mask: Node? = nil) -> Node {
        let scores = (scale == 1 ? query : query * scale).matmul(keys, transposeB: true)
        return (mask.map { scores + $0 } ?? scores).softmax().matmul(values)
    }

    /// The same as one operation, which the runtime joins with keys and values that a request keeps (see
    /// `Graph.keyValueState`).
    package func fused(query: Node, _ cache: KeyValueCache, mask: Node) -> Node {
        .operation(
            "ScaledDotProductAttention", [query, cache.keys, cache.values, mask, .scalar(scale)], ["causal": false])
    }
}

/// Keys and values of one layer, each [batch, heads, length, headDim]: what has been attended to so far.
package struct KeyValueCache {
    package let keys: Node
    package let values: Node

    package init(keys: Node, values: Node) {
        self.keys = keys
        self.values = values
    }

    /// With those of further positions behind them.
    package func appending(keys newKeys: Node, values newValues: Node) -> KeyValueCache {
        KeyValueCache(
            keys: .concatenated([keys, newKeys], axis: 2), values: .concatenated([values, newValues], axis: 2))
    }
}
