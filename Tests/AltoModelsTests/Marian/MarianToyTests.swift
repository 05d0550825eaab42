import AltoGraph
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// A small model that was trained to translate captions (Tools/reference/marian_toy.py), against transformers.
@Suite struct MarianToyTests {
    private struct Example: Decodable {
        let text: String
        let ids: [Int]
        let tokens: [Int]
        let translation: String
    }

    private static let folder = Shared.root.appending(path: "Tests/Reference/marian/toy")
    private static let examples =
        (try? JSONDecoder().decode([Example].self, from: Data(contentsOf: folder.appending(path: "cases.json")))) ?? []

    @Test func `tokens, translations and texts equal transformers' on 500 sentences`() throws {
        let model = try MarianModel(folder: Self.folder, runtime: Runtime())
        let tokenizer = try MarianTokenizer(folder: Self.folder, model.config)
        #expect(Self.examples.count == 500)
        for example in Self.examples {
            let tokens = try tokenizer.encode(example.text).tokens
            #expect(tokens == example.ids, "\(example.text)")
            let found = try model.translate(tokens).tokens
            #expect(found == example.tokens, "\(example.text)")
            #expect(try tokenizer.decode(found) == example.translation)
        }
    }
}
