import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoSpeech

@Suite struct PiperVoiceTests {
    private static func voice(_ name: String, _ settings: NeuralSettings = NeuralSettings()) throws -> PiperVoice {
        try PiperVoice(
            file: Shared.root.appending(path: "Tests/Reference/piper/\(name)/voice.onnx"), id: "piper:test",
            settings: settings)
    }

    @Test(.enabled(if: SpeechTesting.has("espeak-ng")), arguments: [0.6, 1, 1.7])
    func `rate decides the length`(_ rate: Double) async throws {
        let still = NeuralSettings(noiseScale: 0, durationNoiseScale: 0)
        func sound(_ rate: Double) async throws -> Sound? {
            try await SpeechTesting.whole(
                Self.voice("one", still).speak("A bird, and the sea.", prosody: Prosody(rate: rate)))
        }
        let (natural, sound) = (try #require(try await sound(1)), try #require(try await sound(rate)))
        #expect(abs(sound.seconds * rate / natural.seconds - 1) < 0.03)
        #expect(sound.samples.contains { abs($0) > 0.01 })
    }

    @Test func `a speaker may be named`() throws {
        #expect(try Self.voice("many", NeuralSettings(speaker: "P226")).facts.speakers == 4)
        #expect(throws: Problem.self) { try Self.voice("many", NeuralSettings(speaker: "p999")) }
        let facts = try Self.voice("one").facts
        #expect(facts.language == "en-US")
        #expect(facts.title == "English (United States), neural (Piper)")
    }

    /// As piper-phonemize gives them: marks at the ends of clauses, a space behind those within a sentence.
    @Test(arguments: [
        ("One, two: three.", ["One", " two", " three"], "1, 2: 3."),
        ("Pi is 3.14 at 9:30", ["Pi is 3.14 at 9:30"], "1"),
        ("Wait... what?!", ["Wait", " what"], "1.2!"),
        ("“Yes” (no)", ["“Yes” (no)"], "1"),
        ("?!", [], ""),
        ("one — two", ["one ", " two"], "1, 2"),
    ]) func `text is cut into clauses`(_ text: String, _ stretches: [String], _ joined: String) {
        let clauses = ClausedText(text)
        #expect(clauses.stretches == stretches)
        #expect(clauses.joined(stretches.indices.map { String($0 + 1) }) == joined)
    }

    @Test func `flags of a language are no phonemes`() {
        #expect(ClausedText("x").joined(["(en)haʊs(de)"]) == "haʊs")
    }
}
