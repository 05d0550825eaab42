/// Text as a voice should get it: no control characters, no markup of any engine, addresses by their host, long digit
/// strings in groups. Signs that mean something where they stand are kept (`SpokenOperators`).
public enum SpokenText {
    /// Digit strings from this length on are read out digit by digit; shorter ones are numbers, years and prices.
    private static let longDigits = 7

    public static func clean(_ text: some StringProtocol) -> String {
        let harmless = PrintableText.clean(
            String(
                String.UnicodeScalarView(
                    SpokenOperators.kept(text).unicodeScalars.map { markup.contains($0) ? " " : $0 })))
        return harmless.split(separator: " ").map(word).joined(separator: " ")
    }

    /// What SSML, eSpeak NG (`[[…]]`) or Flite would take as a command.
    private static let markup: Set<Unicode.Scalar> = [
        "<", ">", "[", "]", "{", "}", "|", "\\", "^", "~", "*", "_", "`", "#",
    ]

    private static func word(_ word: Substring) -> String {
        let opening = word.prefix { "\"“‘'(".contains($0) }
        let body = word.dropFirst(opening.count)
        let closing = body.reversed().prefix { ".,;:!?…\"”’')".contains($0) }
        let core = body.dropLast(closing.count)
        if let host = WebAddress.host(of: core) { return opening + host + String(closing.reversed()) }
        return grouped(word)
    }

    /// "4006381333931" as "4 0 0, 6 3 8, 1 3 3, 3 9 3 1": digit by digit, with a breath after each group.
    private static func grouped(_ word: Substring) -> String {
        var result = ""
        var digits = ""
        func flush() {
            if digits.count >= longDigits {
                result += groups(of: digits).joined(separator: ", ")
            } else {
                result += digits
            }
            digits = ""
        }
        for character in word {
            if character.isASCII && character.isNumber {
                digits.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }

    private static func groups(of digits: String) -> [String] {
        let digits = digits.map(String.init)
        return stride(from: 0, to: digits.count - 1, by: 3).map { start in
            // The last group has up to four.
            digits[start..<(start + 4 < digits.count ? start + 3 : digits.count)].joined(separator: " ")
        }
    }
}
