/// Text from outside, as it may stand in what a model reads.
enum PromptText {
    /// Nothing in it can pass for a mark of a model's own: of a turn ("<|im_end|>", "</s>", "[INST]"), of a picture ("<image>"),
    /// or of who speaks ("### Human:"). A space within takes a mark's meaning away and leaves the words.
    static func neutral(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let first = rest.first {
            rest = rest.dropFirst()
            result.append(first)
            let opensTag = first == "<" && isTag(rest, until: ">") || first == "[" && isTag(rest, until: "]")
            let isHeading = first == "#" && rest.first == "#"
            if opensTag || isHeading { result.append(" ") }
        }
        return result
    }

    /// No mark that a model knows is longer.
    private static let longestTag = 40

    private static func isTag(_ text: Substring, until end: Character) -> Bool {
        guard let close = text.prefix(longestTag).firstIndex(of: end) else { return false }
        let name = text[..<close]
        let isMark = name.allSatisfy { $0.isLetter || $0.isNumber || "_|/-:▁".contains($0) }
        // "[3]" is a number of a reference, "[INST]" a mark.
        return isMark && (end == ">" || name.contains { $0.isUppercase || $0 == "/" })
    }

    /// In quotation marks, on one line, at most so many characters: whoever wrote it cannot end the quotation.
    static func quoted(_ text: String, longest: Int) -> String {
        let line = neutral(CodeQuote.inner(CodeQuote.onOneLine(text))).boundedCharacters
        return "“\(String(line.count > longest ? line.prefix(longest - 1) + ["…"] : line[...]))”"
    }
}
