import Foundation

/// Words as search compares them: in small letters, without accents, each with a blank before it. Chinese, Japanese, Thai and their
/// like put no blanks between words, so there each character stands for itself, and a word is found inside of a run.
///
/// Kept beside a description in its own row, not in a full-text index: what SQLite deletes from a row it overwrites
/// (`secure_delete`), while the segments of an index keep deleted words until they are merged.
enum SearchText {
    /// " a menu 東 京 駅" of "A menu: 東京駅".
    static func folded(_ text: String) -> String {
        let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        var folded = ""
        var isInWord = false
        for character in plain {
            guard character.isLetter || character.isNumber else {
                isInWord = false
                continue
            }
            let standsAlone = character.unicodeScalars.first.map(Self.writesNoBlanks) ?? false
            if !isInWord || standsAlone { folded.append(" ") }
            folded.append(character)
            isInWord = !standsAlone
        }
        return folded
    }

    /// What each must occur in a folded text: words, of which more may follow. 16 at most.
    static func terms(_ query: String) -> [String] {
        query.split { !$0.isLetter && !$0.isNumber }.prefix(16).map { folded(String($0)) }.filter { !$0.isEmpty }
    }

    private static func writesNoBlanks(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Thai, Lao, Burmese, Khmer; kana and ideographs.
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }
}
