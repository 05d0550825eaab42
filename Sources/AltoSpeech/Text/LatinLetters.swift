import Foundation

/// Words of other scripts in plain Latin letters, for voices that know no others: better said strangely than not at all.
enum LatinLetters {
    private static let transform = StringTransform("Any-Latin; Latin-ASCII")

    /// - Parameter isForeign: the scalars to put into others. All around them stays as it is.
    static func of(_ text: String, _ isForeign: (Unicode.Scalar) -> Bool) -> String {
        guard text.unicodeScalars.contains(where: isForeign) else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let start = rest.firstIndex(where: isForeign) {
            result += rest[..<start]
            let run = rest[start...].prefix { isForeign($0) || $0.properties.generalCategory == .nonspacingMark }
            rest = rest[run.endIndex...]
            let foreign = String(String.UnicodeScalarView(run))
            let latin = name(ofSingle: run) ?? foreign.applyingTransform(transform, reverse: false) ?? foreign
            result += latin.unicodeScalars
        }
        result += rest
        return String(result)
    }

    /// "alpha": alone, a letter of Greek is called by its name.
    private static func name(ofSingle run: Substring.UnicodeScalarView) -> String? {
        guard run.count == 1, let letter = run.first, (0x391...0x3C9).contains(letter.value),
            let words = letter.properties.name?.lowercased().split(separator: " "), words.count > 3
        else { return nil }
        return words[3] == "final" ? "sigma" : words[3] == "lamda" ? "lambda" : String(words[3])
    }

    /// A letter of another script than Latin.
    static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return false }
        return switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .spacingMark:
            !isLatin(scalar)
        // The prolonged sound of kana and the like belongs to the word.
        case .modifierLetter: (0x3000...0x30FF).contains(scalar.value)
        default: false
        }
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        [0xA0...0x2AF, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF, 0xFB00...0xFB06].contains {
            $0.contains(scalar.value)
        }
    }
}
