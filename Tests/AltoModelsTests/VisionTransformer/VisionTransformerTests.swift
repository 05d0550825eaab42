import Alto
import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Against transformers (Tools/reference/vision.py).
@Suite struct VisionTransformerTests {
    private static let clip = VisionReference.config(isCLIP: true, .quickGELU, epsilon: 1e-5)
    private static let siglip = VisionReference.config(isCLIP: false, .tanhGELU, epsilon: 1e-6)
    private static let pixelShape: Shape = [2, 3, 42, 42]
    private static let pixels = Tensor(VisionReference.numbers("pixels", pixelShape), pixelShape)

    private static func states(
        _ reference: VisionReference, _ config: VisionTransformerConfig, _ output: VisionTransformer.Output,
        at prefix: String? = nil, pixels: Tensor = pixels, disturbing disturbed: String? = nil
    ) throws -> [Float] {
        let found = try reference.run(disturbing: disturbed) { checkpoint, graph in
            let vision = try VisionTransformer(prefix.map { checkpoint[$0] } ?? checkpoint, config, output: output)
            graph.output("states", vision(graph.input("pixels", [Shape.dynamic, 3, 42, 42])))
            return ["pixels": pixels]
        }
        return try #require(found["states"])
    }

    @Test func `every hidden state of CLIP is transformers'`() throws {
        let reference = try VisionReference("clip")
        for layer in 0...3 {
            let expected = try reference.output("hidden.\(layer)")
            for index in [layer, layer - 4] {
                #expect(distance(try Self.states(reference, Self.clip, .hidden(index)), expected) < 1e-5, "\(index)")
            }
        }
        let normalized = try Self.states(reference, Self.clip, .normalized)
        #expect(distance(normalized, try reference.output("normalized")) < 1e-5)
    }

    @Test(arguments: ["idefics", "idefics-plain"])
    func `ViT-H with IDEFICS' resampler is transformers'`(name: String) throws {
        let reference = try VisionReference(name)
        let vision = VisionReference.config(isCLIP: true, .gelu, epsilon: 1e-5)
        let states = try Self.states(reference, vision, .hidden(-1), at: "vision_model")
        #expect(distance(states, try reference.output("states")) < 1e-5)
        let found = try reference.run { checkpoint, graph in
            var config = IdeficsPerceiver.Config()
            (config.latents, config.depth, config.heads, config.headDim) = (5, 2, 3, 8)
            config.normalizesQueriesAndKeys = name == "idefics"
            let resampler = try IdeficsPerceiver(checkpoint["perceiver_resampler"], config, width: 32)
            graph.output("latents", resampler(graph.input("states", [Shape.dynamic, Shape.dynamic, 32])))
            return ["states": Tensor(states, [2, 37, 32])]
        }
        #expect(distance(try #require(found["latents"]), try reference.output("latents")) < 1e-5)
    }

    @Test func `SigLIP and PaliGemma's projector are transformers'`() throws {
        let reference = try VisionReference("siglip")
        let found = try reference.run { checkpoint, graph in
            let vision = try VisionTransformer(checkpoint, Self.siglip, output: .normalized)
            let states = vision(graph.input("pixels", [Shape.dynamic, 3, 42, 42]))
            let projector = try PaliGemmaProjector(
                checkpoint["multi_modal_projector"], visionSize: 32, textSize: VisionReference.textSize)
            graph.output("states", states)
            graph.output("projected", projector(states))
            try checkpoint.weights.finish()
            return ["pixels": Self.pixels]
        }
        #expect(distance(try #require(found["states"]), try reference.output("normalized")) < 1e-5)
        #expect(distance(try #require(found["projected"]), try reference.output("projected")) < 1e-5)
    }

