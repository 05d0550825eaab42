import Alto
import Testing

@testable import AltoSpeech

private let hasEspeak = SpeechTesting.has("espeak-ng")

/// What every voice must do, at the engines themselves.
@Suite struct VoiceTests {
    private static let sentence = "A cat and 2 dogs in a room."

    /// One of each kind: statistical, with a model of intonation of its own, of diphones, of formants.
    private func voices() async throws -> [any Voice] {
        let flite: [any Voice] = [FliteVoice(.slt), FliteVoice(.rms), FliteVoice(.kal)]
        return hasEspeak ? flite + [try await VoiceCatalog().voice(named: "espeak/en-us")] : flite
    }

    private func speak(_ text: String, _ voice: any Voice, _ prosody: Prosody = Prosody()) async throws -> Sound? {
        try await SpeechTesting.whole(voice.speak(text, prosody: prosody))
    }

    @Test func `a sentence is spoken at the voice's sample rate`() async throws {
        for voice in try await voices() + [FliteVoice(.awb)] {
            let sound = try #require(await speak(Self.sentence, voice))
            #expect(sound.sampleRate == voice.facts.sampleRate)
            #expect((1...4).contains(sound.seconds), "\(voice.facts.id) took \(sound.seconds) s")
            #expect((sound.samples.map(abs).max() ?? 0) > 0.1)
        }
    }

    /// Flite by itself spoke 2.88 times as fast for `--rate 3` (frames of 5 ms), and the noise in its pauses moved the
    /// length of "Hello." by up to 7 %; eSpeak NG by itself gave 0.47 for 0.5.
    @Test(arguments: [0.5, 3])
    func `the rate is true to 3 percent`(rate: Double) async throws {
        for voice in try await voices() {
            for text in ["Hello.", "A cat in a room."] {
                let natural = try #require(await speak(text, voice))
                let sound = try #require(await speak(text, voice, Prosody(rate: rate)))
                let ratio = natural.seconds / sound.seconds
                #expect(abs(ratio / rate - 1) < 0.01, "\(voice.facts.id) spoke at \(ratio) instead of \(rate)")
            }
        }
    }

    /// Flite's rms did not follow `f0_shift` at all: 95 Hz at every pitch. eSpeak NG reaches only 0.74 to 1.68.
    @Test(arguments: [0.7, 2])
    func `the pitch follows, and the length does not`(pitch: Double) async throws {
        for voice in try await voices() {
            // One long vowel, so that the middle of the sound has one pitch.
            let natural = try #require(await speak("Ah.", voice))
            let sound = try #require(await speak("Ah.", voice, Prosody(pitch: pitch)))
            let ratio = SpeechTesting.pitch(of: sound) / SpeechTesting.pitch(of: natural)
            #expect(abs(ratio / pitch - 1) < 0.15, "\(voice.facts.id): \(ratio) instead of \(pitch)")
            #expect(abs(sound.seconds / natural.seconds - 1) < 0.1, "\(voice.facts.id)")
        }
    }

    @Test(arguments: ["", "   ", "...", "\u{1}\u{2}\n"])
    func `nothing to say is no sound`(text: String) async throws {
        for voice in try await voices() { #expect(try await speak(text, voice) == nil, "\(voice.facts.id)") }
    }

    @Test(arguments: [
        "😀👨‍👩‍👧🏳️‍🌈", "日本語 العربية Привет", "\u{202E}reversed\u{0}\u{1B}[31m", "<speak><break time='9s'/>one</speak>",
        "%s%n%x \\n --help -f /etc/passwd", "a\u{300}\u{301}\u{302}", "$99999999999999999999999.99",
        "IV. XIV 1/2 3.4.5",
        String(repeating: "x", count: 400), String(repeating: "9", count: 60), String(repeating: "'", count: 400),
    ])
    func `no text breaks an engine`(text: String) async throws {
        for voice in try await voices() {
            let sound = try await speak(text, voice)
            let isSound = sound?.samples.allSatisfy(\.isFinite) ?? true
            #expect(isSound)
        }
    }

    /// `[[…]]` was spoken as phonemes: 0.4 s for "hello" instead of its letters.
    @Test(.enabled(if: hasEspeak)) func `phonemes in brackets are only text`() async throws {
        let voice = try await VoiceCatalog().voice(named: "espeak/en-us")
        let marked = try #require(await speak("[[h@l'oU]]", voice))
        let plain = try #require(await speak("((h@l'oU))", voice))
        #expect(marked == plain)
    }

    /// eSpeak NG 1.51 aborts on it ("buffer overflow detected"), and the sentence was lost.
    @Test(.enabled(if: hasEspeak)) func `text on which the program crashes is spoken in parts`() async throws {
        let voice = try await VoiceCatalog().voice(named: "espeak/en-us")
        let sound = try #require(await speak(String(repeating: "A.B.C.D.", count: 30), voice))
        #expect(sound.seconds > 10)
    }

    @Test func `a long sentence comes in several chunks`() async throws {
        var chunks = 0
        let text = String(repeating: "one more clause of it, ", count: 20)
        for try await _ in FliteVoice(.kal).speak(text, prosody: Prosody(rate: 3)) { chunks += 1 }
        #expect(chunks == 2)
    }

    @Test func `several sentences at once are each right`() async throws {
        let alone = try #require(await speak(Self.sentence, FliteVoice(.slt)))
        try await withThrowingTaskGroup { group in
            for _ in 0..<3 {
                group.addTask {
                    try await SpeechTesting.whole(FliteVoice(.slt).speak(Self.sentence, prosody: Prosody()))
                }
                group.addTask {
                    try await SpeechTesting.whole(FliteVoice(.kal).speak("Hello.", prosody: Prosody(rate: 2)))
                }
            }
            let lengths = try await group.reduce(into: []) { $0.append($1?.samples.count ?? 0) }
            #expect(lengths.filter { $0 == alone.samples.count }.count == 3)
        }
    }
}
