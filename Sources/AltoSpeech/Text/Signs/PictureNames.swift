import Foundation

/// What pictures in text (emoji) and rare signs are called in English: their names in the Unicode Character Database,
/// without the words that only tell how they are drawn.
enum PictureNames {
    /// The flag of two regional indicators (UTS #51, section 1.5).
    static func flag(_ character: Character) -> String? {
        let letters = character.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
            guard (0x1F1E6...0x1F1FF).contains(scalar.value) else { return nil }
            return Unicode.Scalar(scalar.value - 0x1F1E6 + 0x41)
        }
        guard letters.count == 2 else { return nil }
        let code = String(String.UnicodeScalarView(letters))
        let region = Locale(identifier: "en").localizedString(forRegionCode: code) ?? code
        return "flag of \(region)"
    }

    /// The names of all that a picture is made of: "man woman girl".
    static func name(of character: Character) -> String {
        character.unicodeScalars.compactMap(name).joined(separator: " ")
    }

    private static let skins: [UInt32: String] = [
        0x1F3FB: "light skin tone", 0x1F3FC: "medium light skin tone", 0x1F3FD: "medium skin tone",
        0x1F3FE: "medium dark skin tone", 0x1F3FF: "dark skin tone",
    ]
    /// How it is drawn, which in old names is no color.
    private static let manners: Set<Substring> = ["black", "white", "heavy", "sign", "symbol", "medium", "small"]

    private static func name(_ scalar: Unicode.Scalar) -> String? {
        if let skin = skins[scalar.value] { return skin }
        if let words = SignWords.words[scalar] { return words }
        switch scalar.properties.generalCategory {
        case .format, .nonspacingMark, .enclosingMark, .control, .privateUse, .unassigned, .surrogate: return nil
        default: break
        }
        guard let name = scalar.properties.name?.lowercased() else { return nil }
        let words = name.replacing("-", with: " ").split(separator: " ")
        let kept = scalar.value < 0x1F000 ? words.filter { !manners.contains($0) } : words
        return (kept.isEmpty ? words : kept).joined(separator: " ")
    }
}
