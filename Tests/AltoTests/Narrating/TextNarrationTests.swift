import AltoTesting
import Testing

@testable import Alto

@Suite struct TextNarrationTests {
    private func narrate(_ description: Description, _ detail: Detail = .normal) -> String {
        Narrator(detail: detail).narrate(description).text
    }

    @Test func `text is verbatim and its blocks are kept apart`() {
        #expect(
            narrate(.plain().with(text: "Way out\n\nMind the gap!\n\nPlatform 2")).hasSuffix(
                "The text reads: “Way out. Mind the gap! Platform 2”."))
    }

    @Test func `text of low confidence is hedged`() {
        #expect(
            narrate(.plain().with(text: "EX1T", confidence: 0.5)).hasSuffix(
                "Some text is hard to read. It may say: EX1T."))
    }

    @Test func `forty words are read out, forty-one are announced`() {
        let words = { (count: Int) in Array(repeating: "word", count: count).joined(separator: " ") }
        #expect(narrate(.plain().with(text: words(40))).contains("The text reads: word"))
        #expect(
            narrate(.plain().with(text: words(41))).contains(
                "There are about 41 words of text. It begins: \"word word word word word …\""))
    }

    @Test func `a long text is said to its end with full detail, or when asked`() {
        let letter = (1...47).map { "word\($0)" }.joined(separator: " ")
        let description = Description.plain(kind: .document).with(text: letter)
        #expect(!narrate(description).contains("word47"))
        #expect(narrate(description, .full).contains("A document. The text reads: \(letter)."))
        #expect(Narrator(readsAllText: true).narrate(description).text.contains("The text reads: \(letter)."))
    }

    @Test(arguments: NarrationCatalogs.all.map(\.language))
    func `a code that may be read wrongly within a long text is doubted by itself`(language: String) throws {
        var description = Description.plain().with(text: "Your order has been sent. Its code is O0Il1")
        description.text?.blocks[0].doubtfulWords = ["O0Il1"]
        let sentences = Narrator(catalog: try NarrationCatalogs.find(language)).narrate(description).sentences
            .filter { $0.kind == .text }.map(\.text)
        #expect(sentences.count == 2 && sentences.last?.contains("O0Il1") == true, "\(sentences)")
        #expect(language != "en-US" || sentences.last == "Letters and digits may be mixed up in: O0Il1.")
        #expect(sentences.last?.contains("%") == false && sentences.last?.last.map { ".。।".contains($0) } == true)
    }
}
