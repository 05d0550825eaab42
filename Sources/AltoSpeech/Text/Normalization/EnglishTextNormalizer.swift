import Alto

/// English as a person reads it out: numbers, dates, times, prices, units, short forms, addresses and capitals in words.
///
/// For voices that know letters or phonemes only. Each step looks for what is unmistakable and leaves the rest alone.
struct EnglishTextNormalizer {
    private let numbers = EnglishNumbers()

    /// A long text is read in parts: some of the steps look at all that is ahead, at each letter anew.
    func read(_ text: String) -> String {
        TextPieces.parted(text.boundedCharacters[...], longest: Sentences.longest) { room in
            room.lastIndex(of: " ").map { $0 + 1 } ?? room.endIndex
        }
        .map { part($0) }.joined(separator: " ")
    }

    private func part(_ text: ArraySlice<Character>) -> String {
        let written = String(text)
        // Before all else: some of them would pass for digits.
        var text = SpokenSigns.named(written, keeping: Self.readWithNumbers.contains)
        text = SpelledCodes.read(text)
        text = addresses(text)
        text = dates(text)
        text = times(text)
        text = prices(text)
        text = units(text)
        text = quantities(text)
        text = shortForms(text)
        text = text.split(separator: " ").map { word($0) }.joined(separator: " ")
        return capitals(SpokenSigns.named(text), isLoud: Self.isLoud(written))
    }

    /// What says something of the number beside it.
    private static let readWithNumbers = Set("°−".unicodeScalars).union(
        EnglishWords.currencies.keys.flatMap(\.unicodeScalars))

    /// Nothing but capitals: words that are shouted, not names of letters.
    private static func isLoud(_ text: String) -> Bool {
        guard !text.contains(where: \.isLowercase) else { return false }
        let words = text.split { !$0.isLetter && $0 != "'" }.filter { $0.count > 1 }
        return words.count > 2
            || (words.count == 2 && words.contains { $0.count > 3 && $0.contains { "AEIOUY".contains($0) } })
    }

    // MARK: Steps

