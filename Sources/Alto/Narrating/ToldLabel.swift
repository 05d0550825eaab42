/// What a narration says by a label, where no caption says it.
struct ToldLabel: Sendable {
    /// In the narration's language, with its article: "a cheetah".
    let word: String
    /// Whether it is said plainly, not with a hedge.
    let isSure: Bool

    /// Nil where there is nothing to be said: nobody is sure enough, or a caption tells it already.
    ///
    /// A guess of a captioner is not said, and not made surer by a label either.
    init?(of description: Description, in catalog: any NarrationCatalog) {
        if let certainty = Confidence.certainty(ofCaptionIn: description), certainty != .guess { return nil }
        guard let judgment = LabelJudgment(of: description) else { return nil }
        // What is more general is as true: better that than nothing.
        let names = [judgment.label.name] + judgment.label.parents
        guard let word = names.lazy.compactMap(catalog.word(forLabel:)).first else { return nil }
        self.word = word
        isSure = judgment.isSure && description.caption == nil
    }
}
