/// Cuts text into sentences, so that the first can be heard while the next are still being made.
public enum Sentences {
    /// Unicode scalars in a piece. A voice needs a pause somewhere; what is longer is cut at a comma or a word.
    package static let longest = 300
    private static let endings: Set<Unicode.Scalar> = [".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔"]
    /// These run on without a space behind them.
    private static let fullWidthEndings: Set<Unicode.Scalar> = ["。", "！", "？"]
    private static let closers: Set<Unicode.Scalar> = ["\"", "”", "’", "'", ")", "]", "»", "」", "』"]
    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "etc", "e.g", "i.e", "no", "fig", "inc", "ltd", "co",
        "dept", "approx", "a.m", "p.m", "u.s", "u.k",
    ]

    /// Pieces without white space round them, none empty, in which nothing is lost.
    public static func split(_ text: String) -> [String] {
        paragraphs(of: text).flatMap(sentences).flatMap(shortened)
    }

    private static func paragraphs(of text: String) -> [ArraySlice<Character>] {
        text.boundedCharacters.split { $0 == "\n" || $0 == "\r\n" || $0 == "\u{2029}" }
    }

    private static func sentences(of paragraph: ArraySlice<Character>) -> [ArraySlice<Character>] {
        var result: [ArraySlice<Character>] = []
        var start = paragraph.startIndex
        var index = start
        while index < paragraph.endIndex {
            let character = paragraph[index]
            index += 1
            guard character.isOne(of: endings) else { continue }
            while index < paragraph.endIndex, paragraph[index].isOne(of: endings) || paragraph[index].isOne(of: closers)
            { index += 1 }
            let isEnd =
                index == paragraph.endIndex || paragraph[index].isWhitespace || character.isOne(of: fullWidthEndings)
            if isEnd && !(character == "." && endsInAbbreviation(paragraph[start..<index])) {
                result.append(paragraph[start..<index])
                start = index
            }
        }
        result.append(paragraph[start...])
        return result
    }

    /// "Dr." and a single capital ("J. Smith") end no sentence. Looks at the last word only.
    private static func endsInAbbreviation(_ text: ArraySlice<Character>) -> Bool {
        guard text.last == "." else { return false }
        let before = text.dropLast()
        let word = before[(before.lastIndex(where: \.isWhitespace).map { $0 + 1 } ?? before.startIndex)...]
        let bare = word.drop { "(\"“‘'".contains($0) }
        return abbreviations.contains(String(bare).lowercased()) || (bare.count == 1 && bare.allSatisfy(\.isUppercase))
    }

    private static func shortened(_ sentence: ArraySlice<Character>) -> [String] {
        TextPieces.parted(trimmed(sentence), longest: longest) { room in
            let last = room.lastIndex { ",;:，、".contains($0) } ?? room.lastIndex(of: " ")
            return last.map { $0 + 1 } ?? room.endIndex
        }
        .map { String(trimmed($0)) }.filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: ArraySlice<Character>) -> ArraySlice<Character> {
        guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return text[first...last]
    }

    /// An accent on a space can be seen.
    private static func isBlank(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}

extension Character {
    /// To look for the character itself takes most of the time of all: it is put into its normal form first.
    fileprivate func isOne(of scalars: Set<Unicode.Scalar>) -> Bool {
        unicodeScalars.first.map(scalars.contains) == true && unicodeScalars.dropFirst().isEmpty
    }
}
