/// Every sentence that a narration can hold, in one language. Which are said, and in what order, `Narrator` decides.
///
/// Each member returns whole sentences, so that a language is free in its word order, agreement and plural rules.
/// To add a language, conform a type and add it to `NarrationCatalogs`.
public protocol NarrationCatalog: Sendable {
    /// BCP 47 tag.
    var language: String { get }
    /// What it is called by those who speak it: "Español".
    var endonym: String { get }
    /// Between the parts of a list.
    var comma: String { get }
    var fullStop: String { get }

    // Sensitive content.
    /// One neutral sentence before anything else, for a picture that may show nudity or sexual content.
    var sensitive: String { get }
    /// The same in short, and the rest of the alt text behind it.
    func altTextOfSensitive(_ rest: String) -> String

    // Reasons not to trust the rest.
    var almostBlack: String { get }
    func blank(_ color: Appearance.Color.Name?) -> String
    func flawed(_ flaws: [Appearance.Quality]) -> String
    var incomplete: String { get }
    func faceCutOff(at edge: Edge) -> String
    func textCutOff(at edge: Edge) -> String

    // The caption.
    func caption(_ text: String) -> String
    func hedgedCaption(_ text: String) -> String
    var unsureWhatItShows: String { get }
    /// What two captioners agree on, as words: "Both models see: man, surfboard."
    func bothSee(_ words: [String]) -> String
    /// What the other of two captioners wrote.
    func orPerhaps(_ text: String) -> String
    /// An answer to a question that the model is not sure of: "Perhaps: one."
    func hedgedAnswer(_ text: String) -> String
    /// Announces a caption that is in English, because nobody translated it.
    func captionFollows(isSure: Bool) -> String

    // Labels.
    /// An everyday word as it stands in the sentences below, with its article: "a cheetah"; nil where there is none.
    ///
    /// - Parameter key: `ImageLabel.name`.
    func word(forLabel key: String) -> String?
    func label(_ word: String) -> String
    func hedgedLabel(_ word: String) -> String

    // People.
    func recognized(_ names: [String]) -> String
    func people(_ count: Int) -> String
    func morePeople(_ count: Int) -> String

    // Text.
    func textReads(_ text: String) -> String
    func textMaySay(_ text: String) -> String
    /// Read text in the language of the narration, behind the text itself.
    func textMeans(_ translation: String) -> String
    func longText(words: Int, beginning: String, isSure: Bool) -> String
    func longDocument(words: Int, beginning: String, isSure: Bool) -> String

    // Codes.
    func codeLinks(_ kind: Code.Kind, host: String) -> String
    func codeReads(_ kind: Code.Kind, content: String) -> String
    func codeHoldsNetwork(_ kind: Code.Kind) -> String
    func moreCodes(_ count: Int) -> String

    // What was measured.
    /// The kind of picture and the places of its faces, left to right: "A photo of one person, in the middle."
    func kind(_ kind: Appearance.Kind?, faces: [Position]) -> String
    func colors(_ colors: [Appearance.Color]) -> String
    func nothingFound(faces: Bool, text: Bool) -> String
    func light(_ brightness: Double) -> String?
    func captured(_ date: CaptureDate) -> String
    func firstFrame(of count: Int) -> String

    /// An observer that could not do its work, where that matters to the listener.
    func couldNotLook(for stage: Stage) -> String?

    // Notes while the picture is still being looked at.
    var captionFound: String { get }
    var textFound: String { get }
    var textNotTranslated: String { get }
    func peopleFound(_ count: Int) -> String
    func codesFound(_ count: Int) -> String

    // Alt text, one sentence.
    /// The parts of the sentence, the most important first; those that fit are joined by commas.
    func altText(_ main: String, names: [String]) -> [String]
    /// Read text as a part: "text: AWS re:Invent".
    func altTextOfText(_ text: String, isSure: Bool) -> String
    /// The main part where only the kind of picture and its faces are known.
    func altTextOfKind(_ kind: Appearance.Kind?, faces: [Position]) -> String
    /// The main part where nobody captioned the picture: "a cheetah", "possibly a cheetah".
    func altTextOfLabel(_ word: String, isSure: Bool) -> String
    /// Known people on a picture that nobody captioned: "A photo of Jack and one more person".
    func altTextOfPeople(_ names: [String], others: Int, _ kind: Appearance.Kind?) -> String
    /// A picture of which only the looks are known: "A photo in brown and gray".
    func altTextOfColors(_ colors: [Appearance.Color], _ kind: Appearance.Kind?) -> String
    func altTextOfLongText(beginning: String, _ kind: Appearance.Kind?) -> String
}

extension NarrationCatalog {
    public var comma: String { ", " }
    public var fullStop: String { "." }
    public func altTextOfKind(_ kind: Appearance.Kind?, faces: [Position]) -> String { self.kind(kind, faces: faces) }
    public func peopleFound(_ count: Int) -> String {
        count == 0 ? nothingFound(faces: true, text: false) : people(count)
    }
    public func codesFound(_ count: Int) -> String { "" }

    /// Whether something in that language needs no other voice than the narration.
    public func isIn(_ tag: String) -> Bool { LanguageTag(tag)?.primary == LanguageTag(language)?.primary }
}

public enum Edge: String, Sendable, CaseIterable {
    case left, right, top, bottom
}

/// The languages that narrations are written in.
public enum NarrationCatalogs {
    public static let all: [any NarrationCatalog] = [
        EnglishCatalog(dialect: .american), EnglishCatalog(dialect: .british), SpanishCatalog(), FrenchCatalog(),
        GermanCatalog(),
        ItalianCatalog(), PortugueseCatalog(country: .brazil), PortugueseCatalog(country: .portugal), DutchCatalog(),
        PolishCatalog(),
        RussianCatalog(), HindiCatalog(), ArabicCatalog(), ChineseCatalog(script: .simplified),
        ChineseCatalog(script: .traditional),
        JapaneseCatalog(),
    ]

    /// Tags whose writing or country is not the first one of their language.
    ///
    /// Source: Unicode CLDR, parentLocales and likelySubtags.
    private static let parents = [
        "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant", "yue": "zh-Hant", "cmn": "zh-Hans",
        "pt-AO": "pt-PT", "pt-MZ": "pt-PT",
        "pt-CV": "pt-PT", "pt-CH": "pt-PT",
    ]

    /// The catalogue for a BCP 47 tag: the tag itself, then its nearest parent, then the first of its language
    /// (RFC 4647 look-up).
    ///
    /// - Throws: `Problem` (language_unknown) that names what there is.
    public static func find(_ text: String) throws -> any NarrationCatalog {
        if let tag = LanguageTag(text) {
            for fallback in tag.fallbacks {
                let candidate = parents[fallback.text] ?? fallback.text
                if let found = all.first(where: { $0.language == candidate }) { return found }
            }
            if let found = all.first(where: { $0.isIn(text) }) { return found }
        }
        let known = all.map(\.language).joined(separator: ", ")
        throw Problem(
            .languageUnknown, "Alto cannot describe in the language “\(printable: text)”.",
            remedy: "It describes in: \(known).")
    }
}
