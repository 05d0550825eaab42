package import AltoGraph
package import Foundation

/// An IDEFICS checkpoint, compiled and ready.
///
/// CLIP's vision transformer looks at a picture, a perceiver resampler makes 64 vectors of what it saw, and before some
/// of Llama's layers the words behind the picture look at those. All of it blocks the thread that calls it.
package final class IDEFICSModel: VisionLanguageModel {
    package let config: IDEFICSConfig
    private let vision: CompiledModel
    private let decoder: Decoder
    private let text: CompiledModel
    private let shown: CompiledModel?
    private let runner: WarmUpRunner

    private static let pixels = "pixels"
    private static let features = "features"

    /// - Parameters:
    ///   - cache: where quantized weights are kept for the next time.
    ///   - showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(
        folder: URL, precision: Precision, runtime: Runtime, cache: ModelCache?, showsStates: Bool = false
    ) throws {
        let config = try IDEFICSConfig(folder: folder)
        self.config = config
        let weights = try Weights(folder: folder)
        weights.quantize(to: precision, cache: cache)
        let root = Checkpoint(weights)
        let model = root["model"]
        let encoder = try VisionTransformer(model["vision_model"].keepingInt8, config.vision, output: .hidden(-1))
        let resampler = try config.resampler.map { config throws(CheckpointError) in
            try IdeficsPerceiver(
                model["perceiver_resampler"].keepingInt8, config, width: encoder.config.hiddenSize)
        }
        decoder = try Decoder(model, head: root, config.text)
        let prefix = "model.vision_model."
        try weights.finish {
            $0.hasSuffix("rotary_emb.inv_freq")
                || ($0.hasPrefix(prefix) && encoder.leaves($0.dropFirst(prefix.count)))
        }
        weights.publishQuantized()
        runner = WarmUpRunner(weights.pages)
        let graphs = [
            Self.graph(encoder, resampler, bfloat16: precision == .bf16),
            decoder.graph("text decoder", precision: precision, showsStates: showsStates),
            decoder.pictureGraph("pictures beside the text", precision: precision),
        ].compactMap(\.self)
        let compiled = try weights.releasingPages { try runtime.compile(graphs) }
        (vision, text, shown) = (compiled[0], compiled[1], compiled.dropFirst(2).first)
    }

    /// What words see of a picture, [latents, width of the vision transformer].
    package func features(of picture: PixelValues) throws -> [Float] {
        let pixels = Tensor(picture.values, [1, 3, picture.height, picture.width])
        return try runner.run(vision) { try $0.set(Self.pixels, pixels) }.floats(Self.features)
    }

    package func makeText() throws -> CausalDecoder { try CausalDecoder(text, decoder, runner, pictures: shown) }

    private static func graph(_ encoder: VisionTransformer, _ resampler: IdeficsPerceiver?, bfloat16: Bool) -> Graph {
        var graph = Graph("picture encoder")
        graph.allowsBFloat16 = bfloat16
        let size = encoder.config.imageSize
        // How many there are stays open: of one, the runtime would work out beforehand what the latents' first layer
        // makes of them, which it cannot do where weights are integers.
        let states = encoder(graph.input(pixels, [Shape.dynamic, 3, size, size]))
        graph.output(features, resampler?(states) ?? states)
        return graph
    }
}
