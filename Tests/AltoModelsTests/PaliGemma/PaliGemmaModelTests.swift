import Alto
import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Small random checkpoints of both kinds and what transformers computes from them (made by
/// Tools/reference/paligemma.py).
@Suite struct PaliGemmaModelTests {
    static let names = ["paligemma", "paligemma2"]

    struct Case {
        let prompt: String
        let ids: [Int]
        let greedy: [Int]
        let sampled: [Int]
        let draws: [Double]
        let text: String
    }

    /// A folder as the hub has it: the checkpoint beside Gemma's tokenizer.
    struct Reference {
        let scratch = TemporaryFolder()
        let tensors: Checkpoint
        let cases: [Case]

        init(_ name: String) throws {
            let folder = Shared.root.appending(path: "Tests/Reference/paligemma/\(name)")
            let tokenizer = Shared.root.appending(path: "Tests/Fixtures/tokenizer-pairs/gemma")
            for (source, file) in [
                (folder, "config.json"), (folder, "generation_config.json"), (folder, "preprocessor_config.json"),
                (tokenizer, "tokenizer.json"), (tokenizer, "tokenizer_config.json"),
            ] {
                try FileManager.default.copyItem(
                    at: source.appending(path: file), to: scratch.url.appending(path: file))
            }
            try FormulaWeights.write(
                try #require(ModelFile("tensors.json", in: folder)).json(),
                to: scratch.url.appending(path: "model.safetensors"))
            tensors = Checkpoint(try Weights(files: [folder.appending(path: "reference.safetensors")]))
            let json = try #require(ModelFile("cases.json", in: folder)).json()
            cases = try #require(json["cases"]?.array).map { one in
                func numbers(_ field: String) -> [Int] { one[field]?.array?.compactMap(\.integer) ?? [] }
                return Case(
                    prompt: try #require(one["prompt"]?.string), ids: numbers("ids"), greedy: numbers("greedy"),
                    sampled: numbers("sampled"), draws: one["draws"]?.array?.compactMap(\.double) ?? [],
                    text: try #require(one["text"]?.string))
            }
        }

        var setup: PaliGemmaSetup {
            get throws { try PaliGemmaSetup(folder: scratch.url, options: CaptionerOptions()) }
        }

        func model(showsStates: Bool = false, precision: Precision = .fp32) throws -> PaliGemmaModel {
            try PaliGemmaModel(
                folder: scratch.url, precision: precision, runtime: try Runtime(.init(threads: 1)),
                showsStates: showsStates)
        }

        static func raster(_ index: Int) throws -> Raster {
            try ImageProcessorTests.pattern(30 + index % 7, 20 + index % 11 + index)
        }
    }

    @Test(arguments: names)
    func `each layer equals the reference`(name: String) throws {
        let reference = try Reference(name)
        let (model, setup) = (try reference.model(showsStates: true), try reference.setup)
        let pixels = try setup.input(try Reference.raster(0))
        let expectedPixels = try reference.tensors.floats("pixels", [3, 28, 28])
        #expect(zip(pixels.values, expectedPixels).allSatisfy { abs($0 - $1) < 1e-6 })
        let features = try model.look(at: pixels)
        #expect(distance(features, try reference.tensors.floats("image", [16, 32])) < 1e-4)
        let (prompt, hidden) = (reference.cases[0].ids, model.config.text.hiddenSize)
        let (text, scores) = try model.read(prompt, seeing: features)
        for (layer, state) in try text.states().enumerated() {
            let expected = try reference.tensors.floats("state.\(layer + 1)", [prompt.count, hidden])
            #expect(distance(state, expected) < 1e-4, "layer \(layer + 1)")
        }
        let logits = try reference.tensors.floats("logits", [model.config.text.vocabSize])
        #expect(distance(scores.row(0), logits) < 1e-4)
    }

    @Test(arguments: names)
    func `fifty prompts with pictures are answered as the reference does`(name: String) throws {
        let reference = try Reference(name)
        let (model, setup) = (try reference.model(), try reference.setup)
        #expect(reference.cases.count == 50)
        var settings = setup.settings
        settings.maxNewTokens = 12
        var sampling = settings
        sampling.sampling = .init()
        sampling.sampling?.temperature = 0.8
        sampling.sampling?.topK = 30
        sampling.sampling?.topP = 0.9
        for (index, one) in reference.cases.enumerated() {
            #expect(try setup.tokens(one.prompt) == one.ids, "\(one.prompt)")
            let pixels = try setup.input(try Reference.raster(index))
            func write(_ settings: GenerationSettings, _ draws: (any UniformDraws)?) throws -> [Int] {
                let decoder = try model.decoder(lookingAt: pixels, asked: one.ids)
                return try Generator.generate(decoder, prompt: one.ids, settings, draws: draws).tokens
            }
            let greedy = try write(settings, nil)
            #expect(greedy == one.greedy, "\(index) \(one.prompt)")
            #expect(setup.tokenizer.decode(greedy) == one.text)
            #expect(try write(sampling, GivenDraws(draws: one.draws)) == one.sampled, "\(index), drawn")
        }
    }

    @Test(arguments: names)
    func `what is early in the prompt sees what is late, and positions begin at one`(name: String) throws {
        let reference = try Reference(name)
        let model = try reference.model(showsStates: true)
        let features = try model.look(at: try reference.setup.input(try Reference.raster(0)))
        let prompt = reference.cases[0].ids
        func first(_ tokens: [Int], _ features: [Float]) throws -> [Float] {
            Array(try model.read(tokens, seeing: features).text.states()[0].prefix(model.config.text.hiddenSize))
        }
        let plain = try first(prompt, features)
        var changed = prompt
        changed[prompt.count - 2] += 1
        #expect(try distance(first(changed, features), plain) > 1e-3)
        #expect(try distance(first(prompt, features.map { -$0 }), plain) > 1e-3)
        #expect(model.config.text.firstPosition == 1)
    }

    @Test(arguments: names, [Precision.int8, .int4])
    func `coarser weights stay near the exact ones`(name: String, precision: Precision) throws {
        let reference = try Reference(name)
        let prompt = reference.cases[0].ids
        let pixels = try reference.setup.input(try Reference.raster(0))
        func scores(_ precision: Precision) throws -> [Float] {
            let model = try reference.model(precision: precision)
            return Array(try model.read(prompt, seeing: try model.look(at: pixels)).scores.row(0))
        }
        #expect(try distance(scores(precision), scores(.fp32)) < (precision == .int8 ? 0.1 : 0.6))
    }

    @Test func `a checkpoint of another size is told in a sentence`() throws {
        let reference = try Reference("paligemma")
        let file = reference.scratch.url.appending(path: "config.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        func problem(_ old: String, _ new: String) throws -> Problem? {
            try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
            return #expect(throws: Problem.self) {
                do { _ = try reference.model() } catch { throw Problem(ofModel: error) }
            }
        }
        #expect(try problem("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 3")?.code == .modelInvalid)
        #expect(
            try problem("\"projection_dim\": 32,\n  \"text", "\"projection_dim\": 33,\n  \"text")?.message
                == "In the model's config.json, “projection_dim” is not the text's hidden_size.")
        #expect(
            try problem("\"model_type\": \"gemma\"", "\"model_type\": \"llama\"")?.message
                == "In the model's config.json, “text_config.model_type” is not “gemma” or “gemma2”.")
    }
}
