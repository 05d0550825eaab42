package import AltoGraph

/// The graph of a decoder: tokens, and the keys and values of what came before and of what it looks at, to the scores of the next
/// word. `CachedDecoder` runs it.
package enum DecoderGraph {
    /// What a decoder's layers take in, each as `DecoderPort` names it.
    package struct Inputs {
        /// int64 [batch, length].
        package let tokens: Node
        /// Of the tokens in the text, int64 [length].
        package let positions: Node
        /// Added to the scores of self-attention, [1, 1, length, past + length].
        package let mask: Node
        /// Keys and values of the words before, one a layer, [batch, heads, past, headWidth].
        package let past: [KeyValueCache]
        /// Of what is looked at, one a layer, with a batch of 1.
        package let cross: [KeyValueCache]
    }

    /// - Parameters:
    ///   - showsStates: also puts out what is before the first layer and behind each (for comparing with the reference).
    ///   - layers: the states, each [batch, length, width], and the keys and values with those of the new words.
    ///   - scores: [batch, 1, width] to [batch, 1, vocabulary].
    static func make(
        _ name: String, _ sizes: CachedDecoder.Sizes, showsStates: Bool = false,
        layers: (Inputs) -> (states: [Node], caches: [KeyValueCache]), scores: (Node) -> Node
    ) -> Graph {
        var graph = Graph(name)
        let any = Shape.any
        let tokens = graph.input(DecoderPort.tokens, [any, any], .int64)
        let positions = graph.input(DecoderPort.positions, [any], .int64)
        let mask = graph.input(DecoderPort.mask, [1, 1, any, any])
        let parents = graph.input(DecoderPort.parents, [any], .int64)
        let past = graph.caches(.past, sizes, batch: any).map { $0.gathered(parents) }
        let cross = graph.caches(.cross, sizes, batch: 1)
        let (states, present) = layers(Inputs(tokens: tokens, positions: positions, mask: mask, past: past, cross: cross))
        // Only the last word's scores are wanted.
        let last = states[states.count - 1].gather(.constant(integers: [-1], [1]), axis: 1)
        graph.output(DecoderPort.logits, scores(last).squeezed(1))
        graph.output(present, .present)
        if showsStates { graph.output(states: states) }
        return graph
    }
}

extension Graph {
    /// Inputs for keys and values, one of each a layer.
    mutating func caches(_ kind: DecoderPort.Kind, _ sizes: CachedDecoder.Sizes, batch: Int) -> [KeyValueCache] {
        (0..<sizes.layers).map { layer in
            KeyValueCache(
                keys: input(DecoderPort.keys(layer, kind), [batch, sizes.heads, Shape.any, sizes.keyWidth]),
                values: input(DecoderPort.values(layer, kind), [batch, sizes.heads, Shape.any, sizes.headWidth]))
        }
    }

    mutating func output(_ caches: [KeyValueCache], _ kind: DecoderPort.Kind) {
        for (layer, cache) in caches.enumerated() {
            output(DecoderPort.keys(layer, kind), cache.keys)
            output(DecoderPort.values(layer, kind), cache.values)
        }
    }

    mutating func output(states: some Sequence<Node>, from first: Int = 0) {
        for (index, state) in states.enumerated() { output(DecoderPort.state(first + index), state) }
    }
}
