import Alto
import Foundation

/// Signs and pictures that voices do not know, in English words: "H₂O", "3 × 4 ≠ 7", "😀".
///
/// What the table of words lacks is called by its name in Unicode.
enum SpokenSigns {
    /// A sign's words may be joined to what stands beside them, or stand between pauses as pictures do.
    private enum Piece: Equatable {
        case text(String)
        case words(String)
        case picture(String)
    }

    /// - Parameter keeps: signs that are read later on, by whoever reads the rest.
    static func named(_ text: String, keeping keeps: (Unicode.Scalar) -> Bool = { _ in false }) -> String {
        guard text.unicodeScalars.contains(where: { isSign($0) && !keeps($0) }) else { return text }
        return joined(pieces(of: text.boundedCharacters, keeps))
    }

    /// Whether a scalar is neither a letter, a digit, a usual mark, nor a part of one.
    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return false }
        // The key around a digit.
        if scalar == "\u{20E3}" { return true }
        if SignWords.words[scalar] != nil || SmallDigits.isSmall(scalar) { return true }
        return switch scalar.properties.generalCategory {
        case .mathSymbol, .currencySymbol, .otherSymbol, .otherNumber, .letterNumber: true
        default: false
        }
    }

    private static func pieces(of characters: [Character], _ keeps: (Unicode.Scalar) -> Bool) -> [Piece] {
        var pieces: [Piece] = []
        var plain = ""
        var index = 0
        func flush() {
            if !plain.isEmpty { pieces.append(.text(plain)) }
            plain = ""
        }
        while index < characters.count {
            let character = characters[index]
            guard let first = character.unicodeScalars.first(where: { isSign($0) && !keeps($0) }) else {
                plain.append(character)
                index += 1
                continue
            }
            if first != character.unicodeScalars.first, let base = character.unicodeScalars.first {
                // A sign that is drawn over a letter or a digit.
                plain.unicodeScalars.append(base)
                index += 1
                continue
            }
            flush()
            if SmallDigits.isSmall(first) {
                let run = characters[index...].prefix {
                    $0.unicodeScalars.allSatisfy { SmallDigits.isAlike($0, first) }
                }
                pieces.append(.words(SmallDigits.words(for: run.flatMap(\.unicodeScalars))))
                index += max(1, run.count)
                continue
            }
            let isTag = first == "＃" && index + 1 < characters.count && characters[index + 1].isLetter
            pieces.append(isTag ? .words("hashtag") : piece(for: character, first))
            index += 1
        }
        flush()
        return pieces
    }

    private static func piece(for character: Character, _ first: Unicode.Scalar) -> Piece {
        if let words = SignWords.words[first] { return words == "," ? .text(", ") : .words(words) }
        switch first.properties.generalCategory {
        case .otherNumber, .letterNumber: return .words(SmallDigits.number(first))
        default: break
        }
        // Lines and blocks are drawn, not written.
        if (0x2500...0x259F).contains(first.value) { return .text(" ") }
        if let flag = PictureNames.flag(character) { return .picture(flag) }
        let name = PictureNames.name(of: character)
        return name.isEmpty ? .text(" ") : .picture(name)
    }

    private static func joined(_ pieces: [Piece]) -> String {
        var result = ""
        var index = 0
        while index < pieces.count {
            switch pieces[index] {
            case .text(let text): result += text
            case .words(let words): result += " \(words) "
            case .picture(let name):
                let count = pieces[index...].prefix { $0 == pieces[index] }.count
                index += count - 1
                var isFollowed = false
                if index + 1 < pieces.count, case .picture = pieces[index + 1] { isFollowed = true }
                result += " \(name)\(count > 1 ? ", \(count) times" : "")\(isFollowed ? ", " : " ")"
            }
            index += 1
        }
        // No space before a mark.
        return result.split(separator: " ").joined(separator: " ").replacing(/\ ([.,;:!?])/) { "\($0.output.1)" }
    }
}
