import AltoTesting
import Testing

@testable import Alto

/// Two captioners: what both say is told plainly, the rest with a hedge.
@Suite struct AgreementTests {
    @Test(arguments: [
        ("a man holding a surfboard", "a man standing on a beach with a surfboard", ["man", "surfboard"], false),
        ("a cat on a bed", "a tabby cat curled up in a fluffy white bed", ["cat", "bed"], true),
        ("two dogs running in the grass", "a dog runs through grass", ["dogs", "running", "grass"], false),
        ("a woman sitting at a table", "a person is at a table", ["table"], false),
        ("a person at a table", "a woman sitting at a table", ["person", "table"], true),
        ("children riding horses", "a child rides a horse", ["children", "riding", "horses"], true),
        ("a bus", "two buses", ["bus"], true),
        ("a glass of wine", "a car", [], false),
        ("", "a car", [], false),
        ("a picture of the", "it is", [], false),
    ])
    func `content words decide`(first: String, second: String, words: [String], isWhole: Bool) {
        let agreed = ContentWords.agreed(first, second)
        #expect(agreed.words == words && agreed.isWhole == isWhole)
    }

    private func caption(_ text: String, _ other: String, confidence: Double = 0.9, otherConfidence: Double = 0.8)
        async throws -> Caption
    {
        let captioners = AgreeingCaptioners(
            FixedCaptioner(Caption(text: text, confidence: confidence, model: "one", precision: "fp32")),
            FixedCaptioner(Caption(text: other, confidence: otherConfidence, model: "two", precision: "fp32")))
        guard case .caption(let caption) = try await captioners.observe(Picture.empty) else {
            throw CancellationError()
        }
        return caption
    }

    private func narrate(_ caption: Caption, in language: String = "en") throws -> [Narration.Sentence] {
        var description = Description.plain()
        description.add(.caption(caption), from: .caption)
        return Narrator(catalog: try NarrationCatalogs.find(language)).narrate(description).sentences.filter {
            $0.kind == .caption || $0.kind == .opening
        }
    }

    @Test func `what both say is said plainly`() async throws {
        let caption = try await caption("a cat on a bed", "a tabby cat on a white bed")
        #expect(try narrate(caption).map(\.text) == ["A cat on a bed."])
        #expect(caption.agreement?.model == "two" && caption.model == "one")
    }

    @Test func `the rest is hedged, and what the other said is told`() async throws {
        let caption = try await caption("a man holding a surfboard", "a man with a surfboard on a beach")
        #expect(
            try narrate(caption).map(\.text) == [
                "Both models see: man, surfboard.", "It looks like a man holding a surfboard.",
                "Or perhaps: a man with a surfboard on a beach.",
            ])
    }

    @Test func `nothing in common leaves two guesses`() async throws {
        let caption = try await caption("a glass of wine", "a red car")
        #expect(try narrate(caption).map(\.text) == ["It looks like a glass of wine.", "Or perhaps: a red car."])
        // What one of them is not sure of stays out, whatever the other says.
        let guess = try await self.caption("a glass of wine", "a glass of wine", confidence: 0.1)
        #expect(try narrate(guess).map(\.text) == ["I am not sure what it shows."])
    }

    /// A random model's 18 words were read out as "Or perhaps".
    @Test func `what the other only guesses is not told, and confirms nothing`() async throws {
        let contradicted = try await caption("a glass of wine", "a red car", otherConfidence: 0.01)
        #expect(try narrate(contradicted).map(\.text) == ["It looks like a glass of wine."])
        let confirmed = try await caption("a glass of wine", "a glass of wine", otherConfidence: 0.01)
        #expect(try narrate(confirmed).map(\.text) == ["It looks like a glass of wine."])
    }

    @Test func `untranslated, all of it is English`() async throws {
        let sentences = try narrate(try await caption("a glass of wine", "a red car"), in: "de")
        #expect(sentences.map(\.language) == [nil, "en", "en"])
        #expect(sentences[0].text == "Unsichere Beschreibung, auf Englisch:" && sentences[1].text == "A glass of wine.")
    }

    private struct German: Translator {
        func translate(_ text: String, from source: String, to target: String) async -> String? {
            ["a man with a dog": "ein Mann mit einem Hund", "a dog": "ein Hund", "dog": "Hund"][text]
        }
    }

    @Test func `translated, both captions and the words are`() async throws {
        var description = Description.plain()
        description.add(.caption(try await caption("a man with a dog", "a dog")), from: .caption)
        let sentences = Narrator(catalog: try NarrationCatalogs.find("de"))
            .narrate(await description.captioned(in: "de", by: German())).sentences
        #expect(
            sentences.prefix(3).map(\.text) == [
                "Beide Modelle sehen: Hund.", "Vermutlich ist Folgendes zu sehen: ein Mann mit einem Hund.",
                "Oder vielleicht: ein Hund.",
            ])
    }

    @Test func `a captioner that fails is told`() async {
        struct Broken: Observer {
            let stage = Stage.caption
            func observe(_ picture: Picture) async throws -> Observation { throw Problem(.modelInvalid, "Broken.") }
        }
        let fine = FixedCaptioner(Caption(text: "a cat", confidence: 1, model: "one", precision: "fp32"))
        for captioners in [AgreeingCaptioners(fine, Broken()), AgreeingCaptioners(Broken(), fine)] {
            await #expect(throws: Problem.self) { try await captioners.observe(Picture.empty) }
        }
    }
}

private struct FixedCaptioner: Observer {
    let stage = Stage.caption
    private let caption: Caption

    init(_ caption: Caption) { self.caption = caption }

    func observe(_ picture: Picture) async throws -> Observation { .caption(caption) }
}

extension Picture {
    fileprivate static var empty: Picture {
        Picture(width: 1, height: 1, facts: PictureFacts(format: "png", byteCount: 0)) { _ in
            Raster(width: 1, height: 1, bytes: [0, 0, 0])!
        }
    }
}

/// Read text in the listener's language, for those who ask.
@Suite struct TextTranslationTests {
    private struct English: Translator {
        func translate(_ text: String, from source: String, to target: String) async -> String? {
            source == "es" ? ["Salida de emergencia": "Emergency exit", "Cerrado": "Closed"][text] : nil
        }
    }

    private func text(_ blocks: [(text: String, language: String?)]) async -> [String] {
        let description = await Description.plain().with(blocks: blocks).textTranslated(to: "en-US", by: English())
        return Narrator().narrate(description).sentences.filter { $0.kind == .text }.map(\.text)
    }

    @Test func `it follows what was read`() async {
        #expect(
            await text([("Salida de emergencia", "es")]) == [
                "The text reads: Salida de emergencia.", "It means: Emergency exit.",
            ])
    }

    @Test func `what is in the listener's language stays as it is`() async {
        #expect(await text([("Cerrado", "es"), ("Closed", "en")]).last == "It means: “Closed. Closed”.")
        #expect(await text([("Closed", "en")]) == ["The text reads: Closed."])
    }

    @Test func `half a translation is none`() async {
        #expect(await text([("Cerrado", "es"), ("Geschlossen", "de")]).count == 1)
        #expect(await text([("Cerrado", nil)]).count == 1)
    }
}
