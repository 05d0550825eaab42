package import Alto
import CFlite

/// An English voice of Flite, linked into the program.
///
/// `slt` is the built-in voice. `kal` is a diphone voice from 1999, the other three are statistical (Clustergen).
package struct FliteVoice: Voice {
    package let facts: VoiceFacts
    private let name: Name

    package enum Name: String, Sendable, CaseIterable {
        case slt, rms, awb, kal
    }

    package init(_ name: Name = .slt) {
        self.name = name
        // awb is a Scottish speaker; his voice reads from the same American dictionary as the others.
        let (language, title) =
            switch name {
            case .slt: ("en-US", "English (America), a woman's voice")
            case .rms: ("en-US", "English (America), a man's voice")
            case .awb: ("en-GB-scotland", "English (Scotland), a man's voice")
            case .kal: ("en-US", "English (America), a man's voice, robotic")
            }
        facts = VoiceFacts(
            id: "flite/\(name.rawValue)", language: language, title: title, sampleRate: 16_000, rank: 2)
    }

    package func speak(_ text: String, prosody: Prosody) -> AsyncThrowingStream<Sound, any Error> {
        let voice = name
        // Flite's own reading takes "ME" for Maine and knows few signs.
        let words = EnglishTextNormalizer().read(text)
        return SpokenPieces.stream(of: EngineText.forFlite(words), prosody: prosody) { piece, prosody in
            try await Flite.shared.speak(piece, voice: voice, prosody: prosody)
        }
    }

    /// All voices of Flite, the best first.
    package static let all = Name.allCases.map { FliteVoice($0) }
}

/// Flite's global state: one sentence at a time, on a thread of its own.
private actor Flite {
    static let shared = Flite()
    private let executor = BlockingExecutor(label: "flite")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    func speak(_ text: String, voice: FliteVoice.Name, prosody: Prosody) throws -> Sound? {
        try ExactRate.render(prosody: prosody) { rate, pitch in
            try synthesize(text, voice: voice, rate: rate, pitch: pitch)
        }
    }

    private func synthesize(_ text: String, voice: FliteVoice.Name, rate: Double, pitch: Double) throws -> Sound {
        var sound = unsafe alto_flite_sound()
        let status = unsafe alto_flite_speak(voice.number, text, Float(rate), Float(pitch), &sound)
        defer { unsafe alto_flite_free(&sound) }
        guard status == ALTO_FLITE_OK, unsafe sound.speech_start <= sound.speech_end else {
            throw Problem(.voiceFailed, "The voice flite/\(voice.rawValue) could not say a sentence.")
        }
        let all = unsafe UnsafeBufferPointer(start: sound.samples, count: Int(sound.count))
        let sampleRate = unsafe Int(sound.sample_rate)
        let speech = unsafe Int(sound.speech_start)..<Int(sound.speech_end)
        let kept = Silence.widened(speech, within: 0..<all.count, sampleRate: sampleRate, rate: rate)
        return unsafe Sound(samples: all[kept].map { Float($0) / 32_768 }, sampleRate: sampleRate)
    }
}

extension FliteVoice.Name {
    fileprivate var number: alto_flite_voice {
        switch self {
        case .slt: ALTO_FLITE_SLT
        case .rms: ALTO_FLITE_RMS
        case .awb: ALTO_FLITE_AWB
        case .kal: ALTO_FLITE_KAL
        }
    }
}
