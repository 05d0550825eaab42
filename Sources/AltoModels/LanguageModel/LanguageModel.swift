package import AltoGraph
package import Foundation

/// A decoder-only language model by itself, compiled and ready: tokens in, tokens out.
///
/// All of it blocks the thread that calls it and belongs to one actor on an executor of its own.
package final class LanguageModel {
    package let config: DecoderConfig
    private let decoder: Decoder
    private let model: CompiledModel
    private let runner: WarmUpRunner

    /// Loads and compiles what is in a folder, as transformers saves a model for causal language modelling.
    ///
    /// - Parameters:
    ///   - cache: where quantized weights are kept for the next time.
    ///   - showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(
        folder: URL, precision: Precision, runtime: Runtime, cache: ModelCache? = nil, showsStates: Bool = false
    ) throws {
        let name = "config.json"
        guard let file = ModelFile(name, in: folder) else { throw ModelFileError.unreadable(file: name) }
        let json = try JSONObject(try file.json(), file: name)
        guard let family = try json.string("model_type").flatMap(DecoderFamily.init) else {
            throw json.wrongType("model_type", expected: "a language model that Alto knows")
        }
        config = try family.config(json)
        let weights = try Weights(folder: folder)
        weights.quantize(to: precision, cache: cache)
        let root = Checkpoint(weights)
        let decoder = try Decoder(root["model"], head: root, config)
        // Older files hold the frequencies as a buffer, and a tied head under both of its names.
        try weights.finish { $0.hasSuffix("rotary_emb.inv_freq") || $0 == "lm_head.weight" }
        weights.publishQuantized()
        runner = WarmUpRunner(weights.pages)
        self.decoder = decoder
        model = try weights.releasingPages {
            try runtime.compile(
                decoder.graph("language model", precision: precision, showsStates: showsStates))
        }
        Runtime.trimMemory()
    }

    package func makeText() throws -> CausalDecoder { try CausalDecoder(model, decoder, runner) }

    /// The kinds of operations that it was compiled to (see `CompiledModel.operations`).
    package func operations() throws -> [String] { try model.operations() }
}
