import Alto
import Testing

@testable import AltoSpeech

@Suite struct SSMLTests {
    @Test func `text becomes utterances`() throws {
        let found = try SSML.utterances(
            in: "<speak>One. Two <prosody rate=\"slow\">three</prosody> four.<p>Five.</p></speak>")
        #expect(found.map(\.text) == ["One.", "Two", "three", "four.", "Five."])
        #expect(found.map(\.pause) == [0, nil, 0, 0, 0.7])
        #expect(found.map(\.prosody.rate) == [1, 1, 0.75, 1, 1])
    }

    @Test func `prosody nests as factors`() throws {
        let text =
            "<speak><prosody rate=\"120%\" volume=\"-6dB\"><prosody rate=\"2\" pitch=\"+12st\">x</prosody></prosody></speak>"
        let utterance = try #require(try SSML.utterances(in: text).first)
        #expect(abs(utterance.prosody.rate - 2.4) < 1e-9)
        #expect(abs(utterance.prosody.pitch - 2) < 1e-9)
        #expect(abs(utterance.prosody.volume - 0.501) < 0.001)
    }

    @Test func `breaks add up`() throws {
        let text = "<speak>One<break time=\"500ms\"/><break strength=\"strong\"/>two.<break time=\"1s\"/></speak>"
        #expect(try SSML.utterances(in: text).map(\.pause) == [0, 1.1])
    }

    @Test(arguments: [
        ("characters", "aB 1", "A, B, 1"), ("spell-out", "nasa", "N, A, S, A"), ("digits", "4711", "4 7 1 1"),
        ("telephone", "030-1234", "0 3 0, 1 2 3 4"), ("ordinal", "2", "2nd"), ("ordinal", "11", "11th"),
        ("ordinal", "23", "23rd"),
        ("date", "2026-11-20", "2026-11-20"), ("cardinal", "12", "12"),
    ]) func `say-as decides how a text is read`(_ kind: String, _ text: String, _ expected: String) throws {
        let found = try SSML.utterances(in: "<speak><say-as interpret-as=\"\(kind)\">\(text)</say-as></speak>")
        #expect(found.map(\.text) == [expected])
    }

    @Test func `substitutes, languages and phonemes are kept`() throws {
        let found = try SSML.utterances(
            in:
                "<speak xml:lang=\"en\"><sub alias=\"World Wide Web Consortium\">W3C</sub> <lang xml:lang=\"es-MX\">Hola.</lang> <phoneme alphabet=\"ipa\" ph=\"x\">Kanbo</phoneme></speak>"
        )
        #expect(found.map(\.text) == ["World Wide Web Consortium", "Hola.", "Kanbo"])
        #expect(found.map(\.language) == ["en", "es-MX", "en"])
        #expect(found[2].pronunciations == ["Kanbo": "x"])
    }

    @Test(arguments: [
        ("<speak>a<audio src=\"x\"/></speak>", "line 1, column"), ("<speak>a", "not well-formed"),
        ("a", "not well-formed"),
        ("<p>a</p>", "not where it belongs"), ("<speak><speak>a</speak></speak>", "not where it belongs"),
        ("<speak><break time=\"11s\"/></speak>", "no time"), ("<speak><break time=\"-1s\"/></speak>", "no time"),
        ("<speak><break time=\"nans\"/></speak>", "no time"),
        ("<speak><prosody rate=\"quick\">a</prosody></speak>", "no rate"),
        ("<speak><prosody pitch=\"200Hz\">a</prosody></speak>", "no pitch"),
        ("<speak><prosody volume=\"11\">a</prosody></speak>", "no volume"),
        ("<speak><lang xml:lang=\"?\">a</lang></speak>", "no xml:lang"),
        ("<speak><lang>a</lang></speak>", "lacks xml:lang"),
        ("<speak><say-as interpret-as=\"song\">a</say-as></speak>", "no interpret-as"),
        ("<speak><phoneme alphabet=\"x-sampa\" ph=\"a\">a</phoneme></speak>", "no alphabet"),
        ("<speak><sub>a</sub></speak>", "lacks alias"),
        ("<!DOCTYPE a [<!ENTITY b \"c\">]><speak>&b;</speak>", "document type"),
        ("<speak>&b;</speak>", "not well-formed"),
    ]) func `what is wrong is told with its place`(_ text: String, _ part: String) {
        let problem = #expect(throws: Problem.self) { try SSML.utterances(in: text) }
        #expect(problem?.code == .textInvalid)
        #expect(problem?.message.contains(part) == true, "\(problem?.message ?? "")")
    }

    @Test func `depth and size have limits`() {
        let deep =
            "<speak>" + String(repeating: "<p>", count: 5_000) + "a" + String(repeating: "</p>", count: 5_000)
            + "</speak>"
        #expect(throws: Problem.self) { try SSML.utterances(in: deep) }
        #expect(throws: Problem.self) {
            try SSML.utterances(in: "<speak>\(String(repeating: "a", count: 5 << 20))</speak>")
        }
    }
}

