/// What a machine-readable code holds, as far as a listener needs to know.
enum CodeContent: Equatable {
    case link(WebHost)
    /// Something that a phone knows what to do with; told by its kind and what matters of it, never letter by letter.
    case matter(Matter, String?)
    case payment(CodePayment)
    case text(String)
    /// Too long to be listened to: nobody remembers a token of 380 characters.
    case longText(characters: Int)
    case data(bytes: Int)

    enum Matter: Sendable, CaseIterable {
        case contact, event, mail, phone, message, place
        /// The secret from which one-time passwords are made: it is not told.
        case oneTimePassword
        /// Wi-Fi settings: the password is not told.
        case network
    }

    private static let longestSpoken = 20
    /// A word that is longer is no word; and a line of Chinese that is longer is a text.
    private static let longestWord = 40
    /// Of a name or a title.
    private static let longestDetail = 60
    /// Contents beyond this are not parsed: the largest QR code holds 2,953 bytes.
    private static let longestParsed = 8192

    init(_ content: String, isBinary: Bool = false) {
        guard !isBinary else {
            self = .data(bytes: content.utf8.count / 2)
            return
        }
        let isParsed = content.utf8.count <= Self.longestParsed
        let fields = isParsed ? CodeFields(content) : nil
        if let host = WebHost(of: fields?.link ?? PrintableText.clean(content)) {
            self = .link(host)
        } else if let payment = isParsed ? CodePayment(content) : nil {
            self = .payment(payment)
        } else if let (matter, detail) = fields?.matter {
            self = .matter(matter, detail.flatMap(Self.detail))
        } else {
            self = Self.said(content)
        }
    }

    private static func said(_ content: String) -> CodeContent {
        let text = CodeQuote.onOneLine(content)
        let words = text.split(separator: " ")
        if words.contains(where: { $0.unicodeScalars.count > longestWord }) {
            return .longText(characters: content.boundedCharacters.count)
        }
        let spoken = words.prefix(longestSpoken).joined(separator: " ")
        return .text(words.count > longestSpoken ? spoken + " …" : spoken)
    }

    private static func detail(_ text: String) -> String? {
        let line = CodeQuote.onOneLine(text)
        let characters = line.boundedCharacters
        guard characters.count > longestDetail else { return line.isEmpty ? nil : line }
        return String(characters.prefix(longestDetail - 1)) + "…"
    }
}

/// What a code says, marked off from what Alto says of it.
enum CodeQuote {
    /// Line breaks become commas, so that what stands behind one cannot pass for a sentence of Alto's own.
    static func onOneLine(_ text: String) -> String {
        let clean = PrintableText.clean(text, keepingLines: true)
        let lines = clean.unicodeScalars.split(separator: "\n").map(String.init)
        return lines.dropLast().map { line in
            line.unicodeScalars.last.map { ",;: .!?…。！？।؟".unicodeScalars.contains($0) } ?? true
                ? line + " " : line + ", "
        }.joined() + (lines.last ?? "")
    }

    /// In the language's quotation marks, unless it is one word, which nobody takes for a sentence. Marks within it become
    /// apostrophes, so that it ends where Alto ends it.
    static func quoted(_ text: String, in language: String, always: Bool = false) -> String {
        let inner = inner(text)
        guard always || inner.contains(" ") else { return inner }
        let (open, close): (String, String) =
            switch LanguageTag(language)?.primary {
            case "de": ("„", "“")
            case "pl": ("„", "”")
            case "fr": ("«\u{A0}", "\u{A0}»")
            case "es", "it", "ru", "ar": ("«", "»")
            case "ja": ("「", "」")
            case "zh" where language.hasPrefix("zh-Hant"): ("「", "」")
            default: ("“", "”")
            }
        return open + inner + close
    }

    /// Text within quotation marks: its own become apostrophes, or whoever wrote it could end the quotation.
    static func inner(_ text: String) -> String {
        String(text.map { "\"“”„«»「」『』‟＂‹›".contains($0) ? "’" : $0 })
    }

    /// A name or a title is quoted only where it could pass for sentences.
    static func detail(_ text: String, in language: String) -> String {
        canPassForSentences(text) ? quoted(text, in: language, always: true) : text
    }

    /// Whether a sentence ends within it, and another could begin.
    static func canPassForSentences(_ text: String) -> Bool {
        var isEnded = false
        for character in text.dropLast() {
            if "。！？।：".contains(character) || isEnded && character == " " { return true }
            // Behind a mark may stand others that close what is in brackets or quotation marks.
            isEnded = ".!?…:؟".contains(character) || isEnded && "\"”’')]»“」".contains(character)
        }
        return false
    }
}
