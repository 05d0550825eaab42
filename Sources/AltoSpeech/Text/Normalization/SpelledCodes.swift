/// Numbers of bank accounts, letter by letter and digit by digit: "DE89 3704" is no amount and no place.
enum SpelledCodes {
    /// An IBAN (ISO 13616): two letters, two check digits, up to thirty letters and digits, mostly in groups of four.
    /// - Parameter namesLetters: "dee ee" rather than "D.E", for voices that would take the latter for a word.
    static func read(_ text: String, namesLetters: Bool = true) -> String {
        text.replacing(/\b[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){2,7}(?:\s?[A-Z\d]{1,3})?\b/) { match in
            groups(of: match.output).map { spelled($0, namesLetters) }.joined(separator: ", ")
        }
    }

    private static func groups(of code: Substring) -> [Substring] {
        let written = code.split(separator: " ")
        guard let head = written.first else { return [] }
        var groups = [head.prefix(2), head.dropFirst(2).prefix(2)]
        for part in [head.dropFirst(4)] + written.dropFirst() {
            var rest = part
            while !rest.isEmpty {
                groups.append(rest.prefix(4))
                rest = rest.dropFirst(4)
            }
        }
        return groups
    }

    private static func spelled(_ group: Substring, _ namesLetters: Bool) -> String {
        let numbers = EnglishNumbers()
        if !namesLetters, group.allSatisfy(\.isLetter) { return group.map(String.init).joined(separator: ".") }
        return group.compactMap { character in
            character.wholeNumberValue.map(numbers.cardinal)
                ?? (namesLetters ? EnglishWords.letters[character] : String(character))
        }.joined(separator: " ")
    }
}
