package import AltoGraph

/// The graph of a decoder that looks at something: tokens, and the keys and values of what it looks at, to the scores of the next
/// word. Those of the words before a request keeps. `CachedDecoder` runs it.
package enum DecoderGraph {
    /// What a decoder's layers take in, each as `DecoderIO` names it.
    package struct Inputs {
        /// int64 [batch, length].
        package let tokens: Node
        /// Of the tokens in the text, int64 [length].
        package let positions: Node
        /// Added to the scores of self-attention, [1, 1, length, past + length].
        package let mask: Node
        /// Keys and values of the words before, one a layer, [batch, heads, past, headDim].
        package let past: [KeyValueCache]
        /// Of what is looked at, one a layer, with a batch of 1.
        package let cross: [KeyValueCache]
    }

    /// - Parameters:
    ///   - showsStates: also puts out what is before the first layer and behind each (for comparing with the reference).
    ///   - layers: the states, each [batch, length, hiddenSize], and the keys and values with those of the new words.
    ///   - logits: [batch, 1, hiddenSize] to [batch, 1, vocabSize].
    static func make(
        _ name: String, _ sizes: CachedDecoder.Sizes, showsStates: Bool = false,
        layers: (Inputs) -> (states: [Node], caches: [KeyValueCache]), logits: (Node) -> Node
    ) -> Graph {
        var graph = Graph(name)
        let dynamic = Shape.dynamic
        let tokens = graph.input(DecoderIO.tokens, [dynamic, dynamic], .int64)
        let positions = graph.input(DecoderIO.positions, [dynamic], .int64)
        let mask = graph.input(DecoderIO.mask, [1, 1, dynamic, dynamic])
        let parents = graph.input(DecoderIO.parents, [dynamic], .int32)
        let kept = (0..<sizes.layers).map { layer in
            graph.keyValueState(
                "layer.\(layer)", heads: sizes.heads, keyDim: sizes.keyDim, headDim: sizes.headDim, parents: parents)
        }
        let cross = graph.caches(.cross, sizes, batch: 1)
        let (states, present) = layers(
            Inputs(tokens: tokens, positions: positions, mask: mask, past: kept.map(\.past), cross: cross))
        // Only the last word's scores are wanted.
        let last = states[states.count - 1].gather(.constant(integers: [-1], [1]), axis: 1)
        graph.output(DecoderIO.logits, logits(last).squeezed(1))
        for (cache, state) in zip(present, kept) { graph.assign(cache, to: state) }
        if showsStates { graph.output(states: states) }
        return graph
    }
}

extension Graph {
    /// Inputs for keys and values, one of each a layer.
    mutating func caches(_ kind: DecoderIO.Kind, _ sizes: CachedDecoder.Sizes, batch: Int) -> [KeyValueCache] {
        (0..<sizes.layers).map { layer in
            KeyValueCache(
                keys: input(DecoderIO.keys(layer, kind), [batch, sizes.heads, Shape.dynamic, sizes.keyDim]),
                values: input(DecoderIO.values(layer, kind), [batch, sizes.heads, Shape.dynamic, sizes.headDim]))
        }
    }

    mutating func output(_ caches: [KeyValueCache], _ kind: DecoderIO.Kind) {
        for (layer, cache) in caches.enumerated() {
            output(DecoderIO.keys(layer, kind), cache.keys)
            output(DecoderIO.values(layer, kind), cache.values)
        }
    }

    mutating func output(states: some Sequence<Node>, from first: Int = 0) {
        for (index, state) in states.enumerated() { output(DecoderIO.state(first + index), state) }
    }
}
