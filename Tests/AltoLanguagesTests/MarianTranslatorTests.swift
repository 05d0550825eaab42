import AltoModels
import AltoTesting
import Foundation
import Testing

@testable import AltoLanguages

/// With a small model that was trained to translate captions (Tools/reference/marian_toy.py).
@Suite struct MarianTranslatorTests {
    private static let folder = Shared.root.appending(path: "Tests/Reference/marian/toy")

    @Test func `what it says is true, and what it has no words for it does not say`() async throws {
        let translator = MarianTranslator(folder: Self.folder, from: "en", to: "es", cache: nil, threads: 2)
        let text = await translator.translate("a small house next to a red flower", from: "en-US", to: "es-MX")
        #expect(text == "una casa pequeña junto a una flor roja")
        for (text, source, target) in [
            ("a red CAT", "en", "es"), ("猫", "en", "es"), ("", "en", "es"), ("a cat", "fr", "es"),
            ("a cat", "en", "de"),
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
        ("pt-BR", [">>pt_br<<", ">>por<<", ">>pt<<"]), ("zh-Hant-TW", [">>cmn_Hant<<", ">>cmn<<"]),
        ("zh", [">>cmn_Hans<<", ">>zh<<"]),
        ("ar", [">>ara<<"]), ("pl", [">>pol<<", ">>pl<<"]), ("no tag", []),
    ])
    func `models of several languages are asked for the closest`(tag: String, tokens: [String]) {
        let found = MarianTranslator.tokens(for: tag)
        #expect(tokens.isEmpty ? found.isEmpty : found.filter(tokens.contains) == tokens, "\(found)")
    }
}
