import Foundation

/// Numbers in words of a language (the Unicode CLDR's rules).
struct SpelledNumbers {
    private let formatter: NumberFormatter

    /// - Parameter language: a BCP 47 tag.
    init(language: String) {
        formatter = NumberFormatter()
        formatter.numberStyle = .spellOut
        formatter.locale = Locale(identifier: language)
    }

    /// - Returns: the digits again for what has no words.
    func cardinal(_ number: Int) -> String {
        // CLDR's soft hyphens show where long words may be broken; nobody says them.
        (formatter.string(from: NSNumber(value: number)) ?? String(number)).filter { $0 != "\u{AD}" }
    }

    /// Every whole number of up to fifteen digits in a text, in words; digits of a decimal fraction one by one.
    func replacing(in text: String) -> String {
        text.replacing(/\d{1,15}/) { match in Int(match.output).map { " \(cardinal($0)) " } ?? String(match.output) }
            .split(separator: " ").joined(separator: " ")
    }
}
