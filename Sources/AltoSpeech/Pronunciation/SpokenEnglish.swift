/// English text with what the lexicon's rules cannot read put into words: times, dates, units, short forms,
/// currencies, signs, Roman numerals. Numbers, years, ordinals and prices are left for `EnglishLexicon`.
///
/// A port of hibari's `normalize.py` (hibari-tts 0.2.1, Apache-2.0), which this equals to the letter, but for one
/// thing: the original reads any capital word behind "King" or "Chapter" that begins with a letter of Roman numerals
/// as zero ("King the zerothCharles"), which can be asked for where the two are compared.
struct SpokenEnglish: Sendable {
    typealias Text = [Unicode.Scalar]

    let forms: SpokenForms
    /// Also what is wrong in the original.
    var keepsEmptyNumerals = false

    func read(_ text: String) -> String {
        var text = Self.singleSpaced(Array(text.unicodeScalars))
        guard !text.isEmpty else { return "" }
        text = text.map { scalar in
            switch scalar {
            case "’": "'"
            case "‒": "-"
            case "―": "—"
            default: scalar
            }
        }
        // Most sentences have no digits, and most of the steps are for those that have.
        if text.contains(where: \.isDecimal) {
            text = times(text)
            text = isoDates(text)
            text = numericDates(text)
            text = largeSums(text)
            text = cents(text)
            text = sums(text)
            text = degrees(text)
            text = units(text)
            text = monthsAndDays(text)
            text = daysAndMonths(text)
        }
        text = titles(text)
        text = abbreviations(text)
        text = numberSigns(text)
        text = romanNumerals(text, after: forms.cardinalContexts) { " \($0)" }
        text = romanNumerals(text, after: forms.ordinalContexts) { " the \(EnglishNumerals.ordinal($0))" }
        if text.contains(where: \.isDecimal) {
            text = phoneNumbers(text)
            text = fractions(text)
            text = ranges(text)
            text = pluses(text)
        }
        for (sign, word) in forms.symbols { text = symbols(text, sign, word) }
        return String(Self.tight(Self.singleSpaced(text)))
    }

    /// `\s+` as one space, none at the ends.
    private static func singleSpaced(_ text: Text) -> Text {
        var result: Text = []
        result.reserveCapacity(text.count)
        for scalar in text {
            if !scalar.isSpace {
                result.append(scalar)
            } else if result.last.map({ $0 != " " }) ?? false {
                result.append(" ")
            }
        }
        if result.last == " " { result.removeLast() }
        return result
    }

    /// Without spaces before punctuation.
    private static func tight(_ text: Text) -> Text {
        text.replacing { index in
            guard text[index] == " " else { return nil }
            var end = index
            while text.at(end) == " " { end += 1 }
            guard let mark = text.at(end), [",", ".", ";", ":", "!", "?"].contains(mark) else { return nil }
            return (end + 1, String(mark))
        }
    }

    // MARK: Short forms

    private func titles(_ text: Text) -> Text {
        text.replacing { index in
            guard text.isWordBoundary(index) else { return nil }
            for (written, end) in text.ends(of: forms.titlesByLength, at: index) {
                // "\.? (?=[A-Z])"
                let space = text.skipping(".", end)
                guard text.at(space) == " ", let next = text.at(space + 1), next.isASCIILetter,
                    (0x41...0x5A).contains(next.value)
                else { continue }
                return (space + 1, (forms.titles[String(written)] ?? "") + " ")
            }
            return nil
        }
    }

    private func abbreviations(_ text: Text) -> Text {
        text.replacing { index in
            guard text.follows(index, noWordNor: ["."]) else { return nil }
            for (written, end) in text.ends(of: forms.abbreviationsByLength, at: index) where !text.isWord(at: end) {
                let endsSentence = end == text.count && written.last == "."
                return (end, (forms.abbreviations[String(written)] ?? "") + (endsSentence ? "." : ""))
            }
            return nil
        }
    }

    /// "No. 5", "#5".
    private func numberSigns(_ text: Text) -> Text {
        let text = text.replacing { index in
            guard text[index] == "N", text.at(index + 1) == "o", text.isWordBoundary(index) else { return nil }
            let isPlural = text.at(index + 2) == "s"
            let point = index + (isPlural ? 3 : 2)
            guard text.at(point) == "." else { return nil }
            let end = text.skipping(" ", point + 1)
            guard text.isDecimal(at: end) else { return nil }
            return (end, isPlural ? "Numbers " : "Number ")
        }
        return text.replacing { index in
            guard text[index] == "#", text.follows(index, noWordNor: ["&"]), text.isDecimal(at: index + 1) else {
                return nil
            }
            return (index + 1, "number ")
        }
    }

    private func symbols(_ text: Text, _ sign: Text, _ word: String) -> Text {
        let replacement = word.isEmpty ? " " : " \(word) "
        let first = sign[0]
        guard text.contains(first) else { return text }
        // These are signs only between other things.
        guard "=<>~".contains(scalar: first), sign.count == 1 else {
            return text.replacing { index in text.end(of: sign, at: index).map { ($0, replacement) } }
        }
        return text.replacing { index in
            guard let before = text.at(index - 1), !before.isSpace,
                let signEnd = text.end(of: sign, at: text.skipping(" ", index))
            else { return nil }
            let end = text.skipping(" ", signEnd)
            guard let next = text.at(end), !next.isSpace else { return nil }
            return (end, replacement)
        }
    }

    private func pluses(_ text: Text) -> Text {
        text.replacing { index in
            guard text[index] == "+", text.follows(index, noWordNor: ["+"]), text.isDecimal(at: index + 1) else {
                return nil
            }
            return (index + 1, "plus ")
        }
    }
}
