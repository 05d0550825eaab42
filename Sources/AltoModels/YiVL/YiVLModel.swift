// Yi-VL (Young et al., 2024, section 5.3): the vision transformer of CLIP sees a picture, a projector with norms brings
// it to the language model's width, Yi, which is a Llama, writes. As LLaVA (Liu et al., 2023) is built.

package import AltoGraph
package import Foundation

/// A Yi-VL checkpoint, compiled and ready.
///
/// All of it blocks the thread that calls it and belongs to one actor on an executor of its own.
package final class YiVLModel: VisionLanguageModel {
    package let config: YiVLConfig
    private let decoder: Decoder
    private let vision: CompiledModel
    private let text: CompiledModel
    private let visionRunner: WarmUpRunner
    private let textRunner: WarmUpRunner

    /// Loads and compiles what is in a folder: `config.json`, the weights, and the same of the vision tower below it.
    ///
    /// - Parameters:
    ///   - cache: where quantized weights are kept for the next time.
    ///   - showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(
        folder: URL, precision: Precision, runtime: Runtime, cache: ModelCache? = nil, showsStates: Bool = false
    ) throws {
        let config = try YiVLConfig(folder: folder)
        self.config = config
        let (weights, towerWeights) = (try Weights(folder: folder), try Weights(folder: config.tower))
        for weights in [weights, towerWeights] { weights.quantize(to: precision, cache: cache) }

        let root = Checkpoint(weights)
        let decoder = try Decoder(root["model"], head: root, config.text)
        self.decoder = decoder
        let projector = try YiVLConnector(
            root["model"]["mm_projector"].keepingInt8, visionSize: config.vision.hiddenSize,
            textSize: config.text.hiddenSize, depth: config.projectorDepth, isNormalized: config.projectorIsNormalized)
        // Some checkpoints hold the tower once more.
        try weights.finish { $0.hasSuffix("rotary_emb.inv_freq") || $0.hasPrefix("model.vision_tower.") }

        let prefix = "vision_model."
        let tower = try VisionTransformer(
            Checkpoint(towerWeights)["vision_model"].keepingInt8, config.vision, output: config.visionOutput)
        // The tower may be the half of a CLIP that has a text model, too.
        try towerWeights.finish { !$0.hasPrefix(prefix) || tower.leaves($0.dropFirst(prefix.count)) }
        for weights in [weights, towerWeights] { weights.publishQuantized() }
        (visionRunner, textRunner) = (WarmUpRunner(towerWeights.pages), WarmUpRunner(weights.pages))

        let models = try weights.releasingPages {
            try towerWeights.releasingPages {
                try runtime.compile([
                    Self.visionGraph(tower, projector, config, bfloat16: precision == .bf16),
                    decoder.graph("yi-vl text", precision: precision, showsStates: showsStates),
                ])
            }
        }
        (vision, text) = (models[0], models[1])
    }

    private static func visionGraph(
        _ tower: VisionTransformer, _ projector: YiVLConnector, _ config: YiVLConfig, bfloat16: Bool
    ) -> Graph {
        var graph = Graph("yi-vl vision")
        graph.allowsBFloat16 = bfloat16
        let size = config.vision.imageSize
        let states = tower(graph.input("pixels", [1, 3, size, size]))
        graph.output("features", projector(config.showsClassToken ? states : tower.withoutClassToken(states)))
        return graph
    }

    /// What a picture says in the places that it takes in a text: [tokensPerPicture, hiddenSize].
    package func features(of picture: PixelValues) throws -> [Float] {
        let pixels = Tensor(picture.values, [1, 3, picture.height, picture.width])
        return try visionRunner.run(vision) { try $0.set("pixels", pixels) }.floats("features")
    }

    /// A text to be read and written.
    package func makeText() throws -> CausalDecoder { try CausalDecoder(text, decoder, textRunner) }
}
