package import Alto
import AltoHub
import AltoModels
package import Foundation

/// A voice of a VITS checkpoint in the hub's form: `kakao-enterprise/vits-ljs`, `facebook/mms-tts-deu` and the like.
///
/// The model is loaded with the first sentence and stays.
package final class VITSVoice: LoadableVoice, PhoneticVoice {
    package let facts: VoiceFacts
    private let session: VITSSession

    /// Reads everything of the folder but the weights, which the first sentence loads.
    ///
    /// - Parameters:
    ///   - id: what the voice is called.
    ///   - size: bytes of its files, for the list.
    /// - Throws: `Problem`: modelMissing, modelInvalid, usage for a speaker that is not there.
    package init(folder: URL, id: String, settings: NeuralSettings = NeuralSettings(), size: Int64? = nil)
        throws(Problem)
    {
        let setup = try VITSSetup(folder: folder, settings: settings)
        let language = setup.language
        facts = VoiceFacts(
            id: id, language: language.text, title: "\(language.title), neural", sampleRate: setup.config.sampleRate,
            rank: 3, speakers: setup.config.numSpeakers, size: size, license: ModelCard.license(in: folder))
        session = VITSSession(setup)
    }

    package func speak(
        _ text: String, prosody: Prosody, pronunciations: [String: String]
    ) -> AsyncThrowingStream<Sound, any Error> {
        let session = session
        return .emitting { try await session.speak(text, pronunciations, prosody.validated(), emit: $0) }
    }

    /// Loads the model now, so that the first sentence does not wait for it.
    package func prepare() async throws {
        try await session.prepare()
    }
}

/// Everything of a VITS model's folder but the weights: read first, because it is quick and may be wrong.
struct VITSSetup: Sendable {
    let folder: URL
    let config: VITSConfig
    let tokenizer: VITSTokenizer
    let speaker: Int
    let settings: NeuralSettings

    init(folder: URL, settings: NeuralSettings) throws(Problem) {
        self.folder = folder
        do {
            config = try VITSConfig(folder: folder)
            tokenizer = try VITSTokenizer(folder: folder, limit: config.vocabSize)
        } catch {
            throw Problem(ofModel: error)
        }
        do {
            self.settings = try settings.validated()
        } catch {
            throw Problem(wrapping: error)
        }
        speaker = try settings.speakerIndex(count: config.numSpeakers)
    }

    /// What the voice speaks: checkpoints of phonemes are American English, Meta's name their language.
    var language: LanguageTag {
        if tokenizer.readsPhonemes { return LanguageTag("en-US") ?? .english }
        let code = tokenizer.language ?? ""
        return LanguageTag(Locale.LanguageCode(code).identifier(.alpha2) ?? code) ?? .english
    }
}

/// The loaded model, one sentence at a time, on an executor of its own.
private actor VITSSession {
    private nonisolated let executor = BlockingExecutor(label: "vits")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let setup: VITSSetup
    private let phonemes: EspeakPhonemes?
    private let reading: TextNormalizer
    private var loaded: VITSModel?

    init(_ setup: VITSSetup) {
        self.setup = setup
        reading = TextNormalizer(language: setup.language, readsPhonemes: setup.tokenizer.readsPhonemes)
        phonemes = setup.tokenizer.readsPhonemes ? EspeakPhonemes(voice: "en-us") : nil
    }

    /// Seconds that 300 characters may take at the slowest rate.
    private static let longest = 300.0

    func prepare() throws {
        _ = try model()
    }

    func speak(
        _ text: String, _ pronunciations: [String: String], _ prosody: Prosody, emit: (Sound) -> Void
    ) async throws {
        for piece in EngineText.pieces(of: EngineText.forESpeak(text), longest: SpokenPieces.longest) {
            try Task.checkCancellation()
            let words = try await SymbolizedWords(
                piece, read: reading.read, setup.tokenizer, phonemes, pronunciations: pronunciations)
            guard !words.symbols.isEmpty else { continue }
            try synthesize(words, prosody, emit)
        }
    }

    private func synthesize(_ words: SymbolizedWords, _ prosody: Prosody, _ emit: (Sound) -> Void) throws {
        do {
            let (config, model) = (setup.config, try model())
            var noise = GaussianNoise(seed: setup.settings.seed)
            let symbols = words.symbols
            let found = try model.read(
                symbols, speaker: setup.speaker,
                noise: noise.values(
                    2 * symbols.count, scale: setup.settings.durationNoiseScale ?? config.defaults.durationNoiseScale))
            // Raising the pitch by resampling also shortens the sound: the model speaks slower by as much.
            let rate = prosody.rate / prosody.pitch
            let durations = SpeakingDurations(found.logDurations, defaultRate: config.defaults.speakingRate, rate: rate)
            guard Double(durations.count * config.decoder.hopLength) < Self.longest * Double(config.sampleRate) else {
                throw Problem(
                    .voiceFailed,
                    "The voice would need more than \(Int(Self.longest)) seconds for one sentence; its model is damaged."
                )
            }
            let latents = try model.frames(
                of: found, durations: durations.frames,
                noise: noise.values(
                    durations.count * config.flowSize, scale: setup.settings.noiseScale ?? config.defaults.noiseScale))
            try SentenceSound(
                sampleRate: config.sampleRate, hop: config.decoder.hopLength, pitch: prosody.pitch,
                durations: durations, words: words.timings(durations)
            ).emit(pieces: { try model.sound(of: latents, $0) }, to: emit)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw Problem(ofModel: error)
        }
    }

    private func model() throws -> VITSModel {
        if let loaded { return loaded }
        let model = try VITSModel(
            folder: setup.folder, precision: setup.settings.precision, threads: setup.settings.threads,
            cache: setup.settings.cache)
        loaded = model
        return model
    }
}
