package import AltoGraph
package import Foundation

/// A Marian checkpoint (`Helsinki-NLP/opus-mt-*`), compiled and ready: tokens of one language to tokens of another.
///
/// All of it blocks the thread that calls it and belongs to one actor on an executor of its own.
package final class MarianModel {
    package let config: MarianConfig
    package let settings: GenerationSettings
    private let encoder: CompiledModel
    private let decoder: CompiledModel
    private let runner: WarmUpRunner

    /// - Parameter showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(
        folder: URL, precision: Precision = .fp32, runtime: Runtime, cache: ModelCache? = nil, showsStates: Bool = false
    ) throws {
        config = try MarianConfig(folder: folder)
        settings = try GenerationSettings(folder: folder, eosTokens: [config.eosToken])
        let weights = try Weights(folder: folder)
        weights.quantize(to: precision, cache: cache)
        let root = Checkpoint(weights), model = root["model"]
        let embeddings = try MarianEmbeddings(model, config)
        let encoder = try MarianEncoder(model["encoder"], embeddings, config)
        let decoder = try MarianDecoder(model["decoder"], root: root, embeddings, config)
        try weights.finish(ignoring: Self.isIgnored)
        weights.publishQuantized()
        runner = WarmUpRunner(weights.pages)
        let graphs = [
            Self.encoder(encoder, decoder, showsStates: showsStates),
            DecoderGraph.make(
                "sentence decoder", config.decoderSizes,
                layers: { inputs in
                    let (state, caches) = decoder(
                        tokens: inputs.tokens, positions: inputs.positions, mask: inputs.mask, past: inputs.past,
                        cross: inputs.cross)
                    return ([state], caches)
                },
                logits: { decoder.logits($0) }),
        ]
        let compiled = try weights.releasingPages { try runtime.compile(graphs) }
        (self.encoder, self.decoder) = (compiled[0], compiled[1])
    }

    /// Other names of the one table of words, and the sines that are worked out here.
    private static func isIgnored(_ name: String) -> Bool {
        ["shared.weight", "embed_tokens.weight", "embed_positions.weight", "lm_head.weight"].contains {
            name.hasSuffix($0)
        }
    }

    /// Writes the translation of a sentence.
    ///
    /// - Parameter tokens: of the sentence, with the end.
    package func translate(_ tokens: [Int], _ settings: GenerationSettings? = nil) throws -> GeneratedText {
        try Generator.generate(
            makeDecoder(lookingAt: try encode(tokens)), prompt: [config.decoderStartToken], settings ?? self.settings)
    }

    /// - Returns: the request that holds the sentence's keys and values.
    package func encode(_ tokens: [Int]) throws -> InferenceRequest {
        guard (1...config.maxPositions).contains(tokens.count), tokens.allSatisfy((0..<config.vocabSize).contains)
        else { throw GraphError.port("tokens", reason: "are too many, or none of the vocabulary") }
        return try runner.run(encoder) { try $0.set(tokens: tokens) }
    }

    package func makeDecoder(lookingAt sentence: InferenceRequest) throws -> CachedDecoder {
        try CachedDecoder(decoder, config.decoderSizes, source: sentence, runner)
    }

    // MARK: Graphs

    private static func encoder(_ encoder: MarianEncoder, _ decoder: MarianDecoder, showsStates: Bool) -> Graph {
        var graph = Graph("sentence encoder")
        let tokens = graph.input(DecoderIO.tokens, [1, Shape.dynamic], .int64)
        let positions = graph.input(DecoderIO.positions, [Shape.dynamic], .int64)
        let states = encoder(tokens: tokens, positions: positions)
        graph.output(decoder.crossCaches(states[states.count - 1]), .cross)
        if showsStates { graph.output(states: states) }
        return graph
    }
}
