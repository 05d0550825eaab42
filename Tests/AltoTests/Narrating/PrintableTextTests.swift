import AltoTesting
import Testing

@testable import Alto

@Suite struct PrintableTextTests {
    @Test func `what is clean stays as it is, harmless and on one line`() {
        for text in HostileTexts.random(200, seed: 3) {
            let clean = PrintableText.clean(text)
            #expect(PrintableText.clean(clean).unicodeScalars.elementsEqual(clean.unicodeScalars))
            #expect(!clean.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{202E}" })
            #expect(HostileTexts.letters(clean) == HostileTexts.letters(text))
            #expect(Self.mostMarks(clean) <= 30)
        }
    }

    private static func mostMarks(_ text: String) -> Int {
        text.unicodeScalars.split { ![.nonspacingMark, .spacingMark, .format].contains($0.properties.generalCategory) }
            .map(\.count).max() ?? 0
    }

    @Test func `accents and joiners that people write stay`() {
        for text in ["Z\u{335}\u{321}\u{34C}a\u{334}l\u{336}go", "می\u{200C}روم", "👩‍👩‍👧", "क्षत्रिय", "Tiê\u{301}ng"] {
            #expect(PrintableText.clean(text) == text)
        }
    }

    /// "At most 80 characters" were a megabyte, when one of them had a million joiners.
    @Test func `a value in a sentence is short, in whatever it is counted`() {
        for unit in HostileTexts.units {
            #expect("\(printable: HostileTexts.long(unit, bytes: 100_000))".unicodeScalars.count <= 80 * 32)
        }
        #expect("\(printable: String(repeating: "a", count: 81))" == String(repeating: "a", count: 79) + "…")
    }

    /// Comparing 100 kB of accents in disorder with an "A" took more than 5 s, and a megabyte a hundred times as long.
    @Test(.timeLimit(.minutes(1)), arguments: ["\u{301}\u{316}\u{334}", "\n", "a\n\n", "🇩", "\u{200D}", "漢"])
    func `a megabyte of the same is quoted, coded and captioned`(unit: String) {
        let text = HostileTexts.long(unit, bytes: 1_000_000)
        let quoted = QuotedText(ReadText(content: text, language: nil, blocks: []))
        #expect(quoted.spoken.utf8.count <= 2_000_000)
        #expect(CodeContent(text) != .matter(.network, nil))
        #expect(CaptionText.clean(text).utf8.count <= 1_000_000)
        #expect(WebAddress.host(of: "http://" + PrintableText.clean(text).filter { $0 != " " }) != "")
    }

    /// 1 MB of "a-" had half a million fallbacks of up to as many subtags.
    @Test(.timeLimit(.minutes(1)), arguments: ["a-", "en-", "\u{301}\u{316}", "_"])
    func `a megabyte is no language`(unit: String) {
        #expect(LanguageTag("en-x-" + HostileTexts.long(unit, bytes: 1_000_000) + "a") == nil)
    }
}
