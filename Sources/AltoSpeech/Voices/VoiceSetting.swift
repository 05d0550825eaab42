package import Alto

/// What some voices can be told beside their prosody. The raw value is the option's name.
package enum VoiceSetting: String, Sendable, CaseIterable {
    case speaker
    case noiseScale = "noise-scale"
    case durationNoiseScale = "duration-noise-scale"
    case seed
    case precision = "voice-precision"

    /// - Parameter given: what was asked for.
    /// - Returns: a sentence about what of it makes no difference; nil where all of it does.
    package static func notice(of given: [VoiceSetting], ignoredBy voice: any Voice) -> String? {
        let used = (voice as? any SettableVoice)?.usedSettings ?? []
        let ignored = given.filter { !used.contains($0) }.map { "--\($0.rawValue)" }
        return ignored.isEmpty
            ? nil : "The voice \(voice.facts.id) does not use \(ignored.joined(separator: ", "))."
    }
}

/// A voice that can be told more than its prosody.
package protocol SettableVoice: Voice {
    var usedSettings: Set<VoiceSetting> { get }
}

extension VITSVoice: SettableVoice {
    package var usedSettings: Set<VoiceSetting> { Set(VoiceSetting.allCases) }
}

extension PiperVoice: SettableVoice {
    package var usedSettings: Set<VoiceSetting> { [.speaker, .noiseScale, .durationNoiseScale, .seed] }
}

extension HibariVoice: SettableVoice {
    /// Its one speaker may be named by number; another is refused.
    package var usedSettings: Set<VoiceSetting> { [.noiseScale, .seed] }
}
