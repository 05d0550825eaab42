package import Alto

/// What is spoken in one go: a sentence, or a part of one that is spoken in a way of its own.
package struct Utterance: Sendable, Equatable {
    package var text: String
    /// Factors on the speaker's own prosody.
    package var prosody = Prosody()
    /// A BCP 47 tag, where it is another language than the rest.
    package var language: String?
    /// Seconds of silence before it; nil for the usual pause between sentences.
    package var pause: Double?
    /// Words of the text and their IPA, for voices that follow phonemes.
    package var pronunciations: [String: String] = [:]

    package init(_ text: String) { self.text = text }
}

/// A voice that can be told how words are pronounced.
package protocol PhoneticVoice: Voice {
    /// - Parameter pronunciations: words and their IPA with stress marks.
    func speak(_ text: String, prosody: Prosody, pronunciations: [String: String]) -> AsyncThrowingStream<
        Sound, any Error
    >
}

extension PhoneticVoice {
    package func speak(_ text: String, prosody: Prosody) -> AsyncThrowingStream<Sound, any Error> {
        speak(text, prosody: prosody, pronunciations: [:])
    }
}
