/// A text cut at the words whose pronunciation is given.
struct PronouncedText {
    enum Part: Equatable {
        case text(String)
        case ipa(String, word: String)
    }

    let parts: [Part]

    /// - Parameter pronunciations: words, or several in a row, as they stand in the text, and their IPA.
    init(_ text: String, _ pronunciations: [String: String]) {
        var parts: [Part] = []
        var rest = Substring(text)
        // The longest first, so that "New York" is not cut at "York".
        let words = pronunciations.keys.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
        while true {
            let next = words.compactMap { word in Self.place(of: word, in: rest).map { (word, $0) } }
                .min { ($0.1.lowerBound, -$0.0.count) < ($1.1.lowerBound, -$1.0.count) }
            guard let (word, place) = next else { break }
            Self.append(rest[..<place.lowerBound], to: &parts)
            parts.append(.ipa(pronunciations[word] ?? "", word: word))
            rest = rest[place.upperBound...]
        }
        Self.append(rest, to: &parts)
        self.parts = parts
    }

    private static func append(_ text: Substring, to parts: inout [Part]) {
        if text.contains(where: { !$0.isWhitespace }) { parts.append(.text(String(text))) }
    }

    /// As a whole word.
    private static func place(of word: String, in text: Substring) -> Range<Substring.Index>? {
        text.ranges(of: word).first { range in
            let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
            let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
            return !(before?.isLetter ?? false) && !(after?.isLetter ?? false)
        }
    }
}
