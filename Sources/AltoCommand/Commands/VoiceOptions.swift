import Alto
import AltoGraph
import AltoHub
import AltoModels
import AltoSpeech
import ArgumentParser
import Foundation

/// Who speaks, and how.
struct VoiceOptions: ParsableArguments {
    @Option(
        help:
            "A voice that “alto voices” lists, such as vits-ljs or flite/slt, or a folder with a checkpoint. Without it: the best one for the language."
    )
    var voice: String?

    @Option(help: "Language, as a BCP 47 tag such as en-GB.")
    var language: String?

    @Option(help: "Speed, 0.5 to 3.")
    var rate: Double = 1

    @Option(help: "Pitch, 0.5 to 2.")
    var pitch: Double = 1

    @Option(help: "Volume, 0 to 2.")
    var volume: Double = 1

    @Option(help: "Who speaks, in a neural voice that knows several people: a name or a number from 0.")
    var speaker: String?

    @Option(help: "How much a neural voice varies its sound, 0 to 5. Without it: what the model's own settings say.")
    var noiseScale: Double?

    @Option(help: "How much a neural voice varies its rhythm, 0 to 5.")
    var durationNoiseScale: Double?

    @Option(
        help:
            "Any number: a neural voice speaks the same text the same way for the same seed; in a conversation the model answers so."
    )
    var seed: UInt64?

    @Option(
        help:
            "How a VITS voice computes: fp32, or bf16 (twice as fast where the processor can, very slightly less exact). Without it: fp32."
    )
    var voicePrecision: VITSPrecision?

    @Flag(help: "Leave the voice's samples as they are, without bringing them to the usual loudness.")
    var unlevelled = false

    @Option(help: "How names and other words are said: a lexicon file (PLS).", completion: .file())
    var lexicon: String?

    @Option(help: "Write when each word is heard to this WebVTT file, where the voice knows.", completion: .file())
    var words: String?

    /// The voices that may speak, with a word on standard error about those that cannot.
    func catalog() throws -> VoiceCatalog {
        var settings = NeuralSettings(
            noiseScale: noiseScale, durationNoiseScale: durationNoiseScale, seed: seed ?? 0, speaker: speaker,
            cache: Folders.weights.folder)
        let (precision, notice) = (voicePrecision ?? .fp32).available()
        settings.precision = precision
        if let notice { Terminal.printError("alto: \(notice)") }
        return try VoiceCatalog(neural: .installed(settings: settings.validated()))
    }

    /// What was asked for of a voice that not every voice can do.
    private var given: [VoiceSetting] {
        VoiceSetting.allCases.filter { setting in
            switch setting {
            case .speaker: speaker != nil
            case .noiseScale: noiseScale != nil
            case .durationNoiseScale: durationNoiseScale != nil
            case .seed: seed != nil
            case .precision: voicePrecision != nil
            }
        }
    }

    /// A sentence about options that make no difference to a voice.
    func notice(about voice: any Voice) -> String? { VoiceSetting.notice(of: given, ignoredBy: voice) }

    var style: SpeakingStyle {
        var style = SpeakingStyle()
        if unlevelled { style = .asMade }
        return style
    }

    var prosody: Prosody {
        get throws { try Prosody(rate: rate, pitch: pitch, volume: volume).validated() }
    }
}

extension NeuralVoices {
    /// Those that came with Alto, and those of the models' cache. A broken environment variable of the hub is no
    /// reason not to speak.
    static func installed(
        settings: NeuralSettings = NeuralSettings(cache: Folders.weights.folder), registry: ModelRegistry = .standard
    ) -> NeuralVoices {
        let store = (try? HubSettings()).map { ModelStore(settings: $0, registry: registry) }
        return NeuralVoices(store: store, bundled: .installed, settings: settings, registry: registry) {
            Terminal.printError("alto: \($0)")
        }
    }
}

extension [BundledVoice] {
    /// The best first: a woman's voice, then a man's, both American.
    static var installed: [BundledVoice] {
        [
            .hibari(in: Folders.bundledModel("hibari")),
            .piper(Folders.bundledModel("joe").appending(path: "en_US-joe-medium.onnx")),
        ]
    }
}
