/// Cuts text into sentences, so that the first can be heard while the next are still being made.
public enum Sentences {
    /// A voice needs a pause somewhere; what is longer is cut at a comma or a word.
    private static let longest = 300
    private static let endings: Set<Character> = [".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔"]
    /// These run on without a space behind them.
    private static let fullWidthEndings: Set<Character> = ["。", "！", "？"]
    private static let closers: Set<Character> = ["\"", "”", "’", "'", ")", "]", "»", "」", "』"]
    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "etc", "e.g", "i.e", "no", "fig", "inc", "ltd", "co",
        "dept", "approx", "a.m", "p.m", "u.s", "u.k",
    ]

    public static func split(_ text: String) -> [String] {
        paragraphs(of: text).flatMap(sentences).flatMap(shortened)
    }

    private static func paragraphs(of text: String) -> [Substring] {
        text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\u{2029}" }
    }

    private static func sentences(of paragraph: Substring) -> [String] {
        var result: [String] = []
        var start = paragraph.startIndex
        var index = paragraph.startIndex
        while index < paragraph.endIndex {
            let character = paragraph[index]
            index = paragraph.index(after: index)
            guard endings.contains(character) else { continue }
            while index < paragraph.endIndex, endings.contains(paragraph[index]) || closers.contains(paragraph[index]) {
                index = paragraph.index(after: index)
            }
            let isEnd = index == paragraph.endIndex || paragraph[index].isWhitespace || fullWidthEndings.contains(character)
            if isEnd && !(character == "." && endsInAbbreviation(paragraph[start..<index])) {
                result.append(trimmed(paragraph[start..<index]))
                start = index
            }
        }
        result.append(trimmed(paragraph[start...]))
        return result.filter { !$0.isEmpty }
    }

    /// "Dr." and a single capital ("J. Smith") end no sentence.
    private static func endsInAbbreviation(_ text: Substring) -> Bool {
        guard text.last == "." else { return false }
        let word = text.dropLast().split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        let bare = word.drop { "(\"“‘'".contains($0) }
        return abbreviations.contains(bare.lowercased()) || (bare.count == 1 && bare.allSatisfy(\.isUppercase))
    }

    private static func shortened(_ sentence: String) -> [String] {
        var rest = sentence[...]
        var result: [String] = []
        while rest.count > longest {
            let room = rest.prefix(longest)
            let cut =
                room.lastIndex { ",;:，、".contains($0) }.map(room.index(after:)) ?? room.lastIndex(of: " ") ?? room.endIndex
            result.append(trimmed(rest[..<cut]))
            rest = rest[cut...]
        }
        result.append(trimmed(rest))
        return result.filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
