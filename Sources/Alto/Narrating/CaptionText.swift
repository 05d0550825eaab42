/// A model's caption, freed of what models add and listeners do not need.
enum CaptionText {
    private static let openings = [
        "an image of ", "a picture of ", "image of ", "picture of ", "there is an image of ", "there is a picture of ",
        "this is an image of ", "this is a picture of ",
    ]
    /// Longer captions are loops of a model that lost its way.
    private static let longest = 60

    /// The same of descriptions in several sentences.
    private static let longestDescription = 400

    static func clean(_ caption: Caption) -> String {
        clean(caption.text, longest: caption.isLong ? longestDescription : longest)
    }

    static func clean(_ caption: String) -> String { clean(caption, longest: longest) }

    private static func clean(_ caption: String, longest: Int) -> String {
        var text = PrintableText.clean(caption)
        let lowered = text.lowercased()
        if let opening = openings.first(where: lowered.hasPrefix), text.count > opening.count {
            text = String(text.dropFirst(opening.count))
        }
        while let last = text.last, last == "." || last.isWhitespace { text.removeLast() }
        return text.split(separator: " ").prefix(longest).joined(separator: " ")
    }
}
