package import AltoGraph

/// The graphs that BLIP runs as. Inputs and outputs are called by the names here.
package enum BLIPGraphs {
    package static let pixels = "pixels"
    /// What one stage of the picture encoder hands to the next.
    package static let between = "between"

    /// Pixels to the keys and values that a text's cross-attention looks at, [batch, heads, 1 + patches, headWidth], in
    /// stages that follow one another.
    ///
    /// Compiling takes one core for as long as running takes two: stages can be compiled side by side.
    ///
    /// - Parameter showsStates: also puts out what is behind each layer (for comparing with the reference).
    package static func picture(
        _ vision: BLIPVision, _ text: BLIPText, _ config: BLIPConfig, stages: Int, showsStates: Bool = false
    ) -> [Graph] {
        let size = config.vision.imageSize
        let count = max(1, min(stages, vision.layerCount))
        return (0..<count).map { stage in
            var graph = Graph("picture encoder, part \(stage + 1)")
            let range = vision.layerCount * stage / count..<vision.layerCount * (stage + 1) / count
            let isFirst = stage == 0
            let start =
                isFirst
                ? vision.embed(graph.input(pixels, [1, 3, size, size]))
                : graph.input(between, [1, config.vision.positions, config.vision.width])
            var states = vision.states(start, through: range)
            if showsStates { put(isFirst ? [start] + states : states, from: isFirst ? 0 : range.lowerBound + 1, &graph) }
            if stage + 1 < count {
                graph.output(between, states.last ?? start)
            } else {
                states.append(vision.normalise(states.last ?? start))
                put(text.crossCaches(states[states.count - 1]), .cross, &graph)
                if showsStates { put(states.suffix(1), from: vision.layerCount + 1, &graph) }
            }
            return graph
        }
    }

    /// A question and the picture's keys and values to the keys and values that the answer's decoder looks at.
    package static func question(
        _ encoder: BLIPText, _ decoder: BLIPText, _ config: BLIPConfig, showsStates: Bool = false
    ) -> Graph {
        var graph = Graph("question encoder")
        let tokens = graph.input(DecoderPort.tokens, [1, Shape.any], .int64)
        let positions = graph.input(DecoderPort.positions, [Shape.any], .int64)
        let cross = caches(.cross, config, [1, config.text.heads, Shape.any, headWidth(config)], &graph)
        let (states, _) = encoder(tokens: tokens, positions: positions, mask: nil, past: nil, cross: cross)
        put(decoder.crossCaches(states[states.count - 1]), .present, &graph)
        if showsStates { put(states, &graph) }
        return graph
    }

    /// Tokens to the scores of the word behind them.
    package static func decoder(
        _ decoder: BLIPText, _ head: BLIPWordHead, _ config: BLIPConfig, showsStates: Bool = false
    ) -> Graph {
        var graph = Graph("text decoder")
        let any = Shape.any
        let heads = config.text.heads
        let tokens = graph.input(DecoderPort.tokens, [any, any], .int64)
        let positions = graph.input(DecoderPort.positions, [any], .int64)
        let mask = graph.input(DecoderPort.mask, [1, 1, any, any])
        let parents = graph.input(DecoderPort.parents, [any], .int64)
        let past = caches(.past, config, [any, heads, any, headWidth(config)], &graph).map { $0.gathered(parents) }
        let cross = caches(.cross, config, [1, heads, any, headWidth(config)], &graph)

        let (states, present) = decoder(tokens: tokens, positions: positions, mask: mask, past: past, cross: cross)
        // Only the last word's scores are wanted: [batch, width] to [batch, vocabulary].
        graph.output(DecoderPort.logits, head(states[states.count - 1].gather(.constant(integers: [-1], [1]), axis: 1)).squeezed(1))
        put(present, .present, &graph)
        if showsStates { put(states, &graph) }
        return graph
    }

    private static func headWidth(_ config: BLIPConfig) -> Int { config.text.width / config.text.heads }

    private static func caches(_ kind: DecoderPort.Kind, _ config: BLIPConfig, _ shape: Shape, _ graph: inout Graph) -> [KeyValueCache] {
        (0..<config.text.layers).map { layer in
            KeyValueCache(
                keys: graph.input(DecoderPort.keys(layer, kind), shape), values: graph.input(DecoderPort.values(layer, kind), shape))
        }
    }

    private static func put(_ caches: [KeyValueCache], _ kind: DecoderPort.Kind, _ graph: inout Graph) {
        for (layer, cache) in caches.enumerated() {
            graph.output(DecoderPort.keys(layer, kind), cache.keys)
            graph.output(DecoderPort.values(layer, kind), cache.values)
        }
    }

    private static func put(_ states: some Sequence<Node>, from first: Int = 0, _ graph: inout Graph) {
        for (index, state) in states.enumerated() { graph.output(DecoderPort.state(first + index), state) }
    }
}
