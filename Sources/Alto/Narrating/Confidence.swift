/// From which confidence on something is said plainly, and below which it is not said at all. One place for all limits.
public enum Confidence {
    /// A caption at or above this is said as it stands.
    ///
    /// The scale is what the captioner states (see `Caption.confidence`). Both limits are provisional: no published
    /// checkpoint could be measured yet, so they are set where a doubt is voiced rather too often.
    public static let captionIsSure = 0.45
    /// A caption below this is a guess and is left out. Between the two it is hedged.
    public static let captionIsGuess = 0.25
    /// Text whose words Tesseract reads with less than this mean confidence "may say" what was read.
    public static let textIsSure = 0.7

    /// A label at or above this is said plainly: "It looks like a cheetah." Measured, see docs/labels.md.
    public static let plainLabel = 0.9
    /// A label below this is not said. Between the two it is hedged: "It may be a fruit."
    public static let hedgedLabel = 0.6
    /// From this on a picture may show nudity or sexual content: it is announced, or refused. Provisional.
    public static let contentIsSensitive = 0.8

    public static func isSensitive(_ moderation: Moderation) -> Bool { moderation.nsfw >= contentIsSensitive }

    public enum Certainty: Sendable { case sure, unsure, guess }

    public static func certainty(of caption: Caption) -> Certainty {
        let certainty = certainty(of: caption.confidence)
        // Where two models were asked and do not say the same, neither is sure.
        let isContested = caption.agreement.map { !$0.isWhole || Self.certainty(of: $0.confidence) == .guess } ?? false
        return isContested && certainty == .sure ? .unsure : certainty
    }

    /// Of a description's caption, beside what else was seen; nil where there is none.
    ///
    /// A label can only lower it: what is plainly something unrelated makes a caption unsure.
    static func certainty(ofCaptionIn description: Description) -> Certainty? {
        guard let caption = description.caption else { return nil }
        let text = CaptionText.clean(caption)
        let certainty = text.isEmpty ? .guess : certainty(of: caption)
        guard certainty == .sure, let judgment = LabelJudgment(of: description), judgment.isSure else {
            return certainty
        }
        let english = CaptionText.clean(caption.original ?? caption.text)
        return CaptionDoubt.contradicts(judgment.label, english) ? .unsure : .sure
    }

    /// Of a caption's own confidence alone.
    static func certainty(of confidence: Double?) -> Certainty {
        guard let confidence else { return .unsure }
        if confidence >= captionIsSure { return .sure }
        return confidence >= captionIsGuess ? .unsure : .guess
    }

    /// Whether text is read well enough to be quoted without a doubt. Long blocks weigh more than short ones.
    public static func isSure(of text: ReadText) -> Bool {
        let weights = text.blocks.map { Double(max(1, $0.content.count)) }
        let total = weights.reduce(0, +)
        guard total > 0 else { return true }
        let mean = zip(text.blocks, weights).reduce(0) { $0 + $1.0.confidence * $1.1 } / total
        return mean >= textIsSure
    }
}
