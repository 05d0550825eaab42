import Alto

/// A text cut at the words whose pronunciation is given.
struct PronouncedText {
    enum Part: Equatable {
        case text(String)
        case ipa(String, word: String)
    }

    let parts: [Part]

    /// - Parameter pronunciations: words, or several in a row, as they stand in the text, and their IPA.
    init(_ text: String, _ pronunciations: [String: String]) {
        let text = text.boundedCharacters
        let words = Self.words(pronunciations)
        var parts: [Part] = []
        var start = 0
        var index = 0
        while index < text.count {
            guard let word = words[text[index]]?.first(where: { Self.stands($0.written, at: index, in: text) }) else {
                index += 1
                continue
            }
            Self.append(text[start..<index], to: &parts)
            index += word.written.count
            parts.append(.ipa(word.ipa, word: String(word.written)))
            start = index
        }
        Self.append(text[start...], to: &parts)
        self.parts = parts
    }

    private typealias Word = (written: [Character], ipa: String)

    /// By their first character, the longest first, so that "New York" is not cut at "New".
    private static func words(_ pronunciations: [String: String]) -> [Character: [Word]] {
        let words = pronunciations.map { Word($0.key.boundedCharacters, $0.value) }.filter { !$0.written.isEmpty }
        return Dictionary(grouping: words.sorted { $0.written.count > $1.written.count }) { $0.written[0] }
    }

    private static func append(_ text: ArraySlice<Character>, to parts: inout [Part]) {
        if text.contains(where: { !$0.isWhitespace }) { parts.append(.text(String(text))) }
    }

    /// As a whole word.
    private static func stands(_ word: [Character], at index: Int, in text: [Character]) -> Bool {
        let end = index + word.count
        guard end <= text.count, index == 0 || !text[index - 1].isLetter, end == text.count || !text[end].isLetter
        else { return false }
        return text[index..<end] == word[...]
    }
}
