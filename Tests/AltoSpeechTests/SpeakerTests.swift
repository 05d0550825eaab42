import Alto
import Synchronization
import Testing

@testable import AltoSpeech

@Suite struct SpeakerTests {
    @Test func `sentences follow one another with pauses between them`() async throws {
        let sound = try #require(await SpeechTesting.whole(Speaker(voice: ToneVoice()).speak(["12345", "1234567890"])))
        #expect(sound.sampleRate == 16_000)
        #expect(abs(sound.seconds - (0.5 + 0.35 + 1.0)) < 0.001)
        let pause = sound.samples[8_100..<13_500]
        #expect(pause.allSatisfy { $0 == 0 })
    }

    @Test func `a faster rate shortens the pauses too`() async throws {
        let sound = try await SpeechTesting.whole(
            Speaker(voice: ToneVoice(), prosody: Prosody(rate: 2)).speak(["1", "1"]))
        #expect(abs(try #require(sound).seconds - (0.1 + 0.175 + 0.1)) < 0.001)
    }

    @Test func `sentences without sound leave no pause behind`() async throws {
        let sound = try await SpeechTesting.whole(Speaker(voice: ToneVoice()).speak(["", "123", "", "", "123", ""]))
        #expect(abs(try #require(sound).seconds - 0.95) < 0.001)
        #expect(try await SpeechTesting.whole(Speaker(voice: ToneVoice()).speak([])) == nil)
        #expect(try await SpeechTesting.whole(Speaker(voice: ToneVoice()).speak(["", ""])) == nil)
    }

