import Alto
import AltoGraph
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// A small model that was trained to translate captions (Tools/reference/marian_toy.py), against transformers.
@Suite struct MarianTranslatorTests {
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

    @Test func `what it says is true, and what it has no words for it does not say`() async throws {
        let translator = MarianTranslator(folder: Self.folder, from: "en", to: "es", cache: nil, threads: 2)
        let text = await translator.translate("a small house next to a red flower", from: "en-US", to: "es-MX")
        #expect(text == "una casa pequeña junto a una flor roja")
        for (text, source, target) in [
            ("a red CAT", "en", "es"), ("猫", "en", "es"), ("", "en", "es"), ("a cat", "fr", "es"), ("a cat", "en", "de"),
        ] {
            #expect(await translator.translate(text, from: source, to: target) == nil)
        }
        let two = await translator.translate("a cat. a red dog.", from: "en", to: "es")
        #expect(two == nil || two?.contains("perro rojo") == true)
    }

    @Test func `broken files are told, and translate nothing`() async throws {
        let folder = TemporaryFolder()
        for file in try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil) {
            try FileManager.default.copyItem(at: file, to: folder.url.appending(path: file.lastPathComponent))
        }
        let config = try MarianConfig(folder: folder.url)
        _ = try MarianTokenizer(folder: folder.url, config)
        let bytes = try Data(contentsOf: folder.url.appending(path: "source.spm"))
        for broken in [Data(), bytes.prefix(1_000), Data(repeating: 0xFF, count: 5_000)] {
            try broken.write(to: folder.url.appending(path: "source.spm"))
            #expect(throws: ModelFileError.self) { try MarianTokenizer(folder: folder.url, config) }
            let translator = MarianTranslator(folder: folder.url, from: "en", to: "es", cache: nil, threads: 2)
            #expect(await translator.translate("a cat", from: "en", to: "es") == nil)
        }
    }
}

@Suite struct TargetTokenTests {
    @Test(arguments: [
        ("pt-BR", [">>pt_br<<", ">>por<<", ">>pt<<"]), ("zh-Hant-TW", [">>cmn_Hant<<", ">>cmn<<"]), ("zh", [">>cmn_Hans<<", ">>zh<<"]),
        ("ar", [">>ara<<"]), ("pl", [">>pol<<", ">>pl<<"]), ("no tag", []),
    ])
    func `models of several languages are asked for the closest`(tag: String, tokens: [String]) {
        let found = MarianTranslator.tokens(for: tag)
        #expect(tokens.isEmpty ? found.isEmpty : found.filter(tokens.contains) == tokens, "\(found)")
    }

    @Test func `pairs are looked for in families, too`() {
        let models = ModelRegistry.standard
        #expect(
            models.translations(from: "en", to: "pt").prefix(2).map(\.repository)
                == ["Helsinki-NLP/opus-mt-en-pt", "Helsinki-NLP/opus-mt-en-ROMANCE"])
        #expect(models.translations(from: "de", to: "en").map(\.repository) == ["Helsinki-NLP/opus-mt-de-en"])
    }
}
