/// Attention in which several heads of queries share one of keys and values (Ainslie et al., 2023).
package struct GroupedQueryAttention: Sendable {
    package let heads: Int
    package let keyValueHeads: Int
    package let headDim: Int
    /// What the scores are multiplied by; nil for 1 / √headDim.
    private let scale: Float?
    /// Scores are bent to stay below it: softcap · tanh(scores / softcap) (Gemma 2, section 2.2).
    private let softcap: Float?

    /// - Parameter keyValueHeads: divides `heads`.
    package init(heads: Int, keyValueHeads: Int, headDim: Int, scale: Float? = nil, softcap: Float? = nil) {
        (self.heads, self.keyValueHeads, self.headDim) = (heads, keyValueHeads, headDim)
        (self.scale, self.softcap) = (scale, softcap)
    }

    /// [batch, length, count * headDim] to [batch, count, length, headDim].
    package func splitHeads(_ x: Node, _ count: Int) -> Node {
        x.reshaped([0, 0, count, headDim]).transposed([0, 2, 1, 3])
    }

    /// [batch, heads, length, headDim] to [batch, length, heads * headDim].
    package func mergeHeads(_ x: Node) -> Node {
        x.transposed([0, 2, 1, 3]).reshaped([0, 0, heads * headDim])
    }

    /// - Parameters:
    ///   - query: [batch, heads, length, headDim].
    ///   - cache: keys and values, [batch, keyValueHeads, sources, headDim].
    ///   - mask: what is added to the scores, [1, 1, length, sources].
    /// - Returns: [batch, heads, length, headDim].
    package func callAsFunction(query: Node, _ cache: KeyValueCache, mask: Node) -> Node {
        let (keys, values) = (repeated(cache.keys), repeated(cache.values))
        guard let softcap else {
            // As one operation, the runtime joins it with the cache.
            let inputs = [query, keys, values, mask] + (scale.map { [Node.scalar($0)] } ?? [])
            return .operation("ScaledDotProductAttention", inputs, ["causal": false])
        }
        let scores = query.matmul(keys, transposeB: true) * (scale ?? 1 / Float(headDim).squareRoot())
        let bent = (scores * (1 / softcap)).tanh() * softcap
        return (bent + mask).softmax().matmul(values)
    }

    /// Each head of keys or values as often as queries share it.
    private func repeated(_ x: Node) -> Node {
        guard heads != keyValueHeads else { return x }
        // This chain, and no other, the runtime takes for grouped heads and does not carry out.
        return Node.operation(
            "Broadcast", [x.unsqueezed(2), .constant(integers: [1, 1, heads / keyValueHeads, 1, 1], [5])],
            ["mode": "bidirectional"]
        ).reshaped([0, heads, -1, headDim])
    }
}