    @Test func `Idefics2 sees pictures in their own shape as transformers does`() throws {
        let reference = try VisionReference("idefics2")
        let found = try Self.idefics2(reference)
        #expect(distance(try #require(found["latents"]), try reference.output("latents")) < 1e-5)
        // What stands in the places of padding is nobody's business: transformers has other numbers there.
        let (states, expected) = (try #require(found["states"]), try reference.output("states"))
        let patches = PatchPositions(Self.tiles, patchSize: 7, perSide: 6)
        for (patch, score) in patches.mask.enumerated() where score == 0 {
            let range = (patch * 32)..<((patch + 1) * 32)
            #expect(distance(states[range], expected[range]) < 1e-5, "\(patch)")
        }
    }

    /// Three pictures of other shapes than the square that the positions are made for.
    private static var tiles: PixelTiles {
        let (height, width) = (56, 42)
        let all = VisionReference.numbers("pixels", [3, 3, height, width])
        let sizes = [(30, 42), (37, 20), (56, 41)]
        return PixelTiles(
            sizes.enumerated().map { index, size in
                var part: [Float] = []
                for plane in 0..<3 {
                    for row in 0..<size.0 {
                        let start = ((3 * index + plane) * height + row) * width
                        part += all[start..<(start + size.1)]
                    }
                }
                return PixelValues(height: size.0, width: size.1, values: part)
            })
    }

    private static func idefics2(
        _ reference: VisionReference, disturbing disturbed: String? = nil
    ) throws -> [String: [Float]] {
        try reference.run(disturbing: disturbed) { checkpoint, graph in
            let tiles = tiles
            let patches = PatchPositions(tiles, patchSize: 7, perSide: 6)
            let vision = try VisionTransformer(checkpoint["vision_model"], siglip, output: .normalized)
            let mask = graph.input("mask", [Shape.dynamic, 1, 1, Shape.dynamic])
            let states = vision(
                graph.input("pixels", [Shape.dynamic, 3, Shape.dynamic, Shape.dynamic]),
                positions: graph.input("positions", [Shape.dynamic, Shape.dynamic], .int32), mask: mask)
            var config = Idefics2Connector.Config()
            (config.latents, config.depth, config.heads, config.headDim, config.keyValueHeads) = (5, 2, 6, 4, 2)
            let connector = try Idefics2Connector(
                checkpoint["connector"], config, visionSize: 32, textSize: VisionReference.textSize,
                textIntermediateSize: 36)
            graph.output("states", states)
            graph.output("latents", connector(states, mask: mask))
            try checkpoint.weights.finish()
            return ["pixels": tiles.tensor, "positions": patches.positionTensor, "mask": patches.maskTensor]
        }
    }

    @Test func `Idefics3 and its connector are transformers'`() throws {
        let reference = try VisionReference("idefics3")
        let found = try reference.run { checkpoint, graph in
            let vision = try VisionTransformer(checkpoint["vision_model"], Self.siglip, output: .normalized)
            let states = vision(graph.input("pixels", [Shape.dynamic, 3, 42, 42]))
            let connector = try Idefics3Connector(
                checkpoint["connector"], Self.siglip, factor: 3, textSize: VisionReference.textSize)
            graph.output("states", states)
            graph.output("connected", connector(states))
            try checkpoint.weights.finish()
            return ["pixels": Self.pixels]
        }
        #expect(distance(try #require(found["states"]), try reference.output("states")) < 1e-5)
        #expect(distance(try #require(found["connected"]), try reference.output("connected")) < 1e-5)
    }

    @Test(arguments: [("tall", 2, 1), ("wide", 1, 2)])
    func `Phi-3-Vision's rows and separators stand as published`(name: String, rows: Int, columns: Int) throws {
        let reference = try VisionReference("phi3")
        let found = try reference.run { checkpoint, graph in
            let connector = try Phi3VisionConnector(checkpoint, Self.clip, textSize: VisionReference.textSize)
            let order = Phi3VisionConnector.order(grid: PixelSize(height: rows, width: columns), perSide: 3)
            graph.output(
                "tokens",
                connector(
                    graph.input("states", [Shape.dynamic, 36, 32]), order: graph.input("order", [Shape.dynamic], .int32)
                ))
            try checkpoint.weights.finish()
            return [
                "states": Tensor(VisionReference.numbers("states", [3, 36, 32]), [3, 36, 32]),
                "order": Tensor(order, [order.count]),
            ]
        }
        #expect(distance(try #require(found["tokens"]), try reference.output(name)) < 1e-5)
    }

    @Test func `Yi-VL's projector is as published`() throws {
        let reference = try VisionReference("yi-vl")
        let found = try reference.run { checkpoint, graph in
            let connector = try YiVLConnector(
                checkpoint["mm_projector"], visionSize: 32, textSize: VisionReference.textSize, depth: 2,
                isNormalized: true)
            graph.output("projected", connector(graph.input("states", [1, Shape.dynamic, 32])))
            try checkpoint.weights.finish()
            return ["states": Tensor(VisionReference.numbers("states", [1, 36, 32]), [1, 36, 32])]
        }
        #expect(distance(try #require(found["projected"]), try reference.output("projected")) < 1e-5)
    }

    @Test(arguments: [1, 2 * 37 * 37 * 4]) func `heads may be worked out one after another`(bytes: Int) throws {
        let reference = try VisionReference("clip")
        let found = try reference.run { checkpoint, graph in
            let vision = try VisionTransformer(
                checkpoint, Self.clip, output: .hidden(-1), mostScoreBytes: bytes)
            graph.output("states", vision(graph.input("pixels", [Shape.dynamic, 3, 42, 42])))
            return ["pixels": Self.pixels]
        }
        #expect(distance(try #require(found["states"]), try reference.output("hidden.3")) < 1e-5)
    }

    /// All but the biases of keys, which softmax takes away again.
    @Test func `each tensor of CLIP matters, those of the last layers too`() throws {
        let reference = try VisionReference("clip")
        let expected = try reference.output("normalized")
        for name in reference.tensors where !name.hasSuffix("k_proj.bias") && !name.contains("layers.1") {
            let states = try Self.states(reference, Self.clip, .normalized, disturbing: name)
            #expect(distance(states, expected) > 1e-4, "\(name)")
        }
    }

    @Test func `each tensor of Idefics2's picture side matters`() throws {
        let reference = try VisionReference("idefics2")
        let expected = try reference.output("latents")
        for name in reference.tensors where name.hasPrefix("connector") || name.contains("embeddings") {
            let found = try Self.idefics2(reference, disturbing: name)
            #expect(distance(try #require(found["latents"]), expected) > 1e-4, "\(name)")
        }
    }

    @Test func `one pixel of the last patch changes what all patches of its picture say, no other's`() throws {
        let reference = try VisionReference("clip")
        var values = VisionReference.numbers("pixels", Self.pixelShape)
        let half = values.count / 2
        values[half - 1] += 1
        let changed = try Self.states(
            reference, Self.clip, .hidden(-1), pixels: Tensor(values, Self.pixelShape))
        let expected = try reference.output("hidden.3")
        for token in 0..<74 {
            let range = (token * 32)..<((token + 1) * 32)
            let difference = distance(changed[range], expected[range])
            #expect(token < 37 ? difference > 1e-4 : difference < 1e-5, "\(token): \(difference)")
        }
    }

    @Test func `places of patches are those that PyTorch's buckets give`() throws {
        let folder = Shared.root.appending(path: "Tests/Reference/vision")
        let table = try #require(ModelFile("buckets.json", in: folder)).json()
        let members = try #require(table.members)
        #expect(members.count == 6)
        for (key, sums) in members {
            let perSide = try #require(Int(key))
            for (index, sum) in ImageProcessorTests.integers(sums).enumerated() {
                let buckets = PatchPositions.buckets(index + 1, perSide: perSide)
                let found = buckets.enumerated().reduce(0) { $0 + Int($1.element) * ($1.offset + 1) }
                #expect(found == sum, "\(index + 1) of \(perSide)")
            }
        }
    }

    @Test(arguments: [
        (#"{"hidden_size": 30, "num_attention_heads": 4}"#, "“num_attention_heads” is not a divisor of hidden_size"),
        (#"{"patch_size": 500}"#, "“patch_size” is not a number from 1 to 224"),
        (#"{"num_hidden_layers": 1000000}"#, "“num_hidden_layers” is not a number from 1 to 512"),
        (#"{"image_size": 4096, "patch_size": 1}"#, "“patch_size” is not large enough for the pictures"),
        (#"{"hidden_act": "mystery"}"#, "“hidden_act” is not an activation that Alto knows"),
    ])
    func `sizes that no model has are told in a sentence`(text: String, sentence: String) throws {
        let json = try JSONObject(JSON([UInt8](text.utf8)), file: "config.json")
        let error = #expect(throws: ModelFileError.self) { try VisionTransformerConfig(json, default: .siglip) }
        #expect(error?.sentence.contains(sentence) == true, "\(error?.sentence ?? "")")
    }

    @Test func `a checkpoint of another size names the tensor`() throws {
        let reference = try VisionReference("clip")
        var config = Self.clip
        config.patchSize = 6
        let error = #expect(throws: CheckpointError.self) {
            try Self.states(reference, config, .normalized)
        }
        #expect(error?.description.contains("patch_embedding.weight") == true)
    }
}
