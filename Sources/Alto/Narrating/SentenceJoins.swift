/// How sentences and their parts are joined in a language.
extension NarrationCatalog {
    /// Before what is listed or quoted: with a space before it in French, wide and without any space in Chinese and Japanese.
    var colon: String {
        switch LanguageTag(language)?.primary {
        case "fr": "\u{A0}: "
        case "zh", "ja": "："
        default: ": "
        }
    }

    /// Between the parts of an alt text. The Chinese comma of a list stands between words only.
    var clauseComma: String { LanguageTag(language)?.primary == "zh" ? "，" : comma }

    /// A sentence of Alto's own as it goes on behind a comma or a colon: "Ein QR-Code …" becomes "ein QR-Code …".
    func continued(_ sentence: String) -> String {
        // These scripts have no capitals: what has one is a name.
        if ["hi", "ar", "zh", "ja"].contains(LanguageTag(language)?.primary) { return sentence }
        let word = sentence.prefix { $0.isLetter || $0.isNumber }
        let isName = word.dropFirst().contains { $0.isUppercase || $0.isNumber }
        if isName || Self.alwaysCapital.contains(String(word)) { return sentence }
        return sentence.prefix(1).lowercased() + sentence.dropFirst()
    }

    /// Words that sentences begin with and that are capital within them, too: an English pronoun, German nouns.
    private static var alwaysCapital: Set<String> { ["I", "Beschreibung", "Text"] }

    /// With a full stop, unless it ends as a sentence does, be it within quotation marks.
    func ended(_ text: String) -> String {
        guard let last = text.last(where: { !"\"”’')»」“\u{A0}".contains($0) }) else { return text }
        return ".!?…。！？।؟".contains(last) ? text : text + fullStop
    }
}

extension String {
    /// Followed by another text: after a space, but not behind a wide mark.
    func spaced(_ next: String) -> String {
        last.map { "。：！？，、」".contains($0) } ?? true ? self + next : self + " " + next
    }
}
