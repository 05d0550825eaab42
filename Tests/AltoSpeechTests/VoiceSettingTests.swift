import Testing

@testable import AltoSpeech

@Suite struct VoiceSettingTests {
    /// They were taken without a word.
    @Test func `options that a voice does not use are told`() {
        #expect(
            VoiceSetting.notice(of: [.speaker, .noiseScale], ignoredBy: FliteVoice(.slt))
                == "The voice flite/slt does not use --speaker, --noise-scale.")
        #expect(VoiceSetting.notice(of: [], ignoredBy: FliteVoice(.slt)) == nil)
    }

    @Test(.enabled(if: HibariTesting.isThere)) func `those that it uses are not`() throws {
        let hibari = try HibariTesting.voice.get()
        #expect(VoiceSetting.notice(of: [.noiseScale, .seed], ignoredBy: hibari) == nil)
        #expect(
            VoiceSetting.notice(of: [.seed, .precision], ignoredBy: hibari)
                == "The voice hibari/heart does not use --voice-precision.")
    }
}
