package import AltoGraph

/// The graphs that BLIP runs as. Inputs and outputs are called by the names here.
package enum BLIPGraphs {
    package static let pixels = "pixels"
    /// What one stage of the picture encoder hands to the next.
    package static let between = "between"

    /// Pixels to the keys and values that a text's cross-attention looks at, [batch, heads, 1 + patches, headDim], in
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
                : graph.input(between, [1, config.vision.numPositions, config.vision.hiddenSize])
            var states = vision.states(start, through: range)
            if showsStates {
                graph.output(states: isFirst ? [start] + states : states, from: isFirst ? 0 : range.lowerBound + 1)
            }
            if stage + 1 < count {
                graph.output(between, states.last ?? start)
            } else {
                states.append(vision.postLayerNorm(states.last ?? start))
                graph.output(text.crossCaches(states[states.count - 1]), .cross)
                if showsStates { graph.output(states: states.suffix(1), from: vision.layerCount + 1) }
            }
            return graph
        }
    }

    /// A question and the picture's keys and values to the keys and values that the answer's decoder looks at.
    package static func question(
        _ encoder: BLIPText, _ decoder: BLIPText, _ config: BLIPConfig, showsStates: Bool = false
    ) -> Graph {
        var graph = Graph("question encoder")
        let tokens = graph.input(DecoderIO.tokens, [1, Shape.dynamic], .int64)
        let positions = graph.input(DecoderIO.positions, [Shape.dynamic], .int64)
        let cross = graph.caches(.cross, config.text.sizes, batch: 1)
        let (states, _) = encoder(tokens: tokens, positions: positions, mask: nil, past: nil, cross: cross)
        graph.output(decoder.crossCaches(states[states.count - 1]), .present)
        if showsStates { graph.output(states: states) }
        return graph
    }

    /// Tokens to the scores of the word behind them.
    package static func decoder(
        _ decoder: BLIPText, _ head: BLIPLMHead, _ config: BLIPConfig, showsStates: Bool = false
    ) -> Graph {
        DecoderGraph.make(
            "text decoder", config.text.sizes, showsStates: showsStates,
            layers: {
                decoder(tokens: $0.tokens, positions: $0.positions, mask: $0.mask, past: $0.past, cross: $0.cross)
            },
            logits: { head($0) })
    }
}
