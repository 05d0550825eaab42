import Alto
import AltoTesting
import Testing

@testable import AltoSpeech

/// What strangers send, at every door of this room.
@Suite struct HostileTextTests {
    private static func visible(_ text: some StringProtocol) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace }
    }

    @Test func `an engine's pieces are short, in whatever they are counted, and no letter is lost`() {
        for text in HostileTexts.random(200, seed: 4) {
            let safe = EngineText.forESpeak(text)
            let pieces = EngineText.pieces(of: safe, longest: 300)
            #expect(pieces.allSatisfy { !$0.isEmpty && $0.unicodeScalars.count <= 300 })
            #expect(HostileTexts.letters(pieces.joined()) == HostileTexts.letters(safe))
            #expect(
                EngineText.pieces(of: EngineText.forFlite(text), longest: 300).joined().utf8.allSatisfy { $0 < 128 })
        }
    }

    /// A limit of nothing took nothing from the text, for ever.
    @Test(arguments: [Int.min, -1, 0, 1]) func `every limit ends`(longest: Int) {
        #expect(EngineText.pieces(of: "ab c", longest: longest).joined() == "abc")
    }

    @Test func `texts cut at punctuation and at known words are whole when put together`() {
        for text in HostileTexts.random(200, seed: 5) {
            let punctuated = PunctuatedText(text)
            #expect(Self.visible(punctuated.restored(punctuated.stretches)) == Self.visible(text))
            #expect(HostileTexts.letters(ClausedText(text).stretches.joined()) == HostileTexts.letters(text))
            let parts = PronouncedText(text, ["a": "x", "A.": "y", "漢": "z", "": ""]).parts.map { part in
                switch part {
                case .text(let text): text
                case .ipa(_, let word): word
                }
            }
            #expect(Self.visible(parts.joined()) == Self.visible(text))
        }
    }

    /// Of 100 kB, a row of "(" took 54 s (each looked for its end), "a." with a pronunciation for "a" 50 s (each looked
    /// for all that follow), accents in disorder 1 to 4 s; of 1 MB a hundred times as long.
    @Test(.timeLimit(.minutes(1)), arguments: ["(", "a. ", "\u{301}\u{316}\u{334}", "🇩"])
    func `a megabyte of the same ends`(unit: String) throws {
        let text = HostileTexts.long(unit, bytes: 1_000_000)
        let lexicon = try Lexicon("<lexicon><lexeme><grapheme>a</grapheme><alias>b</alias></lexeme></lexicon>")
        #expect(EngineText.pieces(of: EngineText.forESpeak(text), longest: 300).count <= 4_000)
        #expect(!lexicon.applied(to: Utterance(text)).text.unicodeScalars.contains("a"))
        let claused = ClausedText(text)
        #expect(claused.joined(claused.stretches).utf8.count <= 2_000_000)
        #expect(!PronouncedText(text, ["a": "x"]).parts.isEmpty)
    }

    @Test func `flags of a change of language are left out, and a bracket alone is not`() {
        #expect(ClausedText("a").joined(["(en)kˈæt(de) ()x)"]) == "kˈæt x)")
        #expect(ClausedText("a").joined(["((en)(x"]) == "(x")
    }

    /// 100 kB of "www." took over 5 s: each letter looked for the end of an address.
    @Test(.timeLimit(.minutes(1)), arguments: ["www.", "9", "a@", "1-", "A. ", "漢", "\u{301}\u{316}\u{334}"])
    func `a long text is read as English in parts`(unit: String) {
        #expect(!EnglishTextNormalizer().read(HostileTexts.long(unit, bytes: 5_000)).isEmpty)
    }

    @Test func `random text is read as English to its end`() {
        let reading = EnglishTextNormalizer()
        for text in HostileTexts.random(10, seed: 6) where text.contains(where: \.isLetter) {
            #expect(!reading.read(text).isEmpty)
        }
    }
}

@Suite struct HostileSSMLTests {
    private static func escaped(_ text: String) -> String {
        // To replace one in a string puts all of it into its normal form first.
        String(text.unicodeScalars.map { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : String($0) }.joined())
    }

    @Test func `text between tags is spoken whole, in short pieces`() throws {
        for text in HostileTexts.random(100, seed: 7) {
            // XML has no such thing.
            let text = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{0}" }))
            let found = try SSML.utterances(in: "<speak>\(Self.escaped(text))</speak>")
            #expect(found.allSatisfy { !$0.text.isEmpty && $0.text.unicodeScalars.count <= 300 })
            let visible = found.map(\.text).joined().unicodeScalars.filter { !$0.properties.isWhitespace }
            #expect(Array(visible) == text.unicodeScalars.filter { !$0.properties.isWhitespace })
        }
    }

