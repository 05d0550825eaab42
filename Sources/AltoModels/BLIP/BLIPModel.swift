package import AltoGraph
package import Foundation

/// A BLIP checkpoint, compiled and ready: pictures to captions, or pictures and questions to answers.
///
/// All of it blocks the thread that calls it and belongs to one actor on an executor of its own.
package final class BLIPModel {
    package let config: BLIPConfig
    /// What the model runs in; another than was asked for where the processor cannot.
    package let precision: Precision
    private let runtime: Runtime
    /// The picture encoder, in stages.
    private let picture: [CompiledModel]
    private let question: CompiledModel?
    private let decoder: CompiledModel
    private let runner: WarmUpRunner

    /// Loads and compiles what is in a folder: `config.json` and the weights.
    ///
    /// - Parameters:
    ///   - cache: where quantized weights are kept for the next time.
    ///   - stages: how many parts the picture encoder is compiled in; one for each thread unless given.
    ///   - showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(
        folder: URL, precision: Precision, runtime: Runtime, cache: ModelCache?, stages: Int? = nil,
        showsStates: Bool = false
    ) throws {
        config = try BLIPConfig(folder: folder)
        self.precision = precision
        self.runtime = runtime
        let weights = try Weights(folder: folder)
        weights.quantize(to: precision, cache: cache)
        let parts = try Parts(Checkpoint(weights), config)
        try weights.finish(ignoring: Self.isIgnored)
        weights.publishQuantized()
        runner = WarmUpRunner(weights.pages)

        var graphs = BLIPGraphs.picture(
            parts.vision, parts.encoder ?? parts.decoder, config, stages: stages ?? runtime.settings.threads,
            showsStates: showsStates)
        let stageCount = graphs.count
        graphs.append(BLIPGraphs.decoder(parts.decoder, parts.head, config, showsStates: showsStates))
        if let encoder = parts.encoder {
            graphs.append(BLIPGraphs.question(encoder, parts.decoder, config, showsStates: showsStates))
        }
        let compiled = try weights.releasingPages { try runtime.compile(graphs) }
        picture = Array(compiled.prefix(stageCount))
        decoder = compiled[stageCount]
        question = parts.encoder == nil ? nil : compiled.last
    }

    /// Tensors that checkpoints carry and no model needs: the numbers 0, 1, 2... as a buffer of older versions.
    private static func isIgnored(_ name: String) -> Bool {
        name.hasSuffix("embeddings.position_ids")
    }

    /// Looks at a picture.
    ///
    /// - Parameter pixels: [1, 3, size, size].
    /// - Returns: the request that holds the picture's keys and values.
    package func encode(_ pixels: Tensor) throws -> InferenceRequest {
        var last: InferenceRequest?
        for stage in picture {
            last = try runner.run(stage) { request in
                if let last {
                    try request.set(BLIPGraphs.between, from: last, BLIPGraphs.between)
                } else {
                    try request.set(BLIPGraphs.pixels, pixels)
                }
            }
        }
        guard let last else { throw GraphError.port("pixels", reason: "go nowhere") }
        return last
    }

    /// Reads a question about a picture.
    ///
    /// - Returns: the request that holds the question's keys and values.
    package func encode(question tokens: [Int], about picture: InferenceRequest) throws -> InferenceRequest {
        guard let question else { throw GraphError.port("question", reason: "is not there in a captioning model") }
        return try runner.run(question) { request in
            try request.set(tokens: tokens)
            for layer in 0..<config.text.layers {
                for name in [DecoderIO.keys, DecoderIO.values] {
                    try request.set(name(layer, .cross), from: picture, name(layer, .cross))
                }
            }
        }
    }

    /// A decoder that looks at what a request holds: a picture, or a question about one.
    package func makeDecoder(lookingAt source: InferenceRequest) throws -> CachedDecoder {
        let kind: DecoderIO.Kind = source.model === question ? .present : .cross
        return try CachedDecoder(decoder, config.text.sizes, source: source, kind: kind, runner)
    }

    /// The parts of the checkpoint, declared.
    private struct Parts {
        let vision: BLIPVision
        let encoder: BLIPText?
        let decoder: BLIPText
        let head: BLIPLMHead

        init(_ checkpoint: Checkpoint, _ config: BLIPConfig) throws(CheckpointError) {
            vision = try BLIPVision(checkpoint["vision_model"], config.vision)
            // A captioner's decoder looks at the picture; an answerer's looks at the question, which looked at the picture.
            let isAnswerer = config.task == .questionAnswering
            encoder =
                isAnswerer
                ? try BLIPText(checkpoint["text_encoder"], config.text, encoderHiddenSize: config.vision.hiddenSize)
                : nil
            let bert = checkpoint["text_decoder"]["bert"]
            decoder = try BLIPText(bert, config.text, encoderHiddenSize: config.vision.hiddenSize)
            head = try BLIPLMHead(
                checkpoint["text_decoder"]["cls"]["predictions"], embeddings: bert["embeddings"], config)
        }
    }
}
