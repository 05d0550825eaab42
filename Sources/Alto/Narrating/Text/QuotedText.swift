/// Read text as it is quoted in a narration: verbatim, on one line, its beginning only where it is long.
///
/// What could pass for sentences of Alto's own stands within quotation marks, and those within it become apostrophes.
struct QuotedText {
    /// A listener keeps about this many words in mind; longer text is announced by its length and its beginning.
    static let longestSpoken = 40
    /// Words of a long text that are quoted: enough to know what it is; an alt text takes as many as it has room for.
    static let beginningWords = 5

    private let words: [Substring]
    /// How many words were read: headers that are said once more are not counted.
    let wordCount: Int
    let spoken: String
    /// The lines of blocks that are signs, and the rows of tables, in their order.
    let signLines: [String]
    private let needsMarks: Bool
    /// The blocks as they stand in `spoken`, with the language of each where it is known.
    private let parts: [(text: String, language: String?)]

    /// - Parameter pairsHeaders: whether the values of a table are said with their headers.
    init(_ text: ReadText, pairsHeaders: Bool = true) {
        let written = text.content.unicodeScalars.split(separator: "\n\n".unicodeScalars)
        let isByBlock = text.blocks.count == written.count
        let blocks = written.enumerated().map { index, block in
            Said(block, rows: isByBlock ? text.blocks[index].rows : nil, pairsHeaders: pairsHeaders)
        }.filter { !$0.text.isEmpty }
        // Blocks stand apart in the picture, so the voice makes a pause between them.
        let sentences = blocks.enumerated().map { index, block in
            index == blocks.count - 1 || block.text.last.map { ".!?…:;,。".contains($0) } ?? true
                ? block.text : block.text + "."
        }
        let joined = sentences.joined(separator: " ")
        wordCount = blocks.reduce(0) { $0 + $1.wordCount }
        needsMarks = CodeQuote.canPassForSentences(joined)
        let isQuoted = needsMarks || wordCount > Self.longestSpoken
        let said = isQuoted ? sentences.map(CodeQuote.inner) : sentences
        signLines = blocks.flatMap(\.lines).map { isQuoted ? CodeQuote.inner($0) : $0 }
        spoken = said.joined(separator: " ")
        let languages = text.blocks.map(\.language)
        parts = said.enumerated().map { ($1, languages.count == said.count ? languages[$0] : text.language) }
        words = spoken.split(separator: " ")
    }

    /// A block as it is said: on one line, but for what its lines are.
    private struct Said {
        var text: String
        /// Of signs and tables; none of running text.
        var lines: [String]
        var wordCount: Int

        init(_ block: Substring.UnicodeScalarView, rows: [[String?]]?, pairsHeaders: Bool) {
            let plain = PrintableText.clean(Substring(block))
            wordCount = plain.split(separator: " ").count
            if let rows, rows.count > 1 {
                lines = TableText(rows).sentences(pairsHeaders: pairsHeaders)
                text = lines.joined(separator: " ")
            } else {
                lines = QuotedText.signLines(of: block)
                text = plain
            }
        }
    }

    /// Short lines, each of which begins anew; what is broken to fit a page is read on.
    private static func signLines(of block: Substring.UnicodeScalarView) -> [String] {
        let longest = 6
        // By scalars: comparing a character of a million accents with a line's end takes minutes.
        let lines = block.split(separator: "\n").map { PrintableText.clean(Substring($0)) }.filter { !$0.isEmpty }
        guard lines.count > 1, lines.allSatisfy({ $0.split(separator: " ").count <= longest }),
            lines.allSatisfy({ $0.first.map { $0.isUppercase || $0.isNumber || $0.isSymbol } ?? false })
        else { return [] }
        return lines
    }

    var isLong: Bool { wordCount > Self.longestSpoken }

    /// Two significant digits: 183 is "about 180".
    var roundedWordCount: Int {
        var step = 1
        while wordCount / step >= 100 { step *= 10 }
        return (wordCount + step / 2) / step * step
    }

    /// All of it, within quotation marks where it needs them.
    func marked(in language: String) -> String {
        needsMarks ? CodeQuote.quoted(spoken, in: language, always: true) : spoken
    }

    /// The first words, without punctuation that would collide with the "…" behind them.
    func beginning(of count: Int = beginningWords) -> String {
        var text = words.prefix(count).joined(separator: " ")
        while let last = text.last, ",;:-–—".contains(last) { text.removeLast() }
        return text
    }

    /// The parts that are for another voice than the narration's.
    ///
    /// - Parameter quoted: as much of `spoken` as is said.
    func quotes(of quoted: String, in narration: String) -> [Narration.Sentence.Quote] {
        var quotes: [Narration.Sentence.Quote] = []
        var rest = quoted[...]
        for part in parts where !rest.isEmpty {
            let text = rest.hasPrefix(part.text) ? part.text : String(rest)
            rest = rest.dropFirst(text.count).drop { $0 == " " }
            // What is too short to tell its language still tells its script.
            let system = WritingSystem(of: text)
            let guessed = system.flatMap { $0.isRead(in: narration) ? nil : $0.usualLanguage }
            guard let language = part.language ?? guessed,
                LanguageTag(language)?.primary != LanguageTag(narration)?.primary
            else { continue }
            quotes.append(.init(text, language: language))
        }
        return quotes
    }
}
