/// Letters that look like others: capital I, small l, bars, ones and zeros. What words tell is put right, what nothing
/// tells is doubted.
enum LookAlikes {
    /// A block of so few words is doubted as a whole for a code in it.
    static let wordsOfShortBlock = 12
    /// How sure a block is at most, or a word, in which letters can be others.
    static let doubt = 0.6

    /// Letters that one typeface or the other draws alike, a digit among each.
    private static let groups: [Set<Character>] = [
        ["0", "O", "o", "Q"], ["1", "I", "l", "|"], ["5", "S"], ["8", "B"], ["2", "Z"],
    ]

    /// Whether a word holds a digit and the letter that it looks like, such as "O0" or "7QZ-0O1I": nothing in it tells
    /// which is which.
    static func isDoubtful(_ word: String) -> Bool {
        groups.contains { group in
            let found = Set(word).intersection(group)
            return found.contains(where: \.isNumber) && found.contains { !$0.isNumber }
        }
    }

    /// Whether one reading has a digit where the other has a letter.
    static func areContested(_ a: Character, _ b: Character) -> Bool { a != b && a.isNumber != b.isNumber }

    /// A line with its capital I's.
    ///
    /// - Parameter knows: whether a word is in a dictionary.
    static func corrected(_ line: LineReading, knows: (String) -> Bool) -> LineReading {
        var line = line
        for index in line.words.indices {
            let before = index > 0 ? line.words[index - 1].text : nil
            let after = index + 1 < line.words.count ? line.words[index + 1].text : nil
            line.words[index].text = corrected(line.words[index].text, before: before, after: after, knows: knows)
        }
        return line
    }

    static func corrected(_ word: String, before: String?, after: String?, knows: (String) -> Bool) -> String {
        guard let first = word.first, first == "|" || first == "l" else { return word }
        let rest = String(word.dropFirst())
        let letters = rest.prefix { $0.isLetter }
        if letters.isEmpty {
            // A bar between words parts them: beside an I stand small letters.
            let isInSentence =
                (after?.first?.isLowercase ?? false)
                || (after == nil && !rest.isEmpty && (before?.last?.isLowercase ?? false))
            let isContracted = rest.count > 1 && (rest.hasPrefix("'") || rest.hasPrefix("’"))
            return isInSentence || (isContracted && first == "|") ? "I" + rest : word
        }
        guard letters.allSatisfy(\.isLowercase) else { return word }
        func isKnown(_ text: String) -> Bool { knows(text) || knows(text.lowercased()) }
        if first == "|" { return "I" + rest }
        return !isKnown("l" + letters) && isKnown("I" + letters) ? "I" + rest : word
    }

    /// Whether a word of one letter is a word, going by those beside it, and not a ring or a bar.
    static func isWord(_ index: Int, of words: [Word]) -> Bool {
        let word = words[index]
        let letters = word.text.filter { $0.isLetter || $0.isNumber }
        guard letters.count == 1, let letter = letters.first else { return false }
        if ("2"..."9").contains(letter) { return word.confidence >= 0.97 }
        guard ["I", "A", "a", "1"].contains(letter), word.confidence >= 0.85 else { return false }
        let after = index + 1 < words.count ? words[index + 1].text : nil
        let before = index > 0 ? words[index - 1].text : nil
        return after.map { $0.first?.isLowercase ?? false }
            ?? (word.text.count > 1 && before?.last?.isLowercase ?? false)
    }
}
