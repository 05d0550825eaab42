package import AltoGraph
package import Foundation

/// A PaliGemma checkpoint, compiled and ready: a picture and a prompt, read as one, and the answer behind them.
///
/// The parts of the picture stand before the prompt; all of these see one another, and only the answer is written from
/// left to right (Beyer et al., 2024, section 3.2.1). Positions begin at 1. The vectors of words are multiplied by the
/// square root of their width, those of the picture are not.
///
/// It blocks the thread that calls it and belongs to one actor on an executor of its own.
package final class PaliGemmaModel {
    package let config: PaliGemmaConfig
    private let vision: CompiledModel
    private let decoder: Decoder
    private let text: CompiledModel
    private let runner: WarmUpRunner

    private static let pixels = "pixels"
    private static let features = "features"

    /// - Parameters:
    ///   - cache: where quantized weights are kept for the next time.
    ///   - showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(
        folder: URL, precision: Precision = .fp32, runtime: Runtime, cache: ModelCache? = nil,
        showsStates: Bool = false
    ) throws {
        config = try PaliGemmaConfig(folder: folder)
        let weights = try Weights(folder: folder)
        weights.quantize(to: precision, cache: cache)
        let root = Checkpoint(weights)
        // Newer files leave out what an older class around the encoder was called. A picture stays finer than words.
        let tower = root["vision_tower"].keepingInt8
        let isWrapped = tower["vision_model"]["embeddings"]["patch_embedding"].contains("weight")
        let encoder = try VisionTransformer(
            isWrapped ? tower["vision_model"] : tower, config.vision, output: .normalized)
        let projector = try PaliGemmaProjector(
            root["multi_modal_projector"].keepingInt8, visionSize: config.vision.hiddenSize,
            textSize: config.text.hiddenSize)
        let language = root["language_model"]
        decoder = try Decoder(language["model"], head: language, config.text)
        // A copy of the tied matrix, which some files hold.
        try weights.finish { $0 == "language_model.lm_head.weight" }
        weights.publishQuantized()
        runner = WarmUpRunner(weights.pages)
        let graphs = [
            Self.vision(encoder, projector, config, bfloat16: precision == .bf16),
            decoder.graph("text", precision: precision, showsStates: showsStates),
        ]
        let compiled = try weights.releasingPages { try runtime.compile(graphs) }
        (vision, text) = (compiled[0], compiled[1])
    }

    private static func vision(
        _ encoder: VisionTransformer, _ projector: PaliGemmaProjector, _ config: PaliGemmaConfig, bfloat16: Bool
    ) -> Graph {
        var graph = Graph("picture")
        graph.allowsBFloat16 = bfloat16
        let side = config.vision.imageSize
        graph.output(features, projector(encoder(graph.input(pixels, [1, 3, side, side]))))
        return graph
    }

    /// Looks at a picture.
    ///
    /// - Parameter pixels: [1, 3, imageSize, imageSize].
    /// - Returns: what stands for its parts in the text, [imageTokens, hiddenSize].
    package func look(at pixels: Tensor) throws -> [Float] {
        let request = try runner.run(vision) { try $0.set(Self.pixels, pixels) }
        return try request.floats(Self.features)
    }

    /// Reads a picture and a prompt.
    ///
    /// - Parameters:
    ///   - tokens: with `imageToken` for each part of the picture.
    ///   - features: what `look` found.
    /// - Returns: the text, to be gone on with, and the scores of what comes first.
    package func read(_ tokens: [Int], seeing features: [Float]) throws -> (text: CausalDecoder, scores: Logits) {
        let decoder = try CausalDecoder(text, decoder, runner)
        let vectors = decoder.embed(tokens, replacing: config.imageToken, by: features)
        return (decoder, try decoder.read(vectors, attendsBothWays: true))
    }
}

extension PaliGemmaModel: CaptionerModel {
    func decoder(lookingAt pixels: Tensor, asked: [Int]?) throws -> any StepDecoder {
        let (text, scores) = try read(asked ?? [], seeing: try look(at: pixels))
        return PrefilledDecoder(text, scores)
    }
}
