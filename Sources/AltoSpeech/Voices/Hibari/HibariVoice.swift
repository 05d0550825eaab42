package import Alto
import AltoModels
package import Foundation

/// hibari's voice heart: American English, a woman's, distilled from Kokoro-82M's af_heart (hibari-tts 0.2.1,
/// Apache-2.0).
///
/// Everything is loaded with the first sentence and stays, what is read and what is heard side by side. A sentence
/// comes in pieces.
package final class HibariVoice: LoadableVoice, PhoneticVoice {
    package let facts: VoiceFacts
    private let session: HibariSession

    /// - Parameters:
    ///   - folder: holds `HibariFiles`.
    ///   - id: what the voice is called.
    /// - Throws: `Problem`: modelMissing, usage for a speaker that is not there.
    package init(
        folder: URL, id: String = "hibari/heart", settings: NeuralSettings = NeuralSettings()
    ) throws(Problem) {
        guard HibariFiles.areComplete(in: folder) else {
            throw Problem(.modelMissing, "The voice hibari is not whole: files are missing in its folder.")
        }
        do {
            _ = try settings.validated()
        } catch {
            throw Problem(wrapping: error)
        }
        _ = try settings.speakerIndex(count: 1)
        facts = VoiceFacts(
            id: id, language: "en-US", title: "\(LanguageTag.american.title), a woman's voice, neural (hibari)",
            sampleRate: HibariModel.sampleRate, rank: 3, size: HibariFiles.size(in: folder), license: "Apache-2.0")
        session = HibariSession(folder: folder, settings: settings)
    }

    package func speak(
        _ text: String, prosody: Prosody, pronunciations: [String: String]
    ) -> AsyncThrowingStream<Sound, any Error> {
        let session = session
        return .emitting { try await session.speak(text, pronunciations, prosody.validated(), emit: $0) }
    }

    package func prepare() async throws {
        try await session.prepare()
    }
}

extension LanguageTag {
    fileprivate static let american = LanguageTag("en-US") ?? .english
}

/// The loaded model, one sentence at a time, on an executor of its own.
private actor HibariSession {
    private nonisolated let executor = BlockingExecutor(label: "hibari")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let folder: URL
    private let settings: NeuralSettings
    private var loaded: (model: HibariModel, reader: Reader)?
    private var unknownWords: UnknownWordReader?

    /// What makes phonemes of text.
    private struct Reader: Sendable {
        let pronouncer: EnglishPronouncer
        let vocabulary: HibariVocabulary

        init(folder: URL) throws {
            pronouncer = try EnglishPronouncer(folder: folder)
            vocabulary = try HibariVocabulary(folder: folder)
        }
    }

    init(folder: URL, settings: NeuralSettings) {
        self.folder = folder
        self.settings = settings
    }

    func prepare() throws {
        do {
            _ = try parts()
        } catch {
            throw Problem(ofModel: error)
        }
    }

    func speak(
        _ text: String, _ pronunciations: [String: String], _ prosody: Prosody, emit: (Sound) -> Void
    ) throws {
        do {
            for piece in EngineText.pieces(of: EngineText.forESpeak(text), longest: SpokenPieces.longest) {
                try Task.checkCancellation()
                let (model, reader) = try parts()
                let reading = try HibariReading(
                    piece, pronunciations: pronunciations, reader.pronouncer, reader.vocabulary,
                    unknown: { try phonemes(ofUnknown: $0) })
                guard !reading.symbols.isEmpty else { continue }
                try synthesize(reading, model, prosody, emit)
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw Problem(ofModel: error)
        }
    }

    private func synthesize(
        _ reading: HibariReading, _ model: HibariModel, _ prosody: Prosody, _ emit: (Sound) -> Void
    ) throws {
        let durations = HibariDurations.frames(try model.durations(of: reading.symbols), rate: prosody.rate)
        let spoken = SpeakingDurations(frames: durations.frames, wanted: durations.wanted)
        // The pitch is the network's own input, so that nothing has to be resampled.
        let frames = try model.frames(durations.frames, pitch: prosody.pitch)
        var synthesis = HarmonicPlusNoise(frames)
        var noise = GaussianNoise(seed: settings.seed)
        let scale = settings.noiseScale ?? 1
        try SentenceSound(
            sampleRate: HibariModel.sampleRate, hop: HibariModel.hop, pitch: 1, durations: spoken,
            words: reading.timings(durations.frames)
        ).emit(
            pieces: { piece in
                synthesis.next(upTo: piece.upperBound * HibariModel.framesPerDuration) {
                    noise.values($0, scale: scale)
                }
            }, to: emit)
    }

    private func phonemes(ofUnknown word: String) throws -> String? {
        let reader =
            try unknownWords
            ?? UnknownWordReader(
                file: folder.appending(path: HibariFiles.unknownWords), threads: settings.threads, cache: settings.cache
            )
        unknownWords = reader
        return try reader.phonemes(of: word)
    }

    private func parts() throws -> (model: HibariModel, reader: Reader) {
        if let loaded { return loaded }
        let folder = folder
        // On another core than the network.
        let reader = LoadedAside { try Reader(folder: folder) }
        let model = try HibariModel(
            file: folder.appending(path: HibariFiles.network), threads: settings.threads, cache: settings.cache)
        let parts = (model, try reader.value())
        loaded = parts
        return parts
    }
}