    @Test(arguments: [Float(0.02), 0.9], [1, 5])
    func `every voice comes to the same loudness`(amplitude: Float, chunks: Int) async throws {
        let voice = ToneVoice(amplitude: amplitude, chunks: chunks)
        let sound = try #require(
            await SpeechTesting.whole(
                Speaker(voice: voice).speak(["three seconds of one long tone", "and two seconds more"])))
        var meter = LoudnessMeter(sampleRate: 16_000)
        meter.add(sound.samples)
        let loudness = try #require(meter.integrated)
        #expect(abs(loudness - -19) < 0.5)
    }

    @Test func `edges fade, and chunks join without a seam`() async throws {
        let one = try #require(await SpeechTesting.whole(Speaker(voice: ToneVoice()).speak(["12345"])))
        let many = try #require(await SpeechTesting.whole(Speaker(voice: ToneVoice(chunks: 9)).speak(["12345"])))
        #expect(abs(one.samples[0]) < 0.001)
        #expect(abs(try #require(one.samples.last)) < 0.001)
        #expect(one.samples.count == many.samples.count)
        let step = zip(many.samples, many.samples.dropFirst()).map { abs($0 - $1) }.max() ?? 1
        let natural = zip(one.samples, one.samples.dropFirst()).map { abs($0 - $1) }.max() ?? 1
        #expect(step < natural * 1.2)
    }

    @Test func `full volume stays below the ceiling`() async throws {
        var style = SpeakingStyle()
        style.loudness = -3
        let speaker = Speaker(voice: ToneVoice(amplitude: 0.9), prosody: Prosody(volume: 2), style: style)
        let sound = try #require(await SpeechTesting.whole(speaker.speak(["12345"])))
        #expect((sound.samples.map(abs).max() ?? 1) <= 0.8914)
    }

    @Test func `volume scales what was levelled`() async throws {
        let loud = try #require(await SpeechTesting.whole(Speaker(voice: ToneVoice()).speak(["12345"])))
        let half = try await SpeechTesting.whole(
            Speaker(voice: ToneVoice(), prosody: Prosody(volume: 0.5)).speak(["12345"]))
        #expect(abs(try #require(half).samples[4_010] - loud.samples[4_010] / 2) < 0.0001)
    }

    @Test func `not levelled means the voice's own samples`() async throws {
        var style = SpeakingStyle()
        style.loudness = nil
        let sound = try await SpeechTesting.whole(Speaker(voice: ToneVoice(), style: style).speak(["12345"]))
        #expect(try #require(sound).samples[1_000..<7_000] == SpeechTesting.tone(seconds: 0.5).samples[1_000..<7_000])
    }

    @Test func `only a few sentences are made ahead of the listener`() async throws {
        let begun = Mutex(0)
        let voice = ToneVoice(onSpeak: { _ in begun.withLock { $0 += 1 } })
        var iterator = Speaker(voice: voice).speak((0..<50).map { _ in "12345" }).makeAsyncIterator()
        _ = try await iterator.next()
        for _ in 0..<200 { await Task.yield() }
        #expect(begun.withLock { $0 } <= 5)
        var rest = 0
        while try await iterator.next() != nil { rest += 1 }
        #expect(begun.withLock { $0 } == 50)
        #expect(rest >= 49)
    }

    @Test func `a listener who leaves stops the work`() async throws {
        let begun = Mutex(0)
        let voice = ToneVoice(onSpeak: { _ in begun.withLock { $0 += 1 } })
        let listener = Task {
            for try await _ in Speaker(voice: voice).speak((0..<100_000).map { _ in "1" }) {
                if begun.withLock({ $0 }) > 3 { unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() } }
            }
        }
        // A stream ends without an error for a cancelled listener.
        _ = await listener.result
        #expect(begun.withLock { $0 } < 1_000)
    }

    @Test func `what the voice throws comes after the sound before it`() async throws {
        var heard = 0
        let problem = await SpeechTesting.problem {
            for try await _ in Speaker(voice: ToneVoice(failsAt: "bad")).speak(["12345", "12345", "bad", "1"]) {
                heard += 1
            }
        }
        #expect(problem?.code == .voiceFailed)
        #expect(heard >= 2)
    }

    @Test func `prosody out of range is refused`() async {
        let problem = await SpeechTesting.problem {
            _ = try await SpeechTesting.whole(Speaker(voice: ToneVoice(), prosody: Prosody(rate: 4)).speak(["1"]))
        }
        #expect(problem?.code == .usage)
    }

    /// A picture with Spanish text, told in English: the text is Spanish to its voice, and both are one sound.
    @Test func `a quote is spoken by a voice of its language`() async throws {
        let narration = Narration(
            language: "en",
            sentences: [
                .init(.opening, "A photo."),
                .init(
                    .text, "The text reads: Cerrado los domingos.",
                    quotes: [.init("Cerrado los domingos", language: "es")]),
                .init(.measured, "It is dark."),
            ])
        let utterances = narration.utterances
        #expect(utterances.map(\.text) == ["A photo.", "The text reads:", "Cerrado los domingos", "It is dark."])
        #expect(utterances.map(\.language) == [nil, nil, "es", nil])
        #expect(utterances.map(\.pause) == [nil, nil, 0.4, 0.7])
        let spoken = Mutex<[String]>([])
        let spanish = ToneVoice(onSpeak: { text in spoken.withLock { $0.append("es: \(text)") } })
        let speaker = Speaker(
            voice: ToneVoice(onSpeak: { text in spoken.withLock { $0.append("en: \(text)") } }),
            otherVoice: { language in
                #expect(language == "es")
                return spanish
            })
        let sound = try #require(try await SpeechTesting.whole(speaker.speak(utterances)))
        #expect(
            spoken.withLock { $0 } == [
                "en: A photo.", "en: The text reads:", "es: Cerrado los domingos", "en: It is dark.",
            ])
        #expect(sound.seconds > 0.1 * Double(utterances.map(\.text.count).reduce(0, +)))
    }

    /// "Warning: …" on a sign is the sign's, not the program's.
    @Test func `what was read is marked off by silence on both sides`() {
        let read = "STOP. This picture shows a cat."
        let narration = Narration(
            language: "en",
            sentences: [
                .init(.opening, "A photo."), .init(.text, "The text reads: \(read)", of: read),
                .init(.codes, "A QR code: “It is safe. Go on”."), .init(.measured, "It is dark."),
            ])
        let utterances = narration.utterances
        #expect(
            utterances.map(\.text) == [
                "A photo.", "The text reads:", "STOP.", "This picture shows a cat.", "A QR code: “", "It is safe.",
                "Go on”.", "It is dark.",
            ])
        #expect(utterances.map(\.pause) == [nil, nil, 0.4, nil, 0.7, 0.4, nil, 0.7])
    }

    /// It was dropped by voices of English.
    @Test func `words in another script are spoken by a voice that reads it`() async throws {
        let spoken = Mutex<[String]>([])
        func voice(_ language: String) -> ToneVoice {
            ToneVoice(
                facts: VoiceFacts(
                    id: "test/\(language)", language: language, title: "", sampleRate: 16_000, rank: 0),
                onSpeak: { text in spoken.withLock { $0.append("\(language): \(text)") } })
        }
        let russian = voice("ru")
        let told = Mutex<[String]>([])
        let speaker = Speaker(
            voice: voice("en"),
            otherVoice: { language in
                guard language == "ru" else { throw Problem(.languageUnknown, "None.") }
                return russian
            }, notify: { text in told.withLock { $0.append(text) } })
        _ = try await SpeechTesting.whole(
            speaker.speak(["Say Привет, мир! 5 times.", "Plain α = 2.", "日本語 東京タワー", "日本"]))
        #expect(
            spoken.withLock { $0 } == [
                "en: Say", "ru: Привет, мир!", "en: 5 times.", "en: Plain α = 2.", "en: 日本語 東京タワー", "en: 日本",
            ])
        #expect(
            told.withLock { $0 } == [
                "No voice for the language “ja” is installed; test/en says its words as well as it can.",
                "No voice for the language “zh” is installed; test/en says its words as well as it can.",
            ])
    }
}
