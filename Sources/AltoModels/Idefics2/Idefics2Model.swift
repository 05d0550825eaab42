package import AltoGraph
package import Foundation

/// An Idefics2 checkpoint, compiled and ready.
///
/// A vision transformer looks at a picture in its own shape, a perceiver resampler makes 64 vectors of whatever it saw, and they
/// stand in the places of `<image>` in Mistral's text. All of it blocks the thread that calls it.
package final class Idefics2Model: VisionLanguageModel {
    package let config: Idefics2Config
    private let vision: CompiledModel
    private let decoder: Decoder
    private let text: CompiledModel
    private let runner: WarmUpRunner

    private static let pixels = "pixels"
    private static let positions = "positions"
    private static let mask = "mask"
    private static let features = "features"

    /// - Parameters:
    ///   - cache: where quantized weights are kept for the next time.
    ///   - showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(
        folder: URL, precision: Precision, runtime: Runtime, cache: ModelCache?, showsStates: Bool = false
    ) throws {
        config = try Idefics2Config(folder: folder)
        let weights = try Weights(folder: folder)
        weights.quantize(to: precision, cache: cache)
        let root = Checkpoint(weights)
        let model = root["model"]
        let encoder = try VisionTransformer(model["vision_model"].keepingInt8, config.vision, output: .normalized)
        let connector = try Idefics2Connector(
            model["connector"].keepingInt8, config.connector, visionSize: config.vision.hiddenSize,
            textSize: config.text.hiddenSize, textIntermediateSize: config.text.intermediateSize,
            textActivation: config.text.activation)
        var textConfig = config.text
        textConfig.tiesEmbeddings = !root.contains("lm_head.weight")
        decoder = try Decoder(model["text_model"], head: root, textConfig)
        try weights.finish { $0.hasSuffix("rotary_emb.inv_freq") || $0.hasSuffix("embeddings.position_ids") }
        weights.publishQuantized()
        runner = WarmUpRunner(weights.pages)
        let graphs = [
            Self.graph(encoder, connector),
            decoder.graph("text decoder", precision: precision, showsStates: showsStates),
        ]
        let compiled = try weights.releasingPages { try runtime.compile(graphs) }
        (vision, text) = (compiled[0], compiled[1])
    }

    package func features(of tiles: PixelTiles) throws -> [Float] {
        var found: [Float] = []
        let places = PatchPositions(tiles, patchSize: config.vision.patchSize, perSide: config.vision.patchesPerSide)
        let (count, patches) = (3 * tiles.height * tiles.width, places.positions.count / max(1, tiles.count))
        for tile in 0..<tiles.count {
            try Task.checkCancellation()
            let range = tile * patches..<(tile + 1) * patches
            let request = try runner.run(vision) { request in
                try request.set(
                    Self.pixels,
                    Tensor(
                        Array(tiles.values[tile * count..<(tile + 1) * count]), [1, 3, tiles.height, tiles.width]))
                try request.set(Self.positions, Tensor(Array(places.positions[range]), [1, patches]))
                try request.set(Self.mask, Tensor(Array(places.mask[range]), [1, 1, 1, patches]))
            }
            found += try request.floats(Self.features)
        }
        return found
    }

    package func makeText() throws -> CausalDecoder { try CausalDecoder(text, decoder, runner) }

    /// A picture to its vectors, [1, 3, height, width] to [1, latents, hiddenSize].
    private static func graph(_ encoder: VisionTransformer, _ connector: Idefics2Connector) -> Graph {
        var graph = Graph("picture encoder")
        // Never in bfloat16: OpenVINO 2026.4 ends the process there (a division by zero within).
        let dynamic = Shape.dynamic
        // How many there are stays open behind the patches: of one, the runtime would work out beforehand what the
        // latents' first layer makes of them, which it cannot do where weights are integers.
        let pixels = graph.input(pixels, [1, 3, dynamic, dynamic])
        let positions = graph.input(positions, [dynamic, dynamic], .int32)
        let mask = graph.input(mask, [dynamic, 1, 1, dynamic])
        graph.output(features, connector(encoder(pixels, positions: positions, mask: mask), mask: mask))
        return graph
    }
}
