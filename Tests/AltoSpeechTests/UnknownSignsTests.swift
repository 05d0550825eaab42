import Alto
import Testing

@testable import AltoSpeech

/// What a voice cannot say by itself is said all the same.
@Suite struct UnknownSignsTests {
    /// Flite read "Maine", "Hawaii" and "Delaware".
    @Test(arguments: [
        ("Portland, ME.", "Portland, em ee."), ("Lihue, HI.", "Lihue, aitch eye."), ("DE89.", "dee ee eighty nine."),
    ])
    func `Flite makes no state of two letters`(_ text: String, _ letters: String) async throws {
        let sound = try #require(try await SpeechTesting.whole(FliteVoice(.kal).speak(text, prosody: Prosody())))
        let spelled = try #require(try await SpeechTesting.whole(FliteVoice(.kal).speak(letters, prosody: Prosody())))
        #expect(sound == spelled)
    }

    @Test func `Flite says a sum of euros as one`() async throws {
        let sign = try #require(try await SpeechTesting.whole(FliteVoice(.kal).speak("€20.", prosody: Prosody())))
        let words = try #require(
            try await SpeechTesting.whole(FliteVoice(.kal).speak("twenty euros.", prosody: Prosody())))
        #expect(sign == words)
    }

    /// Each was silence.
    @Test(arguments: ["Привет", "日本語", "😀", "₂", "≠", "ελληνικά"])
    func `nothing that is written is silence in Flite`(_ text: String) async throws {
        #expect(try await SpeechTesting.whole(FliteVoice(.kal).speak(text, prosody: Prosody())) != nil)
    }
}

/// The same for hibari, whose own rules are kept for what they know.
@Suite(.enabled(if: HibariTesting.isThere)) struct HibariTextTests {
    @Test(arguments: [
        ("H₂O", "H subscript two O"), ("3 ≠ 4", "3 not equal to 4"), ("3 × 4", "3 × 4"),
        ("Good 😀.", "Good grinning face."),
        ("20 €", "€20"), (" Привет, Bob ", " Privet, Bob "), ("A tabby cat, 5 km.", "A tabby cat, 5 km."),
        (
            "DE89 3704 0044 0532 0130 00",
            "D.E, eight nine, three seven zero four, zero zero four four, zero five three two, zero one three zero, zero zero"
        ),
    ]) func `only what hibari does not know is put into words`(_ text: String, _ expected: String) {
        #expect(HibariText.prepared(text) == expected)
    }

    @Test(arguments: [
        ("Portland, ME.", "pˈɔɹtlənd, ˌɛmˈi."), ("Seattle, WA", "siˈæTᵊl, dˌʌbᵊljuˈA"), ("HI", "hˈI"),
        ("DE89 3704 0044 0532 0130 00", "dˌiˈi, ˈAt nˈIn, θɹˈi sˈɛvən zˈɪɹO fˈɔɹ"),
        ("€20", "twˈɛnti jˈʊɹOz"), ("20 €", "twˈɛnti jˈʊɹOz"), ("TELL ME MORE", "tˈɛl mˌi mˈɔɹ"),
    ]) func `hibari says letters where they are no word`(_ text: String, _ phonemes: String) throws {
        let pronouncer = try EnglishPronouncer(folder: HibariTesting.folder)
        #expect(pronouncer.phonemes(HibariText.prepared(text), unknown: { _ in nil }).hasPrefix(phonemes))
    }
}
