/// Numbers as the lexicon reads them: years, ordinals, sums, digit by digit.
enum LexiconNumbers {
    /// The words of a sum: the whole and the hundredth.
    static let currencies = ["$": ["dollar", "cent"], "£": ["pound", "pence"], "€": ["euro", "cent"]]
    static let ordinalSuffixes: Set<String> = ["st", "nd", "rd", "th"]
    private static let suffixes = ["ing", "'d", "ed", "'s", "st", "nd", "rd", "th", "s"]

    /// "1,234", "-5", "1990s", "2nd".
    static func isNumber(_ word: String, isHead: Bool) -> Bool {
        guard word.unicodeScalars.contains(where: \.isASCIIDigit) else { return false }
        let suffix = suffixes.first(where: word.hasSuffix)
        let number = word.dropping(last: suffix?.unicodeScalars.count ?? 0)
        return number.unicodeScalars.enumerated().allSatisfy { index, scalar in
            scalar.isASCIIDigit || scalar == "," || scalar == "." || (isHead && index == 0 && scalar == "-")
        }
    }
}

extension EnglishLexicon {
    /// - Returns: nil for what is no number.
    func number(in word: String, currency: String?, isHead: Bool) -> String? {
        LexiconNumbers.isNumber(word, isHead: isHead) ? readNumber(word, currency: currency, isHead: isHead) : nil
    }

    func readNumber(_ whole: String, currency: String?, isHead: Bool) -> String? {
        let tail = whole.unicodeScalars.reversed().prefix { (0x61...0x7A).contains($0.value) || $0 == "'" }
        let suffix = String(tail.reversed())
        var word = whole.dropping(last: tail.count)
        var words: [String?] = []
        if word.hasPrefix("-") {
            words.append(lookup("minus", nil, nil, nil))
            word = String(word.unicodeScalars.dropFirst())
        }
        guard let said = saidNumber(word, suffix, currency, isHead: isHead, isNegative: !words.isEmpty) else {
            return nil
        }
        words += said
        // A word that the dictionary lacks would leave a hole in the number.
        guard !words.isEmpty, !words.contains(nil) else { return nil }
        let phonemes = words.compactMap(\.self).joined(separator: " ")
        return switch suffix {
        case "s", "'s": addingS(phonemes)
        case "ed", "'d": addingEd(phonemes)
        case "ing": addingIng(phonemes)
        default: phonemes
        }
    }

    private func saidNumber(
        _ word: String, _ suffix: String, _ currency: String?, isHead: Bool, isNegative: Bool
    ) -> [String?]? {
        let isOrdinal = LexiconNumbers.ordinalSuffixes.contains(suffix)
        if word.isASCIIDigits, isOrdinal { return EnglishNumerals.ordinal(digits: word).map(spoken) }
        let units = currency.flatMap { LexiconNumbers.currencies[$0] }
        if !isNegative, word.utf8.count == 4, units == nil, word.isASCIIDigits, let year = Int(word) {
            return spoken(EnglishNumerals.year(year))
        }
        let bare = word.replacing(scalar: ",", with: nil)
        let points = word.unicodeScalars.filter { $0 == "." }.count
        if !isHead, points == 0 { return withinWord(bare) }
        if points > 1 || !isHead { return parts(of: bare) }
        if let units, isSum(word) { return sum(bare, units) }
        if points == 0 {
            return (isOrdinal ? EnglishNumerals.ordinal(digits: bare) : EnglishNumerals.cardinal(digits: bare)).map(
                spoken)
        }
        guard bare.hasPrefix(".") else { return EnglishNumerals.decimal(bare).map(spoken) }
        let digits = bare.unicodeScalars.dropFirst().map { EnglishNumerals.cardinal(digits: String($0)) }
        return digits.contains(nil) ? nil : spoken("point " + digits.compactMap(\.self).joined(separator: " "))
    }

    /// The words of a number, "and" left out.
    private func spoken(_ words: String) -> [String?] {
        words.split { !("a"..."z").contains($0) }.filter { $0 != "and" }.map {
            lookup(String($0), nil, $0 == "point" ? -2 : nil, nil)
        }
    }

    private func spoken(digits: some Sequence<Unicode.Scalar>) -> [String?] {
        EnglishNumerals.cardinal(digits: String(digits)).map(spoken) ?? [nil]
    }

    /// In "A320" or "B52": up to two digits as a number, "three twenty", else digit by digit.
    private func withinWord(_ number: String) -> [String?]? {
        let digits = Array(number.unicodeScalars)
        guard let first = digits.first else { return nil }
        if first == "0" || digits.count > 3 { return digits.flatMap { spoken(digits: [$0]) } }
        guard digits.count == 3, digits[1] != "0" || digits[2] != "0" else { return spoken(digits: digits) }
        if digits[1] == "0" {
            return spoken(digits: [first]) + [lookup("O", nil, -2, nil)] + spoken(digits: [digits[2]])
        }
        return spoken(digits: [first]) + spoken(digits: digits[1...])
    }

    /// "3.11.4": what is between the points.
    private func parts(of number: String) -> [String?] {
        number.splitting(at: ".").flatMap { part -> [String?] in
            let digits = Array(part.unicodeScalars)
            guard let first = digits.first else { return [] }
            if first == "0" || (digits.count != 2 && digits.dropFirst().contains { $0 != "0" }) {
                return digits.flatMap { spoken(digits: [$0]) }
            }
            return spoken(digits: digits)
        }
    }

    private func isSum(_ word: String) -> Bool {
        let parts = word.splitting(at: ".")
        return parts.count == 1 || (parts.count == 2 && parts[1].unicodeScalars.count < 3)
    }

    /// "$4.50".
    private func sum(_ number: String, _ units: [String]) -> [String?]? {
        var amounts: [(digits: String, unit: String)] = []
        for (part, unit) in zip(number.splitting(at: "."), units) {
            let digits = part.isEmpty ? "0" : part
            guard digits.isASCIIDigits else { return nil }
            amounts.append((digits, unit))
        }
        func isZero(_ amount: (digits: String, unit: String)) -> Bool { amount.digits.utf8.allSatisfy { $0 == 0x30 } }
        if amounts.count > 1 {
            if isZero(amounts[1]) { amounts.removeLast() } else if isZero(amounts[0]) { amounts.removeFirst() }
        }
        var words: [String?] = []
        for (index, amount) in amounts.enumerated() {
            if index > 0 { words.append(lookup("and", nil, nil, nil)) }
            words += spoken(digits: amount.digits.unicodeScalars)
            let isOne = amount.digits.drop { $0 == "0" } == "1"
            let isPlural = !isOne && amount.unit != "pence"
            words.append(
                isPlural ? withoutS(amount.unit + "s", nil, nil, nil) : lookup(amount.unit, nil, nil, nil))
        }
        return words
    }
}
