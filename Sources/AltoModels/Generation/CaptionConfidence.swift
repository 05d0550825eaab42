import Foundation

/// How sure a model was of a text: the one place where that is derived.
///
/// It is the geometric mean of the probabilities that the model gave to the words it wrote, the end included: 1 when it
/// was certain of each word, and independent of how many there are. The end counts because a text that breaks off where
/// the model wanted to go on says less than it meant to. Penalties and beams do not enter: what a search made of the
/// probabilities is not what the model thought.
package enum CaptionConfidence {
    /// - Returns: 0 to 1; nil for a text without words or with a probability that is no number.
    package static func confidence(of text: GeneratedText) -> Double? { confidence(of: text.logProbabilities) }

    package static func confidence(of tokens: [GeneratedToken]) -> Double? {
        confidence(of: tokens.map(\.logProbability))
    }

    private static func confidence(of logProbabilities: [Float]) -> Double? {
        guard !logProbabilities.isEmpty else { return nil }
        let mean = logProbabilities.reduce(0.0) { $0 + Double($1) } / Double(logProbabilities.count)
        guard !mean.isNaN else { return nil }
        return min(1, max(0, exp(mean)))
    }
}
