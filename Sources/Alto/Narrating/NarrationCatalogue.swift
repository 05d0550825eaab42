/// Every sentence that a narration can hold, in one language. Which are said, and in what order, `Narrator` decides.
///
/// Each member returns whole sentences, so that a language is free in its word order, agreement and plural rules.
/// To add a language, conform a type and add it to `NarrationCatalogues`.
public protocol NarrationCatalogue: Sendable {
    /// BCP 47 tag.
    var language: String { get }
    /// What it is called by those who speak it: "Español".
    var endonym: String { get }
    /// Between the parts of a list.
    var comma: String { get }
    var fullStop: String { get }

    // Reasons not to trust the rest.
    var almostBlack: String { get }
    func blank(_ colour: Appearance.Colour.Name?) -> String
    func flawed(_ flaws: [Appearance.Quality]) -> String
    var incomplete: String { get }
    func faceCutOff(at edge: Edge) -> String
    func textCutOff(at edge: Edge) -> String

    // The caption.
    func caption(_ text: String) -> String
    func hedgedCaption(_ text: String) -> String
    var unsureWhatItShows: String { get }
    /// Announces a caption that is in English, because nobody translated it.
    func captionFollows(isSure: Bool) -> String

    // People.
    func recognised(_ names: [String]) -> String
    func people(_ count: Int) -> String
    func morePeople(_ count: Int) -> String

    // Text.
    func textReads(_ text: String) -> String
    func textMaySay(_ text: String) -> String
    func longText(words: Int, beginning: String, isSure: Bool) -> String
    func longDocument(words: Int, beginning: String, isSure: Bool) -> String

    // Codes.
    func codeLinks(_ kind: Code.Kind, host: String) -> String
    func codeReads(_ kind: Code.Kind, content: String) -> String
    func codeHoldsNetwork(_ kind: Code.Kind) -> String
    func moreCodes(_ count: Int) -> String

    // What was measured.
    /// The kind of picture and the places of its faces, left to right: "A photo of one person, in the middle."
    func kind(_ kind: Appearance.Kind?, faces: [Place]) -> String
    func colours(_ colours: [Appearance.Colour]) -> String
    func nothingFound(faces: Bool, text: Bool) -> String
    func light(_ brightness: Double) -> String?
    func captured(_ date: CaptureDate) -> String
    func firstFrame(of count: Int) -> String

    /// An observer that could not do its work, where that matters to the listener.
    func couldNotLook(for stage: Stage) -> String?

    // Notes while the picture is still being looked at.
    var captionFound: String { get }
    var textFound: String { get }
    func peopleFound(_ count: Int) -> String
    func codesFound(_ count: Int) -> String

    // Alt text, one sentence.
    /// The parts of the sentence, the most important first; those that fit are joined by commas.
    func altText(_ main: String, names: [String], text: String?) -> [String]
    /// Known people on a picture that nobody captioned: "A photo of Jack and one more person".
    func altTextOfPeople(_ names: [String], others: Int, _ kind: Appearance.Kind?) -> String
    /// A picture of which only the looks are known: "A photo in brown and gray".
    func altTextOfColours(_ colours: [Appearance.Colour], _ kind: Appearance.Kind?) -> String
    func altTextOfLongText(beginning: String, _ kind: Appearance.Kind?) -> String
}

extension NarrationCatalogue {
    public var comma: String { ", " }
    public var fullStop: String { "." }
    public func peopleFound(_ count: Int) -> String { count == 0 ? nothingFound(faces: true, text: false) : people(count) }
    public func codesFound(_ count: Int) -> String { "" }

    /// Whether something in that language needs no other voice than the narration.
    public func isIn(_ tag: String) -> Bool {
        func primary(_ tag: String) -> Substring { tag.lowercased().prefix { $0 != "-" && $0 != "_" } }
        return primary(tag) == primary(language)
    }
}

public enum Edge: String, Sendable, CaseIterable {
    case left, right, top, bottom
}

/// The languages that narrations are written in.
public enum NarrationCatalogues {
    public static let all: [any NarrationCatalogue] = [
        EnglishCatalogue(dialect: .american), EnglishCatalogue(dialect: .british), SpanishCatalogue(), FrenchCatalogue(), GermanCatalogue(),
        ItalianCatalogue(), PortugueseCatalogue(country: .brazil), PortugueseCatalogue(country: .portugal), DutchCatalogue(), PolishCatalogue(),
        RussianCatalogue(), HindiCatalogue(), ArabicCatalogue(), ChineseCatalogue(script: .simplified), ChineseCatalogue(script: .traditional),
        JapaneseCatalogue(),
    ]

    /// Where cutting off the end of a tag would lead astray.
    ///
    /// Source: Unicode CLDR, parentLocales and likelySubtags.
    private static let parents = [
        "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant", "yue": "zh-hant", "zh-yue": "zh-hant", "zh-sg": "zh-hans", "cmn": "zh-hans",
        "en-au": "en-gb", "en-nz": "en-gb", "en-ie": "en-gb", "en-in": "en-gb", "en-za": "en-gb", "pt-ao": "pt-pt", "pt-mz": "pt-pt",
        "pt-cv": "pt-pt", "pt-ch": "pt-pt",
    ]

    /// Whether a text has the form of a BCP 47 tag.
    public static func isTag(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let language = parts.first, (2...8).contains(language.count), language.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            return false
        }
        return parts.dropFirst().allSatisfy { (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
    }

    /// The catalogue for a BCP 47 tag: the tag itself, then its nearest parent, then the first of its language
    /// (RFC 4647 look-up).
    ///
    /// - Throws: `Problem` (language_unknown) that names what there is.
    public static func find(_ tag: String) throws -> any NarrationCatalogue {
        var parts = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
        let language = parts.first ?? ""
        while !parts.isEmpty {
            let joined = parts.joined(separator: "-")
            let candidate = parents[joined] ?? joined
            if let found = all.first(where: { $0.language.lowercased() == candidate }) { return found }
            parts.removeLast()
        }
        if let found = all.first(where: { $0.language.hasPrefix(language + "-") }) { return found }
        let known = all.map(\.language).joined(separator: ", ")
        throw Problem(.languageUnknown, "Alto cannot describe in the language “\(printable: tag)”.", remedy: "It describes in: \(known).")
    }
}
