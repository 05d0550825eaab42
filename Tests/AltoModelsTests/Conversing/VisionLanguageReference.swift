import Alto
import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// A small model that converses, and what transformers computes with it (Tools/reference/idefics.py, idefics2.py, idefics3.py): a folder as
/// the hub has it, with weights that follow from their names.
struct VisionLanguageReference {
    let scratch = TemporaryFolder()
    let outputs: Checkpoint
    /// `tokens.json`.
    let found: JSON
    var folder: URL { scratch.url }

    init(_ name: String) throws {
        let source = Shared.root.appending(path: "Tests/Reference/\(name)")
        let files = [
            "chat_template.jinja", "config.json", "processor_config.json", "tokenizer.json", "tokenizer_config.json",
        ]
        // IDEFICS has no template.
        for file in files where ModelFile(file, in: source) != nil {
            try FileManager.default.copyItem(at: source.appending(path: file), to: scratch.url.appending(path: file))
        }
        let list = try #require(ModelFile("tensors.json", in: source))
        try FormulaWeights.write(try list.json(), to: scratch.url.appending(path: "model.safetensors"))
        outputs = Checkpoint(try Weights(files: [source.appending(path: "reference.safetensors")]))
        let tokens = try #require(ModelFile("tokens.json", in: source))
        found = try tokens.json()
    }

    func output(_ name: String) throws -> [Float] {
        try outputs.floats(name, try #require(outputs.shape(of: name)))
    }

    static func integers(_ json: JSON?) -> [Int] { json?.array?.compactMap(\.integer) ?? [] }

    static func raster(_ size: JSON?) throws -> Raster {
        let sides = integers(size)
        return try ImageProcessorTests.pattern(sides[0], sides[1])
    }

    /// The picture's vectors and the states behind each layer, for the one picture whose states are stored.
    ///
    /// - Parameter model: shows its states.
    func compareStates<Setup: VisionLanguageSetup>(_ setup: Setup, _ model: Setup.Model) throws {
        let states = try #require(found["states"])
        let picture = try setup.prepare(Self.raster(states["size"]))
        let prompt = try setup.prompt([ChatMessage("user", [.image, .text("What is this?")])], pictures: [picture])
        #expect(prompt.tokens == Self.integers(states["prompt"]))
        let features = try model.features(of: picture)
        #expect(distance(features, try output("features")) < 1e-4)
        let text = try model.makeText()
        let scores = try text.read(prompt, features: features)
        #expect(distance(scores.row(0), try output("logits")) < 1e-4)
        for (layer, state) in try text.states().enumerated() {
            #expect(distance(state, try output("state.\(layer + 1)")) < 1e-4, "layer \(layer + 1)")
        }
    }

    /// Fifty prompts and what is written behind them, token by token.
    ///
    /// - Parameters:
    ///   - setups: for pictures that are shown whole, and in parts.
    ///   - messages: of a case.
    func compareAnswers<Setup: VisionLanguageSetup>(
        _ setups: (whole: Setup, split: Setup), _ model: Setup.Model, _ messages: (JSON) -> [ChatMessage]
    ) throws {
        let text = try model.makeText()
        var settings = GenerationSettings()
        settings.maxNewTokens = 16
        let cases = try #require(found["cases"]?.array)
        #expect(cases.count == 50)
        for one in cases {
            let setup = one["split"]?.bool == true ? setups.split : setups.whole
            let pictures = try (one["sizes"]?.array ?? []).map { try setup.prepare(Self.raster($0)) }
            let prompt = try setup.prompt(messages(one), pictures: pictures)
            #expect(prompt.tokens == Self.integers(one["prompt"]))
            try text.reset()
            let features = try pictures.flatMap { try model.features(of: $0) }
            let scores = try text.read(prompt, features: features)
            var generator = TokenGenerator(text, prompt: prompt.tokens, settings, scores: scores)
            var written: [Int] = []
            while let token = try generator.next() { written.append(token.id) }
            #expect(written == Self.integers(one["greedy"]), "\(one["sizes"] ?? .null)")
        }
    }
}
