package import Alto

extension Narration {
    /// Its sentences for a speaker, each in its own language.
    package var utterances: [Utterance] {
        sentences.flatMap { sentence in
            Sentences.split(sentence.text).map { text in
                var utterance = Utterance(text)
                utterance.language = sentence.language
                return utterance
            }
        }
    }
}
