import AltoGraph
import AltoJSON
import Foundation
import Testing

@testable import AltoModels

/// A prompt with pictures and what a reference wrote behind it (phi3_vision.py and yi_vl.py in Tools/reference).
struct PictureCase: CustomStringConvertible {
    /// Which of the reference's models it is for, if there are several.
    let model: String?
    /// The sizes of the pictures, which `ImageProcessorTests.pattern` makes.
    let pictures: [[Int]]
    /// The tokens before, between and behind them.
    let chunks: [[Int]]
    /// How many places they all take.
    let length: Int
    let tokens: [Int]

    static func all(in folder: URL) throws -> [PictureCase] {
        try #require(ModelFile("cases.json", in: folder)?.json().array).map { one in
            func lists(_ name: String) -> [[Int]] { one[name]?.array?.map(ImageProcessorTests.integers) ?? [] }
            return PictureCase(
                model: one["model"]?.string, pictures: lists("pictures"), chunks: lists("chunks"),
                length: one["length"]?.integer ?? 0, tokens: ImageProcessorTests.integers(one["tokens"]))
        }
    }

    var description: String { "\(pictures) in \(length) places" }

    /// The prompt's tokens, with -1 in the places of the pictures' vectors, and these.
    func prompt(hiddenSize: Int, look: ([Int]) throws -> [Float]) rethrows -> (tokens: [Int], features: [Float]) {
        var (tokens, features) = ([Int](), [Float]())
        for (index, chunk) in chunks.enumerated() {
            tokens += chunk
            guard index < pictures.count else { continue }
            let seen = try look(pictures[index])
            tokens += Array(repeating: -1, count: seen.count / hiddenSize)
            features += seen
        }
        return (tokens, features)
    }

    /// Written greedily, as long as the reference did.
    func answer(_ text: CausalDecoder, _ prompt: (tokens: [Int], features: [Float])) throws -> [Int] {
        var settings = GenerationSettings()
        (settings.maxNewTokens, settings.eosTokens) = (tokens.count, [2])
        let scores = try text.read(text.embed(prompt.tokens, replacing: -1, by: prompt.features))
        var generator = TokenGenerator(text, prompt: prompt.tokens, settings, scores: scores)
        var found: [Int] = []
        while let token = try generator.next() { found.append(token.id) }
        return found
    }

    /// Layer by layer, at the last six places of the prompt.
    func compareStates(
        of text: CausalDecoder, _ prompt: (tokens: [Int], features: [Float]), _ number: Int, _ tensors: Checkpoint
    ) throws {
        let scores = try text.read(text.embed(prompt.tokens, replacing: -1, by: prompt.features))
        for (layer, state) in try text.states().enumerated() {
            let name = "\(number).hidden.\(layer + 1)"
            let expected = try tensors.floats(name, try #require(tensors.shape(of: name)))
            #expect(distance(state.suffix(expected.count), expected) < 1e-4, "\(name)")
        }
        let logits = try tensors.floats("\(number).logits", try #require(tensors.shape(of: "\(number).logits")))
        #expect(distance(scores.row(0), logits) < 1e-4, "\(number)")
    }
}
