import Foundation

/// Numbers as English speakers say them.
struct EnglishNumbers {
    private let spelled = SpelledNumbers(language: "en")

    func cardinal(_ number: Int) -> String { spelled.cardinal(number).replacing("-", with: " ") }

    /// "first", "twenty second".
    func ordinal(_ number: Int) -> String {
        var words = cardinal(number).split(separator: " ").map(String.init)
        guard let last = words.popLast() else { return "" }
        let irregular = [
            "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
            "twelve": "twelfth",
        ]
        return (words + [irregular[last] ?? (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th")]).joined(
            separator: " ")
    }

    /// "nineteen eighty four", "two thousand five", "nineteen oh five", "eighteen hundred".
    func year(_ year: Int) -> String {
        let (century, rest) = year.quotientAndRemainder(dividingBy: 100)
        if (1000...1009).contains(year) || (2000...2009).contains(year) { return cardinal(year) }
        if rest == 0 { return century.isMultiple(of: 10) ? cardinal(year) : "\(cardinal(century)) hundred" }
        return "\(cardinal(century)) \(rest < 10 ? "oh " : "")\(cardinal(rest))"
    }

    /// A number as it is written: "1,234", "3.14", "007".
    ///
    /// - Returns: nil where it is none.
    func words(_ written: Substring) -> String? {
        let parts = written.filter { $0 != "," }.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, !whole.isEmpty, whole.count <= 15, let value = Int(whole)
        else { return nil }
        // What begins with a zero is no quantity.
        let front = whole.count > 1 && whole.first == "0" ? digits(whole) : cardinal(value)
        return parts.count == 2 ? "\(front) point \(digits(parts[1]))" : front
    }

    /// Digit by digit.
    func digits(_ text: some StringProtocol) -> String {
        text.compactMap(\.wholeNumberValue).map { cardinal($0) }.joined(separator: " ")
    }

    /// "three quarters", "one half"; nil for a denominator that is not spoken so.
    func fraction(_ numerator: Int, _ denominator: Int) -> String? {
        guard (2...10).contains(denominator), (1..<denominator).contains(numerator) else { return nil }
        let part = denominator == 2 ? "half" : denominator == 4 ? "quarter" : ordinal(denominator)
        return "\(cardinal(numerator)) \(numerator == 1 ? part : part == "half" ? "halves" : part + "s")"
    }

    /// "nine thirty", "nine oh five", "nine o'clock".
    func time(_ hour: Int, _ minute: Int, isFollowed: Bool) -> String {
        if minute == 0 { return isFollowed ? cardinal(hour) : "\(cardinal(hour)) o'clock" }
        return "\(cardinal(hour)) \(minute < 10 ? "oh " : "")\(cardinal(minute))"
    }
}
