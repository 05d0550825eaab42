import Alto
import ArgumentParser

/// Who speaks, and how.
struct VoiceOptions: ParsableArguments {
    @Option(help: "A voice that “alto voices” lists, such as flite/slt or espeak/es-419.")
    var voice: String?

    @Option(help: "Language, as a BCP 47 tag such as en-GB.")
    var language: String?

    @Option(help: "Speed, 0.5 to 3.")
    var rate: Double = 1

    @Option(help: "Pitch, 0.5 to 2.")
    var pitch: Double = 1

    @Option(help: "Volume, 0 to 2.")
    var volume: Double = 1

    var prosody: Prosody {
        get throws { try Prosody(rate: rate, pitch: pitch, volume: volume).validated() }
    }
}
