/// Numbers in English words, as misaki's reading of numbers wants them (after num2words): cardinal, ordinal, year,
/// decimal.
///
/// A port of hibari's `numbers.py` (hibari-tts 0.2.1, Apache-2.0).
enum EnglishNumerals {
    private static let ones = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]
    private static let scales = [
        "", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion", "septillion",
        "octillion", "nonillion", "decillion",
    ]
    private static let irregularOrdinals = [
        "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
        "twelve": "twelfth",
    ]

    /// "one thousand, two hundred and thirty-four".
    static func cardinal(_ number: Int) -> String { cardinal(digits: String(max(0, number))) ?? "" }

    /// - Parameter digits: any decimal digits; each by itself, where there are more than words for.
    /// - Returns: nil for anything else.
    static func cardinal(digits: String) -> String? {
        let values = digits.unicodeScalars.map(\.decimalValue)
        guard !values.isEmpty, !values.contains(nil) else { return nil }
        let number = Array(values.compactMap(\.self).drop { $0 == 0 })
        guard number.count > 3 else { return below1000(number.reduce(0) { $0 * 10 + $1 }) }
        guard number.count <= 3 * scales.count else { return number.map { ones[$0] }.joined(separator: " ") }
        var groups: [String] = []
        var scale = 0
        var end = number.count
        while end > 0 {
            let value = number[max(0, end - 3)..<end].reduce(0) { $0 * 10 + $1 }
            if value > 0 { groups.append(below1000(value) + (scale > 0 ? " " + scales[scale] : "")) }
            scale += 1
            end -= 3
        }
        groups.reverse()
        if groups.count > 1, let last = groups.last, !last.contains(scalar: " ") {
            return groups.dropLast().joined(separator: ", ") + " and " + last
        }
        return groups.joined(separator: ", ")
    }

    private static func below1000(_ number: Int) -> String {
        var words: [String] = []
        var number = number
        if number >= 100 {
            words += [ones[number / 100], "hundred"]
            number %= 100
            if number > 0 { words.append("and") }
        }
        if number >= 20 {
            words.append(tens[number / 10] + (number % 10 > 0 ? "-" + ones[number % 10] : ""))
        } else if number > 0 || words.isEmpty {
            words.append(ones[number])
        }
        return words.joined(separator: " ")
    }

    /// "twenty-third", "one hundred and first".
    static func ordinal(_ number: Int) -> String { ordinal(digits: String(max(0, number))) ?? "" }

    static func ordinal(digits: String) -> String? {
        guard let cardinal = cardinal(digits: digits) else { return nil }
        let start = cardinal.unicodeScalars.lastIndex { $0 == " " || $0 == "-" }
        let head = start.map { cardinal[...$0] } ?? ""
        let last = String(start.map { cardinal[$0...].dropFirst() } ?? cardinal[...])
        if let irregular = irregularOrdinals[last] { return head + irregular }
        return head + (last.hasSuffix("y") ? last.dropping(last: 1) + "ieth" : last + "th")
    }

    /// "nineteen oh-five", "two thousand and five", "twenty ten".
    static func year(_ number: Int) -> String {
        let (high, low) = number.quotientAndRemainder(dividingBy: 100)
        if high == 0 || (high % 10 == 0 && low < 10) || high >= 100 { return cardinal(number) }
        let rest = low == 0 ? "hundred" : low < 10 ? "oh-" + cardinal(low) : cardinal(low)
        return cardinal(high) + " " + rest
    }

    /// "three point one four"; zeros at the end of the fraction are not read.
    static func decimal(_ text: String) -> String? {
        let parts = text.splitting(at: ".")
        var fraction = parts.count > 1 ? Array(parts[1].unicodeScalars) : []
        while fraction.last == "0" { fraction.removeLast() }
        guard let whole = cardinal(digits: parts[0].isEmpty ? "0" : parts[0]) else { return nil }
        let digits = fraction.compactMap(\.decimalValue).map { ones[$0] }
        return digits.isEmpty ? whole : whole + " point " + digits.joined(separator: " ")
    }
}