    /// "a.b@example.org", "example.com/shop".
    private func addresses(_ text: String) -> String {
        text.replacing(/[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/) { spelledAddress($0.output) }
            .replacing(
                /(?:https?:\/\/)?(?:www\.)?[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net|edu|gov|io|info|uk|de|fr|es|it|eu|ca|au)(?:\/[\w\/.-]*\w)?\b/
            ) {
                spelledAddress($0.output)
            }
    }

    private func spelledAddress(_ address: Substring) -> String {
        let bare = address.replacing(/^(?:https?:\/\/)?(?:www\.)?/, with: "")
        return bare.map {
            [".": " dot ", "/": " slash ", "@": " at ", "-": " dash ", "_": " underscore "][$0] ?? String($0)
        }.joined()
    }

    /// "2026-11-20"; the order of "11/20/2026" differs by country, so only what can be no other date is read as one.
    private func dates(_ text: String) -> String {
        text.replacing(/\b(\d{4})-(\d{2})-(\d{2})\b/) { match in
            date(year: match.output.1, month: match.output.2, day: match.output.3) ?? String(match.output.0)
        }
        .replacing(/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/) { match in
            date(year: match.output.3, month: match.output.2, day: match.output.1) ?? String(match.output.0)
        }
        .replacing(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/) { match in
            let (first, second) = (Int(match.output.1) ?? 0, Int(match.output.2) ?? 0)
            let (month, day) = first > 12 ? (match.output.2, match.output.1) : (match.output.1, match.output.2)
            guard first > 12 || second > 12 || first == second else { return String(match.output.0) }
            return date(year: match.output.3, month: month, day: day) ?? String(match.output.0)
        }
    }

    private func date(year: Substring, month: Substring, day: Substring) -> String? {
        guard let year = Int(year), let month = Int(month), let day = Int(day), (1...12).contains(month),
            (1...31).contains(day), (1000...2999).contains(year)
        else { return nil }
        return "\(EnglishWords.months[month - 1]) \(numbers.ordinal(day)), \(numbers.year(year))"
    }

    /// "14:30", "9:05 pm".
    private func times(_ text: String) -> String {
        text.replacing(/\b([01]?\d|2[0-3]):([0-5]\d)(?:\s*([ap])\.?m\b\.?)?/.ignoresCase()) { match in
            let half = match.output.3.map { $0.lowercased() == "a" ? " ay em" : " pee em" }
            return numbers.time(Int(match.output.1) ?? 0, Int(match.output.2) ?? 0, isFollowed: half != nil)
                + (half ?? "")
        }
    }

    /// "$5", "£1.20", "€3 million".
    private func prices(_ text: String) -> String {
        let text = text.replacing(/(^|[^\d.,])(\d[\d,]*(?:\.\d{2})?)\s?([$£€¥₹₩₽₺₴₪฿₫₱₦])(?![\d\p{L}])/) { match in
            // "20 €", "12,50 €"
            let number = match.output.2.replacing(/,(\d{2})$/) { ".\($0.output.1)" }
            return "\(match.output.1)\(match.output.3)\(number)"
        }
        return text.replacing(
            /([$£€¥₹₩₽₺₴₪฿₫₱₦])\s?(\d[\d,]*)(?:\.(\d{2}))?(?:\s?(thousand|million|billion))?(?![\d.]\d)/
        ) { match in
            guard let sign = match.output.1.first, let currency = EnglishWords.currencies[sign],
                let whole = numbers.words(match.output.2)
            else { return String(match.output.0) }
            if let large = match.output.4 {
                let fraction = match.output.3.map { " point \(numbers.digits($0))" } ?? ""
                return "\(whole)\(fraction) \(large) \(currency.several)"
            }
            let front = "\(whole) \(whole == "one" ? currency.one : currency.several)"
            guard let cents = match.output.3.flatMap({ Int($0) }), cents > 0 else { return front }
            return "\(front) and \(numbers.cardinal(cents)) \(cents == 1 ? currency.cent : currency.cents)"
        }
    }

    /// "5 km", "20 °C", "50%".
    private func units(_ text: String) -> String {
        text.replacing(/(^|[\s(“"'])(-?)(\d[\d,]*(?:\.\d+)?)\s?(km\/h|[a-zA-Z]{1,3}|%|°[CF]?)(?![\w°])/) { match in
            let (whole, before, minus, written, name) = match.output
            guard let unit = EnglishWords.units[String(name)], let number = numbers.words(written) else {
                return String(whole)
            }
            return "\(before)\(minus.isEmpty ? "" : "minus ")\(number) \(number == "one" ? unit.one : unit.several)"
        }
    }

    /// "5–10", "3/4", "21st", "1984", "No. 7", "1,000", "-4".
    private func quantities(_ text: String) -> String {
        var text = text.replacing(/(?:\b[Nn]o\.\s?|#\s?)(\d+)/) { "number \($0.output.1)" }
        text = text.replacing(/\b(\d{1,15})(?:st|nd|rd|th)\b/.ignoresCase()) { match in
            Int(match.output.1).map { numbers.ordinal($0) } ?? String(match.output.0)
        }
        text = text.replacing(/(^|[^\d\/])(\d{1,2})\/(\d{1,2})(?![\d\/])/) { match in
            let words = numbers.fraction(Int(match.output.2) ?? 0, Int(match.output.3) ?? 0)
            return words.map { "\(match.output.1)\($0)" } ?? String(match.output.0)
        }
        text = text.replacing(/(^|[^\w-])(\d+)\s?[–-]\s?(\d+)(?![\w-])/) {
            "\($0.output.1)\($0.output.2) to \($0.output.3)"
        }
        text = text.replacing(/(^|\s)[-−](?=\d)/) { "\($0.output.1)minus " }
        text = text.replacing(/(^|[^\d.,])(1[1-9]\d\d|20\d\d)(?![\d%]|[.,]\d)/) { match in
            "\(match.output.1)\(numbers.year(Int(match.output.2) ?? 0))"
        }
        // A letter on either side, as in "A4" and "3D", is said apart.
        return text.replacing(/([^\s\d]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(\p{L}?)/) { match in
            let (_, before, written, after) = match.output
            let number = numbers.words(written) ?? numbers.digits(written)
            let isApart = before.first?.isLetter == true
            return "\(before)\(isApart ? " " : "")\(number)\(after.isEmpty ? "" : " ")\(after)"
        }
    }

    private func shortForms(_ text: String) -> String {
        text.replacing(/\bSt\.\s(?=\p{Lu})/, with: "Saint ")
            .replacing(/\b(\p{L}+(?:\.\p{L})?)\./) { match in
                EnglishWords.abbreviations[match.output.1.lowercased()].map { word in
                    // At the end of the text the full stop also ends the sentence.
                    match.range.upperBound == text.endIndex ? word + "." : word
                } ?? String(match.output.0)
            }
    }

    private func word(_ word: Substring) -> String {
        word.map { character in EnglishWords.signs[character].map { " \($0) " } ?? String(character) }.joined()
            .split(separator: " ").joined(separator: " ")
    }

    /// "BBC" letter by letter; a text that is all in capitals is only loud.
    private func capitals(_ text: String, isLoud: Bool) -> String {
        let words = text.split(separator: " ")
        let isAllCapitals = !text.contains(where: \.isLowercase)
        return words.map { word in
            guard let core = try? /(\p{Lu}{2,})(s?)/.firstMatch(in: word),
                word.allSatisfy({ !$0.isLetter || $0.isASCII })
            else { return isLoud ? word.lowercased() : String(word) }
            let letters = core.output.1
            let isPart =
                word[..<core.range.lowerBound].contains(where: \.isLetter)
                || word[core.range.upperBound...].contains(where: \.isLetter)
            if isPart { return isLoud ? word.lowercased() : String(word) }
            let isWord =
                (isLoud && !Self.isCode(letters)) || EnglishWords.saidAsWords.contains(String(letters))
                || Self.canBeSaid(letters)
                || (isAllCapitals && EnglishWords.shoutedWords.contains(String(letters)))
            let said =
                isWord ? letters.lowercased() : letters.compactMap { EnglishWords.letters[$0] }.joined(separator: " ")
            return word[..<core.range.lowerBound] + said + core.output.2 + word[core.range.upperBound...]
        }.joined(separator: " ")
    }

    /// Even among shouted words: two letters that are no word, or none that could be sung.
    private static func isCode(_ letters: Substring) -> Bool {
        if EnglishWords.initials.contains(String(letters)) { return true }
        return letters.count == 2
            ? !EnglishWords.shoutedWords.contains(String(letters)) : !letters.contains { "AEIOUY".contains($0) }
    }

    /// Five letters and more with vowels among them: a word that somebody shouts.
    private static func canBeSaid(_ letters: Substring) -> Bool {
        letters.count >= 5 && letters.contains { "AEIOUY".contains($0) }
            && (try? /[^AEIOUY]{4}/.firstMatch(in: letters)) == nil
    }
}
