import Alto
import AltoServer
import AltoStore
import AltoTesting
import Foundation
import Synchronization

/// An engine whose slowest observer does not end before somebody says that the first words were heard.
final class SlowEngine: Engine {
    private let heard = AsyncStream<Void>.makeStream()
    let spoken = Mutex<[String]>([])
    let asked = Mutex<[String]>([])

    func check(_ request: DescriptionRequest) async throws {}

    func describe(
        _ picture: [UInt8], _ request: DescriptionRequest, owner: String, tell: @escaping @Sendable (DescriptionEvent) async -> Void
    ) async throws -> DescribedPicture {
        await tell(.observed(stage: "faces", note: "One person."))
        if request.detail != .full { for await _ in heard.stream { break } }
        await tell(.observed(stage: "caption", note: "Caption written."))
        let description = Description.plain().with(caption: "a man on the moon", confidence: 0.9)
        let narration = Narrator(catalogue: EnglishCatalogue(dialect: .american), detail: request.detail).narrate(description)
        await tell(.narrated(sentences: narration.sentences.map(\.text), altText: "A man on the moon."))
        let report = DescriptionReport(source: "picture", description: description, narration: narration, altText: "A man on the moon.")
        return DescribedPicture(report: report, sounds: [.mp3: Data(Self.tone), .wav: Data(Self.tone)])
    }

    func speak(_ speech: SpeechRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        spoken.withLock { $0.append(speech.text) }
        return AsyncThrowingStream { feed in
            feed.yield(Self.tone)
            feed.finish()
        }
    }

    var answersQuestions: Bool { true }

    func answer(_ question: String, about picture: [UInt8]) async throws -> Caption {
        asked.withLock { $0.append(question) }
        return Caption(text: "one", confidence: 0.9, model: "toy", precision: "fp32")
    }

    func voices() async throws -> [VoiceFacts] { [] }
    func models() async throws -> [ModelFacts] { [] }
    func people(of owner: String) async throws -> [PersonFacts] { [] }
    func enrol(_ name: String, pictures: [[UInt8]], consent: String, owner: String) async throws -> PersonFacts {
        PersonFacts(name: name, consent: consent, enrolled: 0)
    }

    /// Whoever tries the page deletes a person of this name once it was heard.
    func forget(_ name: String, owner: String) async throws {
        if name == "heard" { heard.continuation.yield() }
    }

    /// 0.3 s at 8 kHz, 8 bits.
    private static let tone: [UInt8] = {
        func word(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        let samples = (0..<2_400).map { UInt8(128 + 60 * sin(Double($0) * 0.35)) }
        let format = word(1, 2) + word(1, 2) + word(8_000, 4) + word(8_000, 4) + word(1, 2) + word(8, 2)
        let body = Array("WAVEfmt ".utf8) + word(16, 4) + format + Array("data".utf8) + word(samples.count, 4) + samples
        return Array("RIFF".utf8) + word(body.count, 4) + body
    }()
}
