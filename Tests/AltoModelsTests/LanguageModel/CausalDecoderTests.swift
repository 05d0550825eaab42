import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Small random checkpoints and what transformers computes from them (made by Tools/reference/causal.py).
@Suite struct CausalDecoderTests {
    static let names = ["llama", "llama3", "mistral", "gemma", "gemma2", "phi3"]

    private struct Reference {
        let tensors: Checkpoint
        let prompts: [[Int]]
        let greedy: [[Int]]
        let beams: [[Int]]
        let model: LanguageModel

        init(_ name: String, precision: Precision = .fp32, showsStates: Bool = false) throws {
            let folder = Shared.root.appending(path: "Tests/Reference/causal/\(name)")
            tensors = Checkpoint(try Weights(files: [folder.appending(path: "reference.safetensors")]))
            let tokens = try #require(ModelFile("tokens.json", in: folder))
            let found = try tokens.json()
            func lists(_ field: String) -> [[Int]] {
                found[field]?.array?.map { $0.array?.compactMap(\.integer) ?? [] } ?? []
            }
            (prompts, greedy, beams) = (lists("prompts"), lists("greedy"), lists("beams"))
            model = try LanguageModel(
                folder: folder, precision: precision, runtime: Runtime(.init(threads: 1)), showsStates: showsStates)
        }

        var config: DecoderConfig { model.config }

        func text() throws -> CausalDecoder { try model.makeText() }
    }

    @Test(arguments: names)
    func `each layer equals the reference, at once and word by word`(name: String) throws {
        let reference = try Reference(name, showsStates: true)
        let (prompt, hidden) = (reference.prompts[0], reference.config.hiddenSize)
        let whole = try reference.text()
        let logits = try reference.tensors.floats("logits", [prompt.count, reference.config.vocabSize])
        let scores = try whole.read(whole.embed(prompt))
        #expect(distance(scores.row(0), logits.suffix(reference.config.vocabSize)) < 1e-4)
        for (layer, state) in try whole.states().enumerated() {
            let expected = try reference.tensors.floats("state.\(layer + 1)", [prompt.count, hidden])
            #expect(distance(state, expected) < 1e-4, "\(name), layer \(layer + 1)")
        }

        let stepwise = try reference.text()
        for (position, token) in prompt.enumerated() {
            let scores = try stepwise.step([[token]], parents: [0])
            let expected = logits[position * reference.config.vocabSize..<(position + 1) * reference.config.vocabSize]
            #expect(distance(scores.row(0), expected) < 1e-4, "\(name), word \(position)")
        }
    }

    @Test(arguments: names)
    func `fifty prompts are continued as the reference does`(name: String) throws {
        let reference = try Reference(name)
        let text = try reference.text()
        var settings = GenerationSettings()
        settings.maxNewTokens = 24
        for (prompt, expected) in zip(reference.prompts, reference.greedy) {
            try text.reset()
            #expect(try Generator.generate(text, prompt: prompt, settings).tokens == expected, "\(name) \(prompt)")
        }
        #expect(reference.prompts.count == 50)
    }

    @Test(arguments: names)
    func `beams go on in the rows that they come from`(name: String) throws {
        let reference = try Reference(name)
        let text = try reference.text()
        var settings = GenerationSettings()
        (settings.maxNewTokens, settings.numBeams, settings.eosTokens) = (12, 3, [2])
        for (prompt, expected) in zip(reference.prompts, reference.beams) {
            try text.reset()
            #expect(try Generator.generate(text, prompt: prompt, settings).tokens == expected, "\(name) \(prompt)")
        }
        #expect(reference.beams.count == 10)
    }

    @Test func `what is read in pieces is what is read at once`() throws {
        let reference = try Reference("llama")
        let tokens = (0..<100).map { 3 + ($0 * 7) % 90 }
        let (whole, parts) = (try reference.text(), try reference.text())
        let expected = try whole.read(whole.embed(tokens))
        _ = try parts.read(parts.embed(Array(tokens.prefix(37))))
        let found = try parts.read(parts.embed(Array(tokens.dropFirst(37))))
        #expect(distance(found.row(0), expected.row(0)) < 1e-5)
        #expect(parts.length == 100)
    }

    @Test func `who attends both ways sees what is behind`() throws {
        let reference = try Reference("gemma", showsStates: true)
        let tokens = reference.prompts[0]
        let text = try reference.text()
        func firstState(_ tokens: [Int], bothWays: Bool) throws -> [Float] {
            try text.reset()
            _ = try text.read(text.embed(tokens), attendsBothWays: bothWays)
            return Array(try text.states()[0].prefix(reference.config.hiddenSize))
        }
        let changed = tokens.dropLast() + [(tokens.last ?? 3) == 5 ? 6 : 5]
        #expect(try firstState(tokens, bothWays: false) == firstState(Array(changed), bothWays: false))
        #expect(try distance(firstState(tokens, bothWays: true), firstState(Array(changed), bothWays: true)) > 1e-4)
    }

    /// Unfused, a layer of Phi-3's took 17.6 ms a word at 2,500 positions, and 2.3 fused. (Soft caps cannot be fused.)
    @Test(arguments: ["llama", "llama3", "mistral", "gemma", "phi3"], [Precision.fp32, .int8])
    func `each layer has one attention that keeps its keys`(name: String, precision: Precision) throws {
        let reference = try Reference(name, precision: precision)
        let operations = try reference.model.operations()
        #expect(operations.count { $0 == "ScaledDotProductAttention" } == reference.config.layers)
        // Of what would choose the beams' rows nothing is left: the one Gather takes the last position.
        #expect(operations.count { $0 == "Gather" } == 1, "\(operations)")
        #expect(operations.count { $0 == "RoPE" } == 2 * reference.config.layers)
        #expect(operations.count { $0 == "MemoryOutput" } == 2 * reference.config.layers)
    }
}