@Suite struct LexiconTests {
    private static let text = """
        <?xml version="1.0"?><lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
        <lexeme><grapheme>Kanbo</grapheme><phoneme>kˈænboʊ</phoneme></lexeme>
        <lexeme><grapheme>W3C</grapheme><grapheme>w3</grapheme><alias>World Wide Web Consortium</alias></lexeme>
        <lexeme><grapheme>Worm</grapheme><alias>Worm of a worm</alias></lexeme>
        </lexicon>
        """

    @Test func `words are replaced once`() throws {
        let lexicon = try Lexicon(Self.text)
        let applied = lexicon.applied(to: Utterance("Kanbo's W3C, kanbo-like worm and KANBO."))
        #expect(applied.text == "Kanbo's World Wide Web Consortium, kanbo-like Worm of a worm and KANBO.")
        #expect(applied.pronunciations == ["KANBO": "kˈænboʊ"])
    }

    @Test(arguments: [
        "<lexicon><lexeme><grapheme>a</grapheme></lexeme></lexicon>",
        "<lexicon><lexeme><alias>a</alias></lexeme></lexicon>",
        "<lexicon alphabet=\"x-sampa\"/>", "<lexicon><speak/></lexicon>", "<lexeme/>", "<lexicon>", "",
    ]) func `a broken lexicon is one sentence`(_ text: String) {
        let problem = #expect(throws: Problem.self) { try Lexicon(text) }
        #expect(problem?.code == .textInvalid)
    }

    @Test func `pronounced words are cut out`() {
        #expect(
            PronouncedText("I see Kanbo and Kanbos.", ["Kanbo": "x"]).parts == [
                .text("I see "), .ipa("x", word: "Kanbo"), .text(" and Kanbos."),
            ])
        #expect(PronouncedText("New York", ["York": "y", "New York": "ny"]).parts == [.ipa("ny", word: "New York")])
        #expect(PronouncedText("", ["a": "b"]).parts == [])
    }
}

@Suite struct UtteranceTests {
    /// Says each utterance as a tone of its own length, and when its words are heard.
    private struct ToneVoice: Voice {
        let facts = VoiceFacts(id: "test/tone", language: "en", title: "Tone", sampleRate: 16_000, rank: 1)

        func speak(_ text: String, prosody: Prosody) -> AsyncThrowingStream<Sound, any Error> {
            var sound = SpeechTesting.tone(seconds: 0.5 / prosody.rate)
            sound.words = [SpokenWord(text: text, range: 0..<sound.samples.count)]
            return SpeechTesting.stream([sound])
        }
    }

    private final class Heard: @unchecked Sendable {
        var words: [SpokenWord] = []
    }

    @Test func `pauses and rates of utterances hold`() async throws {
        var (first, second, third) = (Utterance("a"), Utterance("b"), Utterance("c"))
        first.pause = 1
        second.prosody.rate = 2
        third.pause = 0
        let heard = Heard()
        let sound = try #require(
            try await SpeechTesting.whole(
                Speaker(voice: ToneVoice()).speak([first, second, third]) { words in heard.words += words }))
        // 1 s of silence, half a second, the usual pause, a quarter, and half a second without a pause.
        #expect(abs(sound.seconds - (1 + 0.5 + 0.35 + 0.25 + 0.5)) < 0.01)
        #expect(heard.words.map(\.range) == [16_000..<24_000, 29_600..<33_600, 33_600..<41_600])
        #expect(sound.samples[..<15_000].allSatisfy { $0 == 0 })
        #expect(abs(sound.samples[20_000..<21_000].max() ?? 0) > 0.01)
    }

    @Test func `what a voice cannot do is told once`() async throws {
        var utterance = Utterance("Kanbo")
        utterance.pronunciations = ["Kanbo": "x"]
        let heard = Heard()
        let speaker = Speaker(
            voice: ToneVoice(), notify: { notice in heard.words.append(SpokenWord(text: notice, range: 0..<0)) })
        _ = try await SpeechTesting.whole(speaker.speak([utterance, utterance]))
        #expect(
            heard.words.map(\.text) == [
                "The voice test/tone cannot be told how words are pronounced; it says them in its own way."
            ])
    }

    @Test func `words are written as WebVTT`() {
        let words = [
            [SpokenWord(text: "a<b", range: 0..<8_000), SpokenWord(text: "c", range: 8_000..<16_000)], [],
            [SpokenWord(text: "d", range: 57_616_000..<57_624_000)],
        ]
        #expect(
            WebVTT.text(words, sampleRate: 16_000) == """
                WEBVTT

                00:00:00.000 --> 00:00:01.000
                a&lt;b <00:00:00.500>c

                01:00:01.000 --> 01:00:01.500
                d

                """)
    }
}
