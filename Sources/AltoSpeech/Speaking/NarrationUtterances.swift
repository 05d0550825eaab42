package import Alto

extension Narration {
    /// Its sentences for a speaker, each in its own language; quotes in theirs, after a short pause.
    package var utterances: [Utterance] {
        sentences.flatMap { sentence in
            sentence.parts.enumerated().flatMap { index, part in
                Sentences.split(part.text).enumerated().map { sentenceIndex, text in
                    var utterance = Utterance(text)
                    utterance.language = part.language
                    if index > 0, sentenceIndex == 0 { utterance.pause = Self.beforeQuote }
                    return utterance
                }
            }
        }
    }

    /// Seconds of silence where the voice changes within a sentence.
    private static let beforeQuote = 0.12
}
