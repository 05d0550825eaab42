/// What a sound file says about itself.
package struct SoundTags: Sendable, Equatable {
    package var title: String
    package var comment: String

    /// Characters of a title. Players show it on a line.
    private static let longestTitle = 250
    /// Characters of a comment: about 20 minutes of speech.
    private static let longestComment = 20_000

    /// The narration as title, cut after a word where it is long, and all of it as comment.
    package init(narration: String) {
        let text = Self.line(narration)
        title = Self.cut(text, to: Self.longestTitle)
        comment = Self.cut(text, to: Self.longestComment)
    }

    /// One line without control characters.
    private static func line(_ text: String) -> String {
        text.split { $0.isWhitespace || $0.unicodeScalars.contains { $0.properties.generalCategory == .control } }
            .joined(separator: " ")
    }

    private static func cut(_ text: String, to longest: Int) -> String {
        guard text.count > longest else { return text }
        let start = text.prefix(longest - 1)
        let words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
        return words + "…"
    }
}
