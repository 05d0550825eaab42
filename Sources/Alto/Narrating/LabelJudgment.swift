/// Which of a picture's labels may be said, and how surely, given what else is known of the picture.
///
/// A classifier sees some thing in every picture, also where there is none: a suit in each portrait, a web site in each
/// page. What the other observers know tells when its answer is not to be trusted.
struct LabelJudgment: Equatable, Sendable {
    let label: ImageLabel
    /// "It looks like a cheetah." Otherwise: "It may be a fruit."
    let isSure: Bool

    /// Nil where nothing may be said.
    init?(of description: Description) {
        let appearance = description.appearance
        let quality = appearance?.quality ?? []
        self.init(
            labels: description.labels, kind: appearance?.kind, faces: description.people?.faces.count ?? 0,
            isHardToSee: quality.contains(.black) || quality.contains(.overexposed), hasText: description.text != nil)
    }

    /// Chooses the first label that may be said plainly, else the first that may be hedged.
    ///
    /// - Parameters:
    ///   - labels: the best first.
    ///   - kind: what kind of picture it is, where that was measured.
    ///   - faces: how many were found.
    ///   - isHardToSee: whether the picture is nearly black or white.
    ///   - hasText: whether text was read. Of a page or a drawing with text, such as a poster, nothing is said.
    init?(labels: [ImageLabel], kind: Appearance.Kind?, faces: Int, isHardToSee: Bool, hasText: Bool) {
        guard !isHardToSee else { return nil }
        var isDrawn = false
        switch kind {
        case .blank, .screenshot: return nil
        case .graphic where hasText, .document where hasText: return nil
        // A thing on white paper is measured as a page, too.
        case .graphic, .document: isDrawn = true
        case .photo, nil: break
        }
        var hedged: ImageLabel?
        for label in labels {
            let isSure = label.confidence >= Confidence.plainLabel
            // Of drawings and of people only what is sure: the classifier was trained on photos of things.
            guard isSure || label.confidence >= Confidence.hedgedLabel && !isDrawn && faces == 0 else { continue }
            if faces > 0, ([label.name] + label.parents).contains(where: Self.wornOrHeld.contains) { continue }
            if isSure, !isDrawn, !Self.neverPlain.contains(label.name) {
                (self.label, self.isSure) = (label, true)
                return
            }
            hedged = hedged ?? label
        }
        guard let hedged else { return nil }
        (label, isSure) = (hedged, false)
    }

    /// What people have on or with them: with a face in the picture, the person is what it shows.
    static let wornOrHeld: Set<String> = [
        "bag", "hat", "helmet", "jeans", "mask", "microphone", "mobile phone", "musical instrument", "shoe",
        "sunglasses", "swimsuit", "telephone", "umbrella",
    ]

    /// Words that the classifier answers where it knows nothing better, or whose classes stand for more than they show:
    /// never said plainly.
    static let neverPlain: Set<String> = [
        "antelope", "beach", "bed", "carpet", "cow", "electronic device", "pier", "plant", "street lamp", "swimsuit",
        "temple", "toy",
    ]
}
