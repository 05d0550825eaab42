/// What hibari's own reading of text does not know, put into words that it does; all that it reads by itself is left
/// to it, so that plain text is spoken as by the original.
enum HibariText {
    /// What its rules have words for.
    private static let known = Set("¢°§¶±×÷©→½¼¾²³µ¥₹₩$£€".unicodeScalars)

    static func prepared(_ text: String) -> String {
        let body = text.trimmingPrefix(while: \.isWhitespace)
        let lead = text.prefix(text.count - body.count)
        let core = String(body.reversed().trimmingPrefix(while: \.isWhitespace).reversed())
        let trail = body.suffix(body.count - core.count)
        return lead + words(core) + trail
    }

    private static func words(_ text: String) -> String {
        var text = places(greeting(SpelledCodes.read(text, namesLetters: false)))
        if text.contains(where: { EnglishWords.currencies[$0] != nil }) {
            text = text.replacing(/(^|[^\d.,])(\d[\d,]*(?:\.\d{2})?)\s?([$£€¥₹₩])(?![\d\p{L}])/) { match in
                let number = match.output.2.replacing(/,(\d{2})$/) { ".\($0.output.1)" }
                return "\(match.output.1)\(match.output.3)\(number)"
            }
        }
        text = SpokenSigns.named(text, keeping: known.contains)
        return LatinLetters.of(text, LatinLetters.isForeign)
    }

    /// Its rules spell these two even where all is in capitals.
    private static func greeting(_ text: String) -> String {
        guard !text.contains(where: \.isLowercase) else { return text }
        return text.replacing(/\b(?:HI|ME)\b/) { $0.output.lowercased() }
    }

    /// "Seattle, WA": by letters, not "wah".
    private static func places(_ text: String) -> String {
        text.replacing(/(\p{Ll},\s)([A-Z])([A-Z])\b(?!\.)/) { "\($0.output.1)\($0.output.2).\($0.output.3)" }
    }
}
