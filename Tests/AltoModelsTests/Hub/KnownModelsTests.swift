import Testing

@testable import AltoModels

@Suite struct KnownModelsTests {
    @Test func `pairs are looked for in families, too`() {
        #expect(KnownModels.translations(from: "en", to: "pt").prefix(2) == ["Helsinki-NLP/opus-mt-en-pt", "Helsinki-NLP/opus-mt-en-ROMANCE"])
        #expect(KnownModels.translations(from: "de", to: "en") == ["Helsinki-NLP/opus-mt-de-en"])
    }
}
