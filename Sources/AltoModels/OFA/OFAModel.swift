package import AltoGraph
package import Foundation

/// An OFA checkpoint, compiled and ready: a picture and a prompt to a text.
///
/// All of it blocks the thread that calls it and belongs to one actor on an executor of its own.
package final class OFAModel {
    package let config: OFAConfig
    /// Width and height of the pictures that it takes.
    package let imageSize: Int
    private let resNet: CompiledModel
    private let encoder: CompiledModel
    private let decoder: CompiledModel
    private let runner: WarmUpRunner

    static let pixels = "pixels"
    static let seen = "seen"
    static let patches = "patches"
    static let relativeBuckets = "distances"

    /// - Parameters:
    ///   - imageSize: a multiple of 16.
    ///   - cache: where quantized weights are kept for the next time.
    ///   - showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(
        folder: URL, imageSize: Int, precision: Precision = .fp32, runtime: Runtime, cache: ModelCache? = nil,
        showsStates: Bool = false
    ) throws {
        config = try OFAConfig(folder: folder)
        self.imageSize = imageSize
        let weights = try Weights(folder: folder)
        weights.quantize(to: precision, cache: cache)
        let root = Checkpoint(weights)
        // One table for both sides; of its names a checkpoint holds one or both.
        let name = root["encoder"]["embed_tokens"].contains("weight") ? "encoder" : "decoder"
        let tokenEmbedding = try Embedding(
            root[name]["embed_tokens"], numEmbeddings: config.vocabSize, embeddingDim: config.hiddenSize)
        let output = try (config.tiesWordEmbeddings ? root[name]["embed_tokens"] : root["decoder"]["output_projection"])
            .matrix("weight", rows: config.vocabSize, columns: config.hiddenSize)
        let encoder = try OFAEncoder(root["encoder"], tokenEmbedding: tokenEmbedding, config)
        let decoder = try OFADecoder(root["decoder"], tokenEmbedding: tokenEmbedding, output: output, config)
        try weights.finish(ignoring: Self.isIgnored)
        weights.publishQuantized()
        runner = WarmUpRunner(weights.pages)
        let graphs = [
            Self.resNet(encoder, size: imageSize, showsStates: showsStates),
            Self.encoder(encoder, decoder, config, side: imageSize / ResNet.patch, showsStates: showsStates),
            DecoderGraph.make(
                "text decoder", config.decoderSizes, showsStates: showsStates,
                layers: {
                    decoder(tokens: $0.tokens, positions: $0.positions, mask: $0.mask, past: $0.past, cross: $0.cross)
                },
                logits: { decoder.logits($0) }),
        ]
        let compiled = try weights.releasingPages { try runtime.compile(graphs) }
        (resNet, self.encoder, self.decoder) = (compiled[0], compiled[1], compiled[2])
    }

    /// Other names of the one table of words, numbers that are worked out here, counts of training, and what only pictures as texts
    /// would need.
    private static func isIgnored(_ name: String) -> Bool {
        [
            "embed_tokens.weight", "output_projection.weight", "num_batches_tracked", "_rp_bucket",
            "image_position_idx", ".version",
        ]
        .contains(where: name.hasSuffix)
            || ["embed_image_positions", "image_pos_ln", "image_rel_pos_table_list", "code_layernorm_embedding"]
                .contains { name.hasPrefix("decoder.\($0)") }
    }

    /// Looks at a picture.
    ///
    /// - Parameter pixels: [1, 3, imageSize, imageSize].
    /// - Returns: the request that holds the picture's patches.
    package func look(at pixels: Tensor) throws -> InferenceRequest {
        try runner.run(resNet) { try $0.set(Self.pixels, pixels) }
    }

    /// Reads a prompt about a picture.
    ///
    /// - Parameter tokens: of the prompt, with begin and end.
    /// - Returns: the request that holds the keys and values of both.
    package func encode(_ tokens: [Int], about picture: InferenceRequest) throws -> InferenceRequest {
        guard (1...config.usablePositions).contains(tokens.count), tokens.allSatisfy((0..<config.vocabSize).contains)
        else { throw GraphError.port("tokens", reason: "are too many, or none of the vocabulary") }
        return try runner.run(encoder) { request in
            try request.set(Self.patches, from: picture, Self.patches)
            try request.set(tokens: tokens)
            try request.set(
                Self.relativeBuckets,
                OFAEncoder.relativeBuckets(side: imageSize / ResNet.patch, words: tokens.count, config))
        }
    }

    package func makeDecoder(lookingAt encoded: InferenceRequest) throws -> CachedDecoder {
        try CachedDecoder(decoder, config.decoderSizes, source: encoded, runner)
    }

    // MARK: Graphs

    private static func resNet(_ encoder: OFAEncoder, size: Int, showsStates: Bool) -> Graph {
        var graph = Graph("picture trunk")
        let seen = encoder.look(at: graph.input(pixels, [1, 3, size, size]))
        graph.output(patches, encoder.patches(seen))
        if showsStates { graph.output(self.seen, seen) }
        return graph
    }

    private static func encoder(
        _ encoder: OFAEncoder, _ decoder: OFADecoder, _ config: OFAConfig, side: Int, showsStates: Bool
    ) -> Graph {
        var graph = Graph("prompt encoder")
        let any = Shape.dynamic
        let output = encoder(
            patches: graph.input(patches, [1, side * side, config.hiddenSize]), side: side,
            tokens: graph.input(DecoderIO.tokens, [1, any], .int64),
            positions: graph.input(DecoderIO.positions, [any], .int64),
            relativeBuckets: graph.input(relativeBuckets, [any, any], .int32))
        graph.output(decoder.crossCaches(output), .cross)
        if showsStates { graph.output(states: output.states) }
        return graph
    }
}
