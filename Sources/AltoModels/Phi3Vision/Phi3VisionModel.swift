// Phi-3-Vision (Abdin et al., 2024, section 7): CLIP sees the parts of a picture and the whole, a perceptron brings
// them to the language model's width, Phi-3 writes.

package import AltoGraph
package import Foundation

/// A Phi-3-Vision checkpoint, compiled and ready.
///
/// All of it blocks the thread that calls it and belongs to one actor on an executor of its own.
package final class Phi3VisionModel: VisionLanguageModel {
    package let config: Phi3VisionConfig
    private let decoder: Decoder
    private let vision: CompiledModel
    private let connector: CompiledModel
    private let text: CompiledModel
    private let runner: WarmUpRunner

    private enum Names {
        static let pixels = "pixels"
        static let states = "states"
        static let order = "order"
        static let features = "features"
    }

    /// Loads and compiles what is in a folder: `config.json` and the weights.
    ///
    /// - Parameters:
    ///   - cache: where quantized weights are kept for the next time.
    ///   - showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(
        folder: URL, precision: Precision, runtime: Runtime, cache: ModelCache? = nil, showsStates: Bool = false
    ) throws {
        let config = try Phi3VisionConfig(folder: folder)
        self.config = config
        let weights = try Weights(folder: folder)
        weights.quantize(to: precision, cache: cache)
        let root = Checkpoint(weights)
        let decoder = try Decoder(root["model"], head: root, config.text)
        // A picture is seen once and written about for long: its side stays finer.
        let part = root["model"]["vision_embed_tokens"].keepingInt8
        let transformer = try VisionTransformer(
            part["img_processor"]["vision_model"], config.vision, output: config.visionOutput)
        let merging = try Phi3VisionConnector(part, config.vision, textSize: config.text.hiddenSize)
        let tower = part["img_processor"].path("vision_model.")
        try weights.finish { name in
            name.hasPrefix(part.path("wte.")) || name.hasSuffix("position_ids")
                || name.hasSuffix("rotary_emb.inv_freq")
                || (name.hasPrefix(tower) && transformer.leaves(name.dropFirst(tower.count)))
        }
        weights.publishQuantized()
        runner = WarmUpRunner(weights.pages)
        self.decoder = decoder
        let models = try weights.releasingPages {
            try runtime.compile([
                Self.visionGraph(transformer, bfloat16: precision == .bf16), Self.connectorGraph(merging, config),
                decoder.graph("phi3-vision text", precision: precision, showsStates: showsStates),
            ])
        }
        (vision, connector, text) = (models[0], models[1], models[2])
    }

    private static func visionGraph(_ transformer: VisionTransformer, bfloat16: Bool) -> Graph {
        var graph = Graph("phi3-vision vision")
        graph.allowsBFloat16 = bfloat16
        let size = transformer.config.imageSize
        // One tile at a time: a shape that is known beforehand is 9 % faster than any number of them at once.
        let pixels = graph.input(Names.pixels, [1, 3, size, size])
        graph.output(Names.states, transformer.withoutClassToken(transformer(pixels)))
        return graph
    }

    private static func connectorGraph(_ connector: Phi3VisionConnector, _ config: Phi3VisionConfig) -> Graph {
        var graph = Graph("phi3-vision connector")
        let states = graph.input(Names.states, [Shape.dynamic, config.vision.patches, config.vision.hiddenSize])
        graph.output(Names.features, connector(states, order: graph.input(Names.order, [Shape.dynamic], .int32)))
        return graph
    }

    /// What a picture says in the places that it takes in a text: [tokens, hiddenSize].
    ///
    /// - Throws: `CancellationError` between tiles.
    package func features(of picture: PixelTiles) throws -> [Float] {
        var states: [Float] = []
        for tile in 0..<picture.count {
            try Task.checkCancellation()
            let request = try runner.run(vision) { try $0.set(Names.pixels, picture.tensor(tile..<tile + 1)) }
            states += try request.floats(Names.states)
        }
        let order = Phi3VisionConnector.order(grid: picture.grid, perSide: config.perSide)
        let request = try runner.run(connector) { request in
            try request.set(
                Names.states, Tensor(states, [picture.count, config.vision.patches, config.vision.hiddenSize]))
            try request.set(Names.order, Tensor(order, [order.count]))
        }
        return try request.floats(Names.features)
    }

    /// A text to be read and written.
    package func makeText() throws -> CausalDecoder { try CausalDecoder(text, decoder, runner) }
}
