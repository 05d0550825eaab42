package import AltoGraph
package import Foundation

/// An Idefics3 or SmolVLM checkpoint, compiled and ready.
///
/// A vision transformer looks at each tile, pixel shuffle makes its patches fewer and deeper, one matrix brings them to the
/// text's width, and there they stand in the places of `<image>`. All of it blocks the thread that calls it.
package final class Idefics3Model: VisionLanguageModel {
    package let config: Idefics3Config
    private let vision: CompiledModel
    private let decoder: Decoder
    private let text: CompiledModel
    private let runner: WarmUpRunner

    static let pixels = "pixels"
    static let features = "features"

    /// - Parameters:
    ///   - cache: where quantized weights are kept for the next time.
    ///   - showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(
        folder: URL, precision: Precision, runtime: Runtime, cache: ModelCache?, showsStates: Bool = false
    ) throws {
        config = try Idefics3Config(folder: folder)
        let weights = try Weights(folder: folder)
        weights.quantize(to: precision, cache: cache)
        let root = Checkpoint(weights)
        let model = root["model"]
        let encoder = try VisionTransformer(model["vision_model"].keepingInt8, config.vision, output: .normalized)
        let connector = try Idefics3Connector(
            model["connector"].keepingInt8, config.vision, factor: config.scaleFactor, textSize: config.text.hiddenSize)
        var textConfig = config.text
        textConfig.tiesEmbeddings = !root.contains("lm_head.weight")
        decoder = try Decoder(model["text_model"], head: root, textConfig)
        try weights.finish(ignoring: Self.isIgnored)
        weights.publishQuantized()
        runner = WarmUpRunner(weights.pages)
        let graphs = [
            Self.graph(encoder, connector, config, bfloat16: precision == .bf16),
            decoder.graph("text decoder", precision: precision, showsStates: showsStates),
        ]
        let compiled = try weights.releasingPages { try runtime.compile(graphs) }
        (vision, text) = (compiled[0], compiled[1])
    }

    /// Buffers of older files, and a resampler that one published configuration names and no checkpoint uses.
    private static func isIgnored(_ name: String) -> Bool {
        name.hasSuffix("rotary_emb.inv_freq") || name.hasSuffix("embeddings.position_ids")
    }

    package func features(of tiles: PixelTiles) throws -> [Float] {
        var found: [Float] = []
        let (side, count) = (config.vision.imageSize, 3 * tiles.height * tiles.width)
        for tile in 0..<tiles.count {
            try Task.checkCancellation()
            let pixels = Tensor(Array(tiles.values[tile * count..<(tile + 1) * count]), [1, 3, side, side])
            found += try runner.run(vision) { try $0.set(Self.pixels, pixels) }.floats(Self.features)
        }
        return found
    }

    package func makeText() throws -> CausalDecoder { try CausalDecoder(text, decoder, runner) }

    /// One tile to its vectors, [1, 3, side, side] to [1, tileLength, hiddenSize].
    private static func graph(
        _ encoder: VisionTransformer, _ connector: Idefics3Connector, _ config: Idefics3Config, bfloat16: Bool
    ) -> Graph {
        var graph = Graph("picture encoder")
        graph.allowsBFloat16 = bfloat16
        let (side, perSide) = (config.vision.imageSize, config.vision.patchesPerSide)
        let pixels = graph.input(pixels, [1, 3, side, side])
        // A tile is full, yet its places are found as those of any picture are: rounding decides some of them.
        let places = PatchPositions.buckets(perSide, perSide: perSide).map(Int.init)
        let positions = places.flatMap { row in places.map { row * perSide + $0 } }
        let states = encoder(pixels, positions: .constant(integers: positions, [1, positions.count]))
        graph.output(features, connector(states))
        return graph
    }
}
