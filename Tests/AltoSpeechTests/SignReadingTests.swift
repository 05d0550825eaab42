import Alto
import Synchronization
import Testing

@testable import AltoSpeech

/// Signs and pictures had words in English only.
@Suite struct SignReadingTests {
    /// The languages that narrations are written in, but for English.
    private static let languages = NarrationCatalogs.all.map(\.language).filter { !$0.hasPrefix("en") }

    private func read(_ text: String, _ language: String) throws -> String {
        SignReading(try #require(SignVocabulary.find(language))).read(SpokenText.clean(text))
    }

    @Test(arguments: [
        ("de", "5 > 3", "5 größer als 3"), ("de", "5>3", "5 größer als 3"), ("de", "-5 °C", "minus 5 °C"),
        ("de", "50%", "50 Prozent"), ("de", "#7", "Nummer 7"), ("de", "#Urlaub", "Hashtag Urlaub"),
        ("es", "2 + 2 = 4", "2 más 2 igual a 4"), ("es", "a@b.es", "a arroba b.es"), ("es-MX", "3 × 4", "3 por 4"),
        ("fr", "6 ÷ 2 ≠ 4", "6 divisé par 2 différent de 4"), ("it", "Rossi & Figli", "Rossi e Figli"),
        ("pt-BR", "x <= 4", "x menor ou igual a 4"), ("nl", "x ≥ 4", "x groter dan of gelijk aan 4"),
        ("pl", "3 − 2", "3 minus 2"), ("ru", "5 < 7", "5 меньше 7"), ("hi", "5 > 3", "5 ग्रेटर दैन 3"),
        ("ar", "5 > 3", "5 أكبر من 3"), ("zh-Hans", "50%", "百分之50"), ("zh-Hans", "5 > 3", "5 大于 3"),
        ("zh-Hant", "-5", "負 5"), ("ja", "5 > 3", "5 大なり 3"), ("ja", "50 %", "50 パーセント"),
        ("de", "😀 Hallo", "grinsendes Gesicht Hallo"), ("fr", "Merci ❤️!", "Merci cœur rouge!"),
        ("es", "👍👍👍", "pulgar arriba, 3 veces"), ("it", "🎉🎂", "festa, torta di compleanno"),
        ("de", "👍🏽", "Daumen hoch"),
    ])
    func `signs are said in the language`(language: String, text: String, expected: String) throws {
        #expect(try read(text, language) == expected)
    }

    @Test(arguments: ["====", "- - -", "C++ und", "well-known", "a-b", "5-10", "@", "&", "%", "Tee – Kaffee"])
    func `what says nothing stays as it is`(text: String) throws {
        #expect(try read(text, "de") == SpokenText.clean(text))
    }

    @Test(arguments: languages)
    func `every language has words for every sign and picture, no two alike`(language: String) throws {
        let vocabulary = try #require(SignVocabulary.find(language))
        let signs = SignVocabulary.signs.compactMap { vocabulary.words(for: $0) }
        #expect(signs.count == SignVocabulary.signs.count)
        #expect(Set(signs).count >= signs.count - 1, "\(signs)")
        #expect(vocabulary.pictures.count == Emoji.common.count && Emoji.common.count >= 50)
        #expect(Set(vocabulary.pictures).count == vocabulary.pictures.count)
        for sign in ["=", "+", "−", "×", "÷", "<", ">", "≤", "≥", "≠"] {
            let said = try read("8 \(sign) 4", language)
            #expect(said.contains(where: \.isLetter) && !said.contains(sign), "\(sign): \(said)")
        }
        for text in ["50%", "#7", "a & b", "a@b"] {
            let said = try read(text, language)
            #expect(!said.contains { "%#＃&@".contains($0) } && said != text, "\(said)")
        }
    }

    @Test func `English voices have words for the signs that are kept`() {
        #expect(EnglishTextNormalizer().read(SpokenText.clean("5 > 3")) == "five greater than three")
        #expect(EnglishTextNormalizer().read(SpokenText.clean("x < y")) == "x less than y")
        #expect(EnglishTextNormalizer().read(SpokenText.clean("#5")) == "number five")
        #expect(EnglishTextNormalizer().read(SpokenText.clean("#holiday")) == "hashtag holiday")
        #expect(SignVocabulary.find("en-GB") == nil)
    }

    @Test func `a speaker says them in the words of its voice, or of an utterance's own language`() async throws {
        let heard = Mutex<[String]>([])
        var voice = ToneVoice(onSpeak: { text in heard.withLock { $0.append(text) } })
        voice.facts = VoiceFacts(id: "test/tone", language: "de-DE", title: "Tone", sampleRate: 16_000, rank: 0)
        var spanish = Utterance("5 ＞ 3")
        spanish.language = "es"
        for try await _ in Speaker(voice: voice).speak([Utterance("5 ＞ 3"), spanish]) {}
        #expect(heard.withLock { $0 } == ["5 größer als 3", "5 mayor que 3"])
    }
}
