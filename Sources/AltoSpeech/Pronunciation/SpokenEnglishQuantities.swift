/// Sums of money, units, fractions, ranges, telephone numbers and Roman numerals in words.
extension SpokenEnglish {
    private static let scales = ["hundred", "thousand", "million", "billion", "trillion"].map {
        Array($0.unicodeScalars)
    }

    /// `hundred|thousand|million|billion|trillion|[kKmMbB]\b`
    private func scale(_ text: Text, at index: Int) -> (word: String, end: Int)? {
        for word in Self.scales {
            if let end = text.end(of: word, at: index) { return (String(word), end) }
        }
        guard let letter = text.at(index), text.isWordBoundary(index + 1) else { return nil }
        return switch letter {
        case "k", "K": ("thousand", index + 1)
        case "m", "M": ("million", index + 1)
        case "b", "B": ("billion", index + 1)
        default: nil
        }
    }

    private func noun(_ words: [String]?, for number: String) -> String {
        let isOne = ["1", "1.0", "-1"].contains(number.replacing(scalar: ",", with: nil))
        return (isOne ? words?.first : words?.last) ?? ""
    }

    /// "$3.5 million".
    func largeSums(_ text: Text) -> Text {
        text.replacing { index in
            guard "$£€".contains(scalar: text[index]) else { return nil }
            for end in text.numberEnds(at: index + 1) {
                guard let scale = scale(text, at: text.skippingSpace(end)) else { continue }
                let number = text.text(index + 1..<end)
                return (scale.end, "\(number) \(scale.word) \(forms.currencies[String(text[index])]?.last ?? "")")
            }
            return nil
        }
    }

    func cents(_ text: Text) -> Text {
        guard text.contains("¢") else { return text }
        return text.replacing { index in
            guard text.follows(index, noWordNor: ["."]) else { return nil }
            for end in text.numberEnds(at: index) {
                let sign = text.skippingSpace(end)
                guard text.at(sign) == "¢" else { continue }
                let number = text.text(index..<end)
                return (sign + 1, "\(number) \(noun(forms.currencies["¢"], for: number))")
            }
            return nil
        }
    }

    /// "USD 20", "Rs. 500", "¥3 million"; dollars, pounds and euros by their signs are for the lexicon.
    func sums(_ text: Text) -> Text {
        let signs = ["¥", "₹", "₩", "Rs", "USD", "EUR", "GBP"].map { Array($0.unicodeScalars) }
        return text.replacing { index in
            guard text.follows(index, noWordNor: []), let sign = text.ends(of: signs, at: index).first else {
                return nil
            }
            let point = String(sign.text) == "Rs" ? text.skipping(".", sign.end) : sign.end
            let start = text.skippingSpace(point)
            guard let end = text.numberEnds(at: start).first else { return nil }
            let number = text.text(start..<end)
            let words = forms.currencies[String(sign.text)]
            if let scale = scale(text, at: text.skippingSpace(end)) {
                return (scale.end, "\(number) \(scale.word) \(words?.last ?? "")")
            }
            return (end, "\(number) \(noun(words, for: number))")
        }
    }

    func degrees(_ text: Text) -> Text {
        guard text.contains("°") else { return text }
        return text.replacing { index in
            guard text.follows(index, noWordNor: ["."]) else { return nil }
            for end in text.numberEnds(at: text.skipping("-", index)) {
                let sign = text.skippingSpace(end)
                guard text.at(sign) == "°" else { continue }
                let letter = text.skippingSpace(sign + 1)
                let scale: String? =
                    switch text.at(letter) {
                    case "C": " Celsius"
                    case "F": " Fahrenheit"
                    default: nil
                    }
                var ends = [(end: letter, scale: ""), (end: sign + 1, scale: "")]
                if let scale { ends.insert((letter + 1, scale), at: 0) }
                guard let found = ends.first(where: { !text.isWord(at: $0.end) }) else { continue }
                let number = text.text(index..<end)
                return (found.end, "\(number) \(noun(["degree", "degrees"], for: number))\(found.scale)")
            }
            return nil
        }
    }

    func units(_ text: Text) -> Text {
        text.replacing { index in
            guard text[index] == "-" || text[index].isDecimal, text.follows(index, noWordNor: ["."]) else {
                return nil
            }
            for end in text.numberEnds(at: text.skipping("-", index)) {
                let found = text.ends(of: forms.unitsByLength, at: text.skippingSpace(end))
                guard let unit = found.first(where: { !text.isWord(at: $0.end) }) else { continue }
                let number = text.text(index..<end)
                return (unit.end, "\(number) \(noun(forms.units[String(unit.text)], for: number))")
            }
            return nil
        }
    }

