/// English, as written in the United States or in Britain.
public struct EnglishCatalog: NarrationCatalog {
    public enum Dialect: Sendable { case american, british }

    private let dialect: Dialect

    public init(dialect: Dialect) {
        self.dialect = dialect
    }

    public var language: String { dialect == .american ? "en-US" : "en-GB" }
    public var endonym: String { dialect == .american ? "English (United States)" : "English (United Kingdom)" }

    // MARK: Sensitive content

    public var sensitive: String { "This picture may show nudity or sexual content." }
    public func altTextOfSensitive(_ rest: String) -> String { "Possible nudity: \(rest)" }

    // MARK: Reasons not to trust the rest

    public var almostBlack: String { "The picture is almost black. The lens may be covered." }

    public func blank(_ color: Appearance.Color.Name?) -> String {
        color.map { "The picture is blank. It is \(name($0)) all over." } ?? "The picture is blank."
    }

    public func flawed(_ flaws: [Appearance.Quality]) -> String {
        let words = flaws.map { flaw in
            switch flaw {
            case .black: "almost black"
            case .dark: "dark"
            case .overexposed: "far too bright"
            case .blurred: "blurred"
            case .lowContrast: "low in contrast"
            }
        }
        return "The picture is \(list(words))."
    }

    public var incomplete: String { "The file breaks off, so a part of the picture is missing." }

    public func faceCutOff(at edge: Edge) -> String { "A face is cut off at the \(name(edge)) edge." }
    public func textCutOff(at edge: Edge) -> String { "Some text is cut off at the \(name(edge)) edge." }

    // MARK: The caption

    public func caption(_ text: String) -> String { sentence(text) }
    public func hedgedCaption(_ text: String) -> String { sentence("It looks like \(text)") }
    public var unsureWhatItShows: String { "I am not sure what it shows." }
    public func bothSee(_ words: [String]) -> String { "Both models see: \(words.joined(separator: comma))." }
    public func orPerhaps(_ text: String) -> String { sentence("Or perhaps: \(text)") }
    public func hedgedAnswer(_ text: String) -> String { sentence("Perhaps: \(text)") }
    public func captionFollows(isSure: Bool) -> String {
        isSure ? "A caption in English:" : "An unsure caption, in English:"
    }

    // MARK: Labels

    public func word(forLabel key: String) -> String? {
        (dialect == .american ? EnglishLabels.american : EnglishLabels.british)[key]
    }
    public func label(_ word: String) -> String { "It looks like \(word)." }
    public func hedgedLabel(_ word: String) -> String { "It may be \(word)." }
    public func altTextOfLabel(_ word: String, isSure: Bool) -> String { isSure ? word : "possibly \(word)" }

    // MARK: People

    public func recognized(_ names: [String]) -> String {
        "I \(dialect == .american ? "recognize" : "recognise") \(list(names))."
    }

    public func people(_ count: Int) -> String {
        count == 1 ? "There is one person." : "There are \(count) people."
    }

    public func morePeople(_ count: Int) -> String {
        count == 1 ? "There is one more person." : "There are \(count) more people."
    }

    // MARK: Text

    public func textReads(_ text: String) -> String { ended("The text reads: \(text)") }
    public func textMaySay(_ text: String) -> String { ended("Some text is hard to read. It may say: \(text)") }
    public func textMeans(_ translation: String) -> String { ended("It means: \(translation)") }

    public func longText(words: Int, beginning: String, isSure: Bool) -> String {
        "There are about \(words) words of text. \(begins(beginning, isSure: isSure))"
    }

    public func longDocument(words: Int, beginning: String, isSure: Bool) -> String {
        "A document with about \(words) words. \(begins(beginning, isSure: isSure))"
    }

    private func begins(_ beginning: String, isSure: Bool) -> String {
        isSure ? "It begins: \"\(beginning) …\"" : "It is hard to read. It may begin: \"\(beginning) …\""
    }

    // MARK: Codes

    public func codeLinks(_ kind: Code.Kind, host: String) -> String { "\(name(kind)) links to \(host)." }
    public func codeReads(_ kind: Code.Kind, content: String) -> String {
        ended("\(name(kind)) reads: \(content)")
    }
    public func codeHoldsNetwork(_ kind: Code.Kind) -> String { "\(name(kind)) holds the settings of a Wi-Fi network." }
    public func moreCodes(_ count: Int) -> String {
        count == 1 ? "There is one more code." : "There are \(count) more codes."
    }

    func name(_ kind: Code.Kind) -> String {
        switch kind {
        case .qr, .microQR: "A QR code"
        case .dataMatrix: "A Data Matrix code"
        case .aztec: "An Aztec code"
        case .pdf417: "A PDF417 code"
        case .ean8, .ean13, .upcA, .upcE: "A product bar code"
        case .code128, .code39, .itf: "A bar code"
        }
    }

    // MARK: What was measured

    public func kind(_ kind: Appearance.Kind?, faces: [Position]) -> String {
        let noun = of(kind)
        let isPlaced = faces.contains { $0 != .everywhere }
        switch faces.count {
        case 0: return "\(self.noun(kind))."
        case 1 where !isPlaced: return "\(noun) one person."
        case 2...3 where !isPlaced: return "\(noun) \(faces.count) people."
        case 1: return "\(noun) one person, \(positionPhrase(faces[0]))."
        case 2...3: return "\(noun) \(faces.count) people, \(list(spread(faces)))."
        default: return "\(noun) \(faces.count) people."
        }
    }

