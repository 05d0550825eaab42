import Alto
import Foundation

/// Text as an engine may be given it: nothing in it is a command, and nothing in it breaks the engine.
enum EngineText {
    /// For eSpeak NG. Its program reads `[[…]]` as phonemes and control characters as commands; both are disarmed.
    /// (SSML is off unless asked for, so `<speak>` is only text.)
    static func forESpeak(_ text: String) -> String {
        plain(text) { scalar in
            switch scalar {
            case "[": "("
            case "]": ")"
            default: nil
            }
        }
    }

    /// For Flite, which knows ASCII only: letters without their accents, signs as words, other scripts in Latin letters.
    static func forFlite(_ text: String) -> String {
        // What the table of letters lacks, "ế" say, has its accents apart in the normal form.
        let text = LatinLetters.of(SpokenSigns.named(text), LatinLetters.isForeign)
            .decomposedStringWithCompatibilityMapping
        return plain(text) { scalar in scalar.isASCII ? nil : ASCIIFolding.replacement(for: scalar) ?? "" }
    }

    /// - Parameter replace: what stands for a scalar; nil for itself.
    private static func plain(_ text: String, replace: (Unicode.Scalar) -> String?) -> String {
        var result = ""
        var needsSpace = false
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                needsSpace = !result.isEmpty
                continue
            }
            guard isSpeakable(scalar) else { continue }
            let word = replace(scalar)
            if word == "" { continue }
            if needsSpace {
                result.append(" ")
                needsSpace = false
            }
            if let word {
                result += word
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Invisible marks (directions, tags, variation selectors) are not for a voice; the two joiners are, since they
    /// belong to the spelling of Persian and of many Indian languages.
    private static func isSpeakable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .format: scalar == "\u{200C}" || scalar == "\u{200D}"
        case .surrogate, .privateUse, .unassigned: false
        default: !scalar.properties.isVariationSelector
        }
    }

    /// Cuts a text at the ends of clauses, or else of words, or else anywhere, into pieces of at most `longest`
    /// Unicode scalars. Pieces without a letter, digit or other thing that can be said are left out.
    static func pieces(of text: String, longest: Int) -> [String] {
        TextPieces.parted(text.boundedCharacters[...], longest: longest) { room in
            let word = room.lastIndex(of: " ")
            let clause = room.indices.last {
                $0 > room.startIndex && room[$0] == " " && ".!?;:,".contains(room[$0 - 1])
            }
            // A clause that ends in the first third would leave the others too long for nothing.
            if let clause, clause - room.startIndex >= longest / 3 { return clause + 1 }
            return word.map { $0 + 1 } ?? room.endIndex
        }
        .filter { $0.contains { $0.unicodeScalars.contains(where: canBeHeard) } }.map { String($0) }
    }

    private static func canBeHeard(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .format, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .connectorPunctuation:
            false
        case .otherPunctuation: !".,;:!?'\"¡¿…·。、，！？".unicodeScalars.contains(scalar)
        default: true
        }
    }
}
