import Alto
import AltoTesting
import Testing

/// Text in another language than the narration is quoted by a voice of its own.
@Suite struct QuotesTests {
    private func text(_ description: Description, in language: String = "en", _ detail: Detail = .normal) throws
        -> Narration.Sentence
    {
        let catalog = try NarrationCatalogs.find(language)
        return try #require(
            Narrator(catalog: catalog, detail: detail).narrate(description).sentences.first { $0.kind == .text })
    }

    private func parts(_ sentence: Narration.Sentence) -> [String] {
        sentence.parts.map { "\($0.language ?? "-")|\($0.text)" }
    }

    private let closed = "Cerrado los domingos y festivos"

    @Test func `Spanish text is Spanish within an English sentence`() throws {
        let sentence = try text(.plain().with(text: closed, language: "es"))
        #expect(sentence.text == "The text reads: Cerrado los domingos y festivos.")
        #expect(parts(sentence) == ["-|The text reads: ", "es|Cerrado los domingos y festivos"])
    }

    @Test func `what follows the quote is the narration's again`() throws {
        let sentence = try text(.plain().with(text: closed, language: "es"), in: "ja")
        #expect(
            sentence.parts.first?.language == nil
                && sentence.parts.contains { $0.language == "es" && $0.text == closed })
    }

    @Test(arguments: ["en-GB", "en", "en-US"]) func `text in the narration's own language needs no other voice`(
        language: String
    ) throws {
        let sentence = try text(.plain().with(text: "Closed on Sundays", language: language))
        #expect(sentence.quotes.isEmpty && sentence.parts.count == 1)
    }

    @Test func `blocks of several languages have a voice each`() throws {
        let sentence = try text(
            .plain().with(blocks: [(closed, "es"), ("Closed on Sundays", "en"), ("Fermé le dimanche", "fr")]))
        #expect(
            parts(sentence) == [
                "-|The text reads: “", "es|Cerrado los domingos y festivos.", "-| Closed on Sundays. ",
                "fr|Fermé le dimanche",
            ])
    }

    @Test func `of a long text the beginning is quoted`() throws {
        let long = (0..<10).map { _ in closed }.joined(separator: " ")
        #expect(
            parts(try text(.plain().with(text: long, language: "es"))).contains("es|Cerrado los domingos y festivos"))
        let full = try text(.plain().with(blocks: [("Cerrado los", "es"), (long, "es")]), in: "en", .full)
        #expect(
            full.quotes.count == 2 && full.quotes[0].text == "Cerrado los."
                && full.quotes[1].text == long)
    }

    /// Too short for its language to be told.
    @Test(arguments: [
        ("Выход", "en", "ru"), ("出口", "en", "zh"), ("출구", "de", "ko"), ("مخرج", "fr", "ar"), ("יציאה", "en", "he"),
        ("お茶", "zh", "ja"),
    ])
    func `a script that the narration's voice cannot read has another`(word: String, narration: String, voice: String)
        throws
    {
        #expect(
            try text(.plain().with(text: word, language: nil), in: narration).quotes == [.init(word, language: voice)])
    }

    @Test(arguments: [("出口", "ja"), ("Выход", "ru"), ("AWS re:Invent", "de"), ("12:30", "ar"), ("नमक", "hi")])
    func `a script that it can read has not`(word: String, narration: String) throws {
        #expect(try text(.plain().with(text: word, language: nil), in: narration).quotes.isEmpty)
    }

    /// “a” was found in “hard”, and the sentence broken there.
    @Test func `words of the narration that are like the quote stay its own`() throws {
        let sentence = try text(.plain().with(blocks: [("a", "es"), ("it", "it")], confidence: 0.5))
        #expect(sentence.text == "Some text is hard to read. It may say: “a. it”.")
        #expect(parts(sentence) == ["-|Some text is hard to read. It may say: “", "es|a.", "it|it"])
    }

    @Test func `uncertain text is quoted alike`() throws {
        let sentence = try text(.plain().with(text: closed, language: "es", confidence: 0.5))
        #expect(parts(sentence).last == "es|Cerrado los domingos y festivos" && sentence.text.contains("hard to read"))
    }

    @Test func `scripts are told by most letters`() {
        #expect(WritingSystem(of: "Привет, John!") == .cyrillic)
        #expect(WritingSystem(of: "漢字かな") == .kana)
        #expect(WritingSystem(of: "12 – 34 🙂") == nil)
    }
}
