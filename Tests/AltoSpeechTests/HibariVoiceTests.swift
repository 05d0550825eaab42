import Alto
import AltoModels
import AltoTesting
import Foundation
import Testing

@testable import AltoSpeech

@Suite struct HibariVoiceTests {
    /// The samples of a 16-bit file of one channel.
    private static func reference() throws -> [Float] {
        let file = try #require(DecodedFile(HibariTesting.reference.appending(path: "a-cat.wav").path))
        return file.sound.samples
    }

    @Test(.enabled(if: HibariTesting.isThere)) func `without noise the sound is the reference's`() async throws {
        let voice = try HibariVoice(folder: HibariTesting.folder, settings: NeuralSettings(noiseScale: 0))
        let sound = try #require(try await SpeechTesting.whole(voice.speak("A cat.", prosody: Prosody())))
        let reference = try Self.reference()
        #expect(sound.sampleRate == 24_000)
        #expect(sound.samples.count == reference.count)
        let error = zip(sound.samples, reference).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        let power = reference.reduce(0) { $0 + $1 * $1 }
        #expect(Decibel.ofPower(Double(error / power)) < -50)
    }

    @Test(.enabled(if: HibariTesting.isThere), arguments: [0.5, 0.7, 1.4, 3])
    func `rate decides the length`(_ rate: Double) async throws {
        let voice = try HibariTesting.voice.get()
        func seconds(_ rate: Double) async throws -> Double {
            try await SpeechTesting.whole(
                voice.speak("A bird sits there, near the sea.", prosody: Prosody(rate: rate)))?.seconds ?? 0
        }
        let (natural, changed) = (try await seconds(1), try await seconds(rate))
        #expect(abs(changed * rate / natural - 1) < 0.03)
    }

    @Test(.enabled(if: HibariTesting.isThere), arguments: [0.75, 1.3])
    func `pitch is a factor, and leaves the length`(_ pitch: Double) async throws {
        let voice = try HibariTesting.voice.get()
        func sound(_ pitch: Double) async throws -> Sound {
            try #require(
                try await SpeechTesting.whole(
                    voice.speak("We are all away in May.", prosody: Prosody(pitch: pitch))))
        }
        let (natural, changed) = (try await sound(1), try await sound(pitch))
        #expect(natural.samples.count == changed.samples.count)
        #expect(abs(SpeechTesting.pitch(of: changed) / SpeechTesting.pitch(of: natural) / pitch - 1) < 0.12)
    }

    @Test(.enabled(if: HibariTesting.isThere)) func `the first sound knows when each word is heard`() async throws {
        let voice = try HibariTesting.voice.get()
        var first: Sound?
        var count = 0
        for try await sound in voice.speak("A cat, at 7:30, sleeps.", prosody: Prosody()) {
            if first == nil { first = sound }
            count += sound.samples.count
        }
        let words = try #require(first).words
        #expect(words.map(\.text) == ["A", "cat,", "at", "7:30,", "sleeps."])
        for (before, after) in zip(words, words.dropFirst()) {
            #expect(before.range.upperBound <= after.range.lowerBound)
        }
        #expect(words.allSatisfy { $0.range.upperBound <= count && !$0.range.isEmpty })
        // "seven thirty" takes longer than "at".
        #expect(words[3].range.count > 2 * words[2].range.count)
    }

    @Test(.enabled(if: HibariTesting.isThere)) func `a word is said as the lexicon has it`() throws {
        let pronouncer = try EnglishPronouncer(folder: HibariTesting.folder)
        let vocabulary = try HibariVocabulary(folder: HibariTesting.folder)
        func symbols(_ text: String, _ pronunciations: [String: String] = [:]) throws -> [Int] {
            try HibariReading(text, pronunciations: pronunciations, pronouncer, vocabulary, unknown: { _ in "tˈɛst" })
                .symbols
        }
        #expect(try symbols("A zorb here.", ["zorb": "ˈkæt"]) == symbols("A cat here."))
        #expect(try symbols("zorb, zorb", ["zorb": "ˈkæt"]) == symbols("cat, cat"))
        #expect(try symbols("zxqwv") == vocabulary.symbols("tˈɛst"))
        #expect(try symbols("—").count <= 3)
        #expect(try symbols("").isEmpty)
    }

    @Test(.enabled(if: HibariTesting.isThere)) func `the same seed makes the same sound`() async throws {
        func samples(_ seed: UInt64) async throws -> [Float] {
            let voice = try HibariVoice(folder: HibariTesting.folder, settings: NeuralSettings(seed: seed))
            return try await SpeechTesting.whole(voice.speak("Yes.", prosody: Prosody()))?.samples ?? []
        }
        let first = try await samples(1)
        #expect(try await samples(1) == first)
        #expect(try await samples(2) != first)
    }

    @Test(.enabled(if: HibariTesting.isThere && HibariTesting.joeIsThere))
    func `with its files hibari is the first choice for English, joe the second`() async throws {
        let voices = [BundledVoice.hibari(in: HibariTesting.folder), .piper(HibariTesting.joe)]
        let catalog = VoiceCatalog(neural: NeuralVoices(store: nil, bundled: voices))
        #expect(try await catalog.voice().facts.id == "hibari/heart")
        #expect(try await catalog.voice(language: "en-US").facts.id == "hibari/heart")
        #expect(try await catalog.voice(named: "heart").facts.id == "hibari/heart")
        #expect(try await catalog.voice(named: "joe").facts.id == "piper:en_US-joe-medium")
        #expect(try await catalog.voice(named: "slt").facts.id == "flite/slt")
        let listed = try await catalog.list(language: "en-US").map(\.id)
        #expect(listed.prefix(3) == ["hibari/heart", "piper:en_US-joe-medium", "flite/slt"])
    }

    @Test func `without its files Flite stays the first choice`() async throws {
        let nowhere = TemporaryFolder().url
        let voices = [BundledVoice.hibari(in: nowhere), .piper(nowhere.appending(path: "joe.onnx"))]
        let catalog = VoiceCatalog(neural: NeuralVoices(store: nil, bundled: voices))
        #expect(try await catalog.voice().facts.id == "flite/slt")
        #expect(try await catalog.list(language: "en-US").first?.id == "flite/slt")
    }
}