    /// "one on the left", "2 in the middle", in the order of the first of each.
    private func spread(_ positions: [Position]) -> [String] {
        var seen: [Position] = []
        for position in positions where !seen.contains(position) { seen.append(position) }
        if seen.count == 1 { return ["\(positions.count == 2 ? "both" : "all") \(positionPhrase(seen[0]))"] }
        return seen.map { position in
            let count = positions.count { $0 == position }
            return "\(count == 1 ? "one" : "\(count)") \(positionPhrase(position))"
        }
    }

    /// "A photo of", but "A document with": nobody's photo is a page or a screen.
    private func of(_ kind: Appearance.Kind?) -> String {
        "\(noun(kind)) \(kind == .document || kind == .screenshot ? "with" : "of")"
    }

    private func noun(_ kind: Appearance.Kind?) -> String {
        switch kind {
        case .photo: "A photo"
        case .screenshot: "A screenshot"
        case .document: "A document"
        case .graphic: "A drawing or graphic"
        case .blank, nil: "A picture"
        }
    }

    public func colors(_ colors: [Appearance.Color]) -> String {
        let parts = colors.map { color in
            color.position == .everywhere ? name(color.name) : "\(name(color.name)) \(positionPhrase(color.position))"
        }
        let isOne = parts.count == 1
        return "The main \(dialect == .american ? "color" : "colour")\(isOne ? " is" : "s are") \(list(parts))."
    }

    public func nothingFound(faces: Bool, text: Bool) -> String {
        switch (faces, text) {
        case (true, true): "No faces and no text were found."
        case (true, false): "No faces were found."
        default: "No text was found."
        }
    }

    public func light(_ brightness: Double) -> String? {
        switch brightness {
        case ..<0.2: "The picture is rather dark."
        case 0.8...: "The picture is very bright."
        default: nil
        }
    }

    public func captured(_ date: CaptureDate) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let month = months[date.month - 1]
        return dialect == .american
            ? "The picture was taken on \(month) \(date.day), \(date.year)."
            : "The picture was taken on \(date.day) \(month) \(date.year)."
    }

    public func firstFrame(of count: Int) -> String { "This is the first of \(count) frames." }

    public func couldNotLook(for stage: Stage) -> String? {
        switch stage {
        case .faces: "I could not look for faces."
        case .text: "I could not look for text."
        case .codes: "I could not look for codes."
        case .moderation: "I could not look for nudity or sexual content."
        default: nil
        }
    }

    // MARK: Notes

    public var captionFound: String { "Caption written." }
    public var textFound: String { "Text found." }
    public var textNotTranslated: String { "The text could not be translated." }

    public func peopleFound(_ count: Int) -> String {
        switch count {
        case 0: "No faces."
        case 1: "One person."
        default: "\(count) people."
        }
    }

    public func codesFound(_ count: Int) -> String { count == 1 ? "One code." : "\(count) codes." }

    // MARK: Alt text

    public func altText(_ main: String, names: [String]) -> [String] {
        names.isEmpty ? [main] : [main, "with \(list(names))"]
    }
    public func altTextOfText(_ text: String, isSure: Bool) -> String {
        "\(isSure ? "text" : "text that may say"): \(text)"
    }

    public func altTextOfPeople(_ names: [String], others: Int, _ kind: Appearance.Kind?) -> String {
        let rest = others == 0 ? [] : [others == 1 ? "one more person" : "\(others) more people"]
        return "\(of(kind)) \(list(names + rest))"
    }

    public func altTextOfColors(_ colors: [Appearance.Color], _ kind: Appearance.Kind?) -> String {
        "\(noun(kind)) in \(list(colors.map { name($0.name) }))"
    }

    public func altTextOfLongText(beginning: String, _ kind: Appearance.Kind?) -> String {
        "\(noun(kind)) \(kind == .document ? "that" : "with text that") begins: \(beginning)"
    }

    // MARK: Words

    /// "a", "a and b", "a, b, and c"; without the last comma in Britain.
    private func list(_ items: [String]) -> String {
        switch items.count {
        case 0: return ""
        case 1: return items[0]
        case 2: return "\(items[0]) and \(items[1])"
        default:
            let comma = dialect == .american ? "," : ""
            return "\(items.dropLast().joined(separator: ", "))\(comma) and \(items[items.count - 1])"
        }
    }

    private func name(_ color: Appearance.Color.Name) -> String {
        color == .gray && dialect == .american ? "gray" : color.rawValue
    }

    private func name(_ edge: Edge) -> String { edge.rawValue }

    private func positionPhrase(_ position: Position) -> String {
        switch position {
        case .topLeft: "at the top left"
        case .top: "at the top"
        case .topRight: "at the top right"
        case .left: "on the left"
        case .middle: "in the middle"
        case .right: "on the right"
        case .bottomLeft: "at the bottom left"
        case .bottom: "at the bottom"
        case .bottomRight: "at the bottom right"
        case .everywhere: "all over"
        }
    }

    /// The first letter in upper case, a full stop at the end.
    private func sentence(_ text: String) -> String {
        ended(text.prefix(1).uppercased() + text.dropFirst())
    }
}
