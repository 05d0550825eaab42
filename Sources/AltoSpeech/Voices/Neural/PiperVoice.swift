package import Alto
import AltoHub
import AltoModels
package import Foundation

/// A Piper voice: `NAME.onnx` with `NAME.onnx.json` beside it.
///
/// The model is loaded with the first sentence and stays. A sentence comes whole: its graph cannot be run in pieces.
package final class PiperVoice: LoadableVoice, PhoneticVoice {
    package let facts: VoiceFacts
    private let session: PiperSession

    /// - Parameters:
    ///   - file: the `.onnx`.
    ///   - id: what the voice is called.
    ///   - size: bytes of its files, for the list.
    /// - Throws: `Problem`: modelMissing, modelInvalid, usage for a speaker that is not there.
    package init(file: URL, id: String, settings: NeuralSettings = NeuralSettings(), size: Int64? = nil) throws(Problem)
    {
        let config: PiperConfig
        do {
            config = try PiperConfig(besides: file)
            _ = try settings.validated()
        } catch {
            throw Problem(ofModel: error)
        }
        let speaker = try settings.speakerIndex(count: config.speakers, names: config.speakerNames)
        let language = LanguageTag(config.language ?? config.espeakVoice) ?? .english
        facts = VoiceFacts(
            id: id, language: language.text, title: "\(language.title), neural (Piper)", sampleRate: config.sampleRate,
            rank: 3,
            speakers: config.speakers, size: size, license: ModelCard.license(in: file.deletingLastPathComponent()))
        session = PiperSession(file: file, config: config, language: language, speaker: speaker, settings: settings)
    }

    package func speak(
        _ text: String, prosody: Prosody, pronunciations: [String: String]
    ) -> AsyncThrowingStream<Sound, any Error> {
        let session = session
        return SpokenPieces.stream(of: EngineText.forESpeak(text), prosody: prosody) { piece, prosody in
            try await session.speak(piece, pronunciations, prosody)
        }
    }

    package func prepare() async throws {
        try await session.prepare()
    }
}

/// The loaded model, one sentence at a time, on an executor of its own.
private actor PiperSession {
    private nonisolated let executor = BlockingExecutor(label: "piper")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let file: URL
    private let config: PiperConfig
    private let speaker: Int
    private let settings: NeuralSettings
    private let phonemes: EspeakPhonemes?
    private let reading: TextNormalizer
    private var loaded: PiperModel?

    init(file: URL, config: PiperConfig, language: LanguageTag, speaker: Int, settings: NeuralSettings) {
        reading = TextNormalizer(language: language, readsPhonemes: config.phonemes == .espeak)
        self.file = file
        self.config = config
        self.speaker = speaker
        self.settings = settings
        phonemes = config.phonemes == .espeak ? EspeakPhonemes(voice: config.espeakVoice) : nil
    }

    func prepare() throws {
        _ = try model()
    }

    func speak(_ text: String, _ pronunciations: [String: String], _ prosody: Prosody) async throws -> Sound? {
        var read = ""
        for part in PronouncedText(text, pronunciations).parts {
            if !read.isEmpty { read += " " }
            switch part {
            case .ipa(let ipa, _) where phonemes != nil: read += ipa
            case .ipa(_, let word), .text(let word):
                let words = reading.read(word)
                guard let phonemes else {
                    read += words.lowercased()
                    continue
                }
                let clauses = ClausedText(words)
                read += clauses.joined(try await phonemes.stretches(clauses.stretches))
            }
        }
        let symbols = config.symbols(read)
        guard !symbols.isEmpty else { return nil }
        return try ExactRate.render(prosody: prosody, nativePitch: { _ in 1 }) { rate, _ in
            try sound(of: symbols, rate: rate)
        }
    }

    private func sound(of symbols: [Int], rate: Double) throws -> Sound {
        do {
            let samples = try model().speak(
                symbols, speaker: speaker, noiseScale: settings.noiseScale ?? config.noiseScale,
                lengthScale: config.lengthScale / rate,
                durationNoiseScale: settings.durationNoiseScale ?? config.durationNoiseScale)
            return Sound(samples: samples.map { $0.isFinite ? $0 : 0 }, sampleRate: config.sampleRate)
        } catch {
            throw Problem(ofModel: error)
        }
    }

    private func model() throws -> PiperModel {
        if let loaded { return loaded }
        do {
            let model = try PiperModel(file: file, seed: settings.seed, threads: settings.threads)
            loaded = model
            return model
        } catch {
            throw Problem(ofModel: error)
        }
    }
}
