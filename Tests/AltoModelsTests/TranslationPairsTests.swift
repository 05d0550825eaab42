import Testing

@testable import AltoModels

@Suite struct TranslationPairsTests {
    @Test func `pairs are looked for in families, too`() {
        let models = ModelRegistry.standard
        #expect(
            models.translations(from: "en", to: "pt").prefix(2).map(\.repository)
                == ["Helsinki-NLP/opus-mt-en-pt", "Helsinki-NLP/opus-mt-en-ROMANCE"])
        #expect(models.translations(from: "de", to: "en").map(\.repository) == ["Helsinki-NLP/opus-mt-de-en"])
    }
}
