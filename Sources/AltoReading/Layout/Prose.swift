/// Lines of a block as a voice should read them: running text, words that were broken at a line's end made whole.
enum Prose {
    /// In the place of a cell that could not be read.
    private static let unread = "…"

    /// - Parameter knows: whether a word is in the dictionary, asked when a line ends with a hyphen.
    static func content(of block: Block, knows: (String) -> Bool) -> String {
        if let grid = block.grid {
            let rows = grid.texts.map { row in row.map { $0 ?? unread }.filter { !$0.isEmpty } }
            return rows.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }.joined(separator: "\n")
        }
        var content = ""
        for line in block.lines {
            let text = line.text
            if content.isEmpty {
                content = text
            } else if !block.isTable, let joined = joined(content, text, knows: knows) {
                content = joined
            } else {
                content += (block.isTable ? "\n" : " ") + text
            }
        }
        return content
    }

    /// "deter-" and "mine" are "determine"; "well-" and "known" are "well-known".
    private static func joined(_ before: String, _ after: String, knows: (String) -> Bool) -> String? {
        guard before.last == "-" || before.last == "\u{AD}" || before.last == "‐" else { return nil }
        let stem = before.dropLast().reversed().prefix { $0.isLetter }.reversed()
        let rest = after.prefix { $0.isLetter }
        guard stem.count >= 2, let first = rest.first, first.isLowercase else { return nil }
        let isWhole =
            before.last == "\u{AD}" || knows(String(stem) + rest) || !(knows(String(stem)) && knows(String(rest)))
        return isWhole ? before.dropLast() + after : before + after
    }

    /// The rows of a table and their cells (see `ReadText.Block.rows`); nil for what is no table.
    static func rows(of block: Block) -> [[String?]]? {
        if let grid = block.grid { return grid.rows.count > 1 ? grid.texts : nil }
        guard block.isTable, block.lines.count > 1 else { return nil }
        let rows = block.lines.map(TableFinder.parts)
        return rows.contains { $0.count > 1 } ? rows : nil
    }
}
