import Testing

@testable import AltoSpeech

@Suite struct EngineTextTests {
    @Test(arguments: [
        ("[[h@'loU]] world", "((h@'loU)) world"),
        ("a\u{1}300S b", "a 300S b"),
        ("one\n\ttwo\u{2028}three", "one two three"),
        ("\u{202E}abc\u{E0041}\u{FE0F}", "abc"),
        ("می\u{200C}روم", "می\u{200C}روم"),
        ("a\u{0}b", "a b"),
    ])
    func `nothing is a command of eSpeak NG`(text: String, expected: String) {
        #expect(EngineText.forESpeak(text) == expected)
    }

    @Test(arguments: [
        ("Crème brûlée", "Creme brulee"),
        ("Cre\u{300}me", "Creme"),
        ("“Straße” — 5 €", "\"Strasse\" , 5 euros "),
        ("日本 Tokyo", "ri ben Tokyo"), ("Привет, мир!", "Privet, mir!"), ("Nguyễn", "Nguyen"),
        ("H₂O", "H subscript two O"),
    ])
    func `Flite is given ASCII`(text: String, expected: String) {
        #expect(
            EngineText.forFlite(text).split(separator: " ").joined(separator: " ")
                == expected.split(separator: " ").joined(separator: " "))
        #expect(EngineText.forFlite(text).utf8.allSatisfy { $0 < 128 })
    }

    @Test func `a long sentence is parted after clauses and loses nothing`() {
        let clause = "this is one of many clauses, "
        let text = String(repeating: clause, count: 30)
        let pieces = EngineText.pieces(of: text, longest: 100)
        #expect(pieces.joined() == text)
        #expect(pieces.allSatisfy { $0.count <= 100 && $0.hasSuffix(", ") })
    }

    @Test func `a text without a space is parted all the same`() {
        let pieces = EngineText.pieces(of: String(repeating: "x", count: 1_000), longest: 300)
        #expect(pieces.map(\.count) == [300, 300, 300, 100])
    }

    @Test(arguments: ["", " ", "...", "— “”", "?!"])
    func `what cannot be heard is not given to an engine`(text: String) {
        #expect(EngineText.pieces(of: text, longest: 300).isEmpty)
    }
}
