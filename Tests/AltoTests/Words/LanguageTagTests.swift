import Testing

@testable import Alto

@Suite struct LanguageTagTests {
    @Test(arguments: [
        ("EN-us", "en-US"), ("en_gb", "en-GB"), ("CMN-LATN-PINYIN", "cmn-Latn-pinyin"), ("es-419", "es-419"),
        ("en-gb-x-RP", "en-GB-x-rp"), ("chr-US-Qaaa-x-west", "chr-US-Qaaa-x-west"), ("iw", "he"),
    ])
    func `a tag is spelt as usual`(text: String, expected: String) {
        #expect(LanguageTag(text)?.text == expected)
    }

    @Test(arguments: ["", "e", "e n", "-", "en-", "12", "abcdefghi", "en--US", "en-$", "../etc"])
    func `what is no tag is refused`(text: String) {
        #expect(LanguageTag(text) == nil)
    }

    @Test(arguments: [
        ("de-AT", ["de-AT", "de"]),
        ("es-MX", ["es-MX", "es-419", "es"]),
        ("es-ES", ["es-ES", "es"]),
        ("en-AU", ["en-AU", "en-GB", "en"]),
        ("en-GB-x-rp", ["en-GB-x-rp", "en-GB", "en"]),
        ("nn", ["nn", "no"]),
    ])
    func `the nearest dialects stand in`(text: String, expected: [String]) {
        #expect(LanguageTag(text)?.fallbacks.map(\.text) == expected)
    }
}
