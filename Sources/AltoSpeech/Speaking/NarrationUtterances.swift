package import Alto

extension Narration {
    /// Its sentences for a speaker, each in its own language. What was read in the picture is marked off by silence on
    /// both sides, so that it cannot pass for the narration's own words.
    package var utterances: [Utterance] {
        var utterances: [Utterance] = []
        var wasQuoted = false
        for sentence in sentences {
            for (index, part) in sentence.spokenParts.enumerated() {
                for (sentenceIndex, text) in Sentences.split(part.text).enumerated() {
                    var utterance = Utterance(text)
                    utterance.language = part.language
                    if sentenceIndex == 0, part.isQuoted != wasQuoted {
                        utterance.pause = part.isQuoted ? Self.beforeQuote : Self.afterQuote
                    } else if sentenceIndex == 0, index > 0 {
                        utterance.pause = Self.betweenParts
                    }
                    utterances.append(utterance)
                }
                wasQuoted = part.isQuoted
            }
        }
        return utterances
    }

    // Seconds of silence. That behind a quote is longer than the one between sentences, which the quote may have, too.
    private static let beforeQuote = 0.4
    private static let afterQuote = 0.7
    /// Where a sign's line ends, or the voice changes within what is quoted.
    private static let betweenParts = 0.2
}