    /// "555-1234", "212-555-1234": digit by digit.
    func phoneNumbers(_ text: Text) -> Text {
        text.replacing { index in
            guard text[index].isDecimal, text.follows(index, noWordNor: [".", "-"]) else { return nil }
            let hasArea =
                text.hasDecimals(3, at: index) && text.at(index + 3) == "-" && text.hasDecimals(3, at: index + 4)
                && text.at(index + 7) == "-" && text.hasDecimals(4, at: index + 8)
            for start in hasArea ? [index + 4, index] : [index] {
                guard text.hasDecimals(3, at: start), text.at(start + 3) == "-", text.hasDecimals(4, at: start + 4)
                else { continue }
                let end = start + 8
                guard text.at(end).map({ !$0.isWord && $0 != "." && $0 != "-" }) ?? true else { continue }
                let written = text.text(index..<end).unicodeScalars.flatMap { $0 == "-" ? [",", " "] : [$0] }
                return (end, written.map { String($0) }.joined(separator: " "))
            }
            return nil
        }
    }

    func fractions(_ text: Text) -> Text {
        let names = [
            2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth",
            10: "tenth",
        ]
        return text.replacing { index in
            guard text[index].isDecimal, text.follows(index, noWordNor: [".", "/"]) else { return nil }
            let slash = index + text.decimals(at: index, most: 2)
            let end = slash + 1 + text.decimals(at: slash + 1, most: 2)
            guard text.at(slash) == "/", end > slash + 1,
                text.at(end).map({ !$0.isWord && $0 != "." && $0 != "/" }) ?? true,
                let a = text.integer(index..<slash), let b = text.integer(slash + 1..<end)
            else { return nil }
            if 0 < a, a < b, b <= 10, let name = names[b] {
                if b == 2 { return (end, a == 1 ? "one half" : "\(a) halves") }
                return (end, "\(a) \(name)" + (a == 1 ? "" : "s"))
            }
            if (1...12).contains(a), (1...31).contains(b) { return (end, date(year: nil, a, b)) }
            return (end, "\(a) slash \(b)")
        }
    }

    /// "10-20" is "10 to 20".
    func ranges(_ text: Text) -> Text {
        text.replacing { index in
            guard text[index].isDecimal, text.follows(index, noWordNor: [".", "-"]) else { return nil }
            let first = index + text.decimals(at: index, most: 4)
            let dash = text.skippingSpace(first)
            guard text.at(dash) == "-" || text.at(dash) == "–" else { return nil }
            let start = text.skippingSpace(dash + 1)
            let end = start + text.decimals(at: start, most: 4)
            guard end > start, text.at(end).map({ !$0.isWord && !".-%".contains(scalar: $0) }) ?? true else {
                return nil
            }
            return (end, "\(text.text(index..<first)) to \(text.text(start..<end))")
        }
    }

    /// - Parameter words: what is said for a number.
    func romanNumerals(_ text: Text, after contexts: [Text], words: (Int) -> String) -> Text {
        text.replacing { index in
            guard text.isWordBoundary(index) else { return nil }
            for (written, end) in text.ends(of: contexts, at: index) {
                guard text.at(end) == " ", let first = text.at(end + 1), "IVXLC".contains(scalar: first) else {
                    continue
                }
                var numeralEnd = end + 1
                while text.isWord(at: numeralEnd) { numeralEnd += 1 }
                if let value = RomanNumeral.value(of: text[end + 1..<numeralEnd]), !isPossessive(text, at: numeralEnd) {
                    return (numeralEnd, String(written) + words(value))
                }
                if keepsEmptyNumerals { return (end + 1, String(written) + words(0)) }
            }
            return nil
        }
    }

    /// `[.'’]\w`
    private func isPossessive(_ text: Text, at index: Int) -> Bool {
        guard let mark = text.at(index), ".'’".contains(scalar: mark) else { return false }
        return text.isWord(at: index + 1)
    }
}

/// Roman numerals from 1 to 899, whole words.
enum RomanNumeral {
    /// - Returns: nil for what is none, such as "IIII" or "MIX".
    static func value(of text: some Sequence<Unicode.Scalar>) -> Int? {
        var rest = Array(text)[...]
        guard !rest.isEmpty, let first = rest.first, "IVXLC".contains(scalar: first) else { return nil }
        var value = 0
        for (one, five, ten, unit) in [("C", "D", "M", 100), ("X", "L", "C", 10), ("I", "V", "X", 1)]
            as [(Unicode.Scalar, Unicode.Scalar, Unicode.Scalar, Int)]
        {
            if rest.first == one, let second = rest.dropFirst().first, second == ten || second == five {
                value += unit * (second == ten ? 9 : 4)
                rest = rest.dropFirst(2)
                continue
            }
            if rest.first == five {
                value += 5 * unit
                rest = rest.dropFirst()
            }
            var ones = 0
            while ones < 3, rest.first == one {
                ones += 1
                rest = rest.dropFirst()
            }
            value += ones * unit
        }
        return rest.isEmpty ? value : nil
    }
}
