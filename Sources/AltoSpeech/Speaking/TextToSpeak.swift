import Alto

/// Any text, as utterances for a speaker.
package enum TextToSpeak {
    /// About two hours of speech.
    package static let mostWords = 20_000

    /// - Parameter isSSML: whether the text is SSML rather than plain.
    /// - Throws: `Problem`: textTooLong, textEmpty, and what reading SSML throws.
    package static func utterances(in text: String, isSSML: Bool = false) throws -> [Utterance] {
        let words = text.split(whereSeparator: \.isWhitespace).count
        guard words <= mostWords else {
            throw Problem(
                .textTooLong, "The text has \(words) words; the limit is \(mostWords).", remedy: "Speak it in parts.")
        }
        let utterances = try isSSML ? SSML.utterances(in: text) : Sentences.split(text).map(Utterance.init)
        guard !utterances.isEmpty else { throw Problem(.textEmpty, "There is no text to speak.") }
        return utterances
    }
}

extension Utterance {
    /// Fit for a voice (see `SpokenText`); nil where nothing is left to say.
    package var cleaned: Utterance? {
        var cleaned = self
        cleaned.text = SpokenText.clean(text)
        cleaned.pronunciations = Dictionary(pronunciations.map { (SpokenText.clean($0.key), $0.value) }) { first, _ in
            first
        }
        return cleaned.text.isEmpty ? nil : cleaned
    }
}