    @Test func `broken markup is spoken or refused`() {
        for text in HostileTexts.random(100, seed: 8) {
            for text in [
                "<speak>" + text, "<speak><break time=\"\(text)\"/>a</speak>",
                "<speak><prosody rate=\"\(text)\" pitch=\"\(text)\">a</prosody></speak>",
            ] {
                do { _ = try SSML.utterances(in: text) } catch { #expect(error is Problem) }
            }
        }
    }

    @Test(arguments: ["1e308s", "1e308ms", "infs", "nans", "-0.1s", "s", "ms", "1e999s", "99999999999999999999s"])
    func `no pause is endless`(time: String) {
        #expect(throws: Problem.self) { try SSML.utterances(in: "<speak><break time='\(time)'/>a</speak>") }
    }

    @Test(arguments: [
        "rate='nan'", "rate='inf'", "rate='1e999'", "rate='1e308'", "rate='+1e308%'", "rate='-1e308%'",
        "pitch='1e308st'",
        "pitch='-1e308st'", "pitch='nanst'", "volume='1e308dB'", "volume='-1e308dB'",
    ])
    func `prosody stays within what a voice can do`(attribute: String) {
        let nested =
            String(repeating: "<prosody \(attribute)>", count: 20) + "a" + String(repeating: "</prosody>", count: 20)
        do {
            for utterance in try SSML.utterances(in: "<speak>\(nested)</speak>") {
                _ = try utterance.prosody.validated()
            }
        } catch {
            #expect((error as? Problem)?.code == .textInvalid)
        }
    }

    /// 200,000 breaks of ten seconds (4 MB) were one pause of 23 days: 176 GB of samples.
    @Test func `breaks in a row are at most as long as one, and an hour in all`() throws {
        let pause = "<break time='10s'/>"
        #expect(try SSML.utterances(in: "<speak>\(String(repeating: pause, count: 300))a</speak>").map(\.pause) == [10])
        #expect(throws: Problem.self) {
            try SSML.utterances(in: "<speak>\(String(repeating: pause + "a", count: 400))</speak>")
        }
    }

    /// An alias of 2 MB round 170,000 breaks was said 170,000 times: 340 GB of text.
    @Test(arguments: ["<sub alias='b'>", "<say-as interpret-as='digits'>", "<phoneme ph='b'>"])
    func `what stands for a text is said once`(tag: String) {
        let name = tag.dropFirst().prefix { $0 != " " }
        #expect(throws: Problem.self) { try SSML.utterances(in: "<speak>\(tag)a<break/>a</\(name)></speak>") }
        #expect(throws: Problem.self) {
            try SSML.utterances(in: "<speak><phoneme ph='\(String(repeating: "a", count: 2_000))'>a</phoneme></speak>")
        }
    }

    /// 32,000 attributes (250 kB) took 0.4 s, twice as many four times as long: half a million fit into 4 MB.
    @Test(.timeLimit(.minutes(1)), arguments: [" = '>'", "='x'", "\n=\n\"<\""])
    func `a tag has few attributes`(assignment: String) {
        let attributes = (0..<100_000).map { "a\($0)\(assignment)" }.joined(separator: " ")
        #expect(throws: Problem.self) { try SSML.utterances(in: "<speak \(attributes)>a</speak>") }
    }

    /// A text that calls itself UTF-7 hid a document type from us and showed it to the parser; "é" of one that calls itself
    /// Latin-1 was two letters.
    @Test func `what a document calls its encoding does not matter`() throws {
        #expect(
            try SSML.utterances(in: "<?xml version='1.0' encoding='ISO-8859-1'?>\n<speak>é</speak>").map(\.text) == [
                "é"
            ])
        for opening in ["<?xml ", "<?xml\t", "\u{FEFF}<?xml\n"] {
            #expect(throws: Problem.self) {
                try SSML.utterances(
                    in: opening
                        + "version='1.0' encoding='UTF-7'?>+ADw-+ACE-DOCTYPE a [+ADwAIQ-ENTITY b 'x'>]><speak>a</speak>"
                )
            }
        }
        let problem = #expect(throws: Problem.self) {
            try SSML.utterances(in: "<?xml version='1.0'?>\n<speak><a/></speak>")
        }
        #expect(problem?.message.contains("line 2") == true)
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["&amp;", "Dr. ", "<s>a</s>", "\u{301}\u{316}\u{334}"])
    func `a megabyte of the same ends`(unit: String) throws {
        #expect(try SSML.utterances(in: "<speak>\(HostileTexts.long(unit, bytes: 1_000_000))</speak>").count <= 200_000)
    }

    @Test func `digits without an end are read`() throws {
        let digits = "<speak><say-as interpret-as='digits'>\(HostileTexts.long("9", bytes: 100_000))</say-as></speak>"
        #expect(try SSML.utterances(in: digits).count > 600)
        let ordinal = "<speak><say-as interpret-as='ordinal'>99999999999999999999</say-as></speak>"
        #expect(try SSML.utterances(in: ordinal).map(\.text) == ["99999999999999999999"])
    }
}
