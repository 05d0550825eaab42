/// Words with -s, -ed and -ing whose stems are known.
extension EnglishLexicon {
    /// Vowels behind which an American t becomes a tap.
    private static let beforeTap = Set("AIOWYiuæɑəɛɪɹʊʌ".unicodeScalars)

    func withoutS(_ word: String, _ tag: String?, _ stress: Double?, _ context: Context?) -> String? {
        let count = word.unicodeScalars.count
        guard count > 2, word.hasSuffix("s") else { return nil }
        let stem: String
        if !word.hasSuffix("ss"), isKnown(word.dropping(last: 1)) {
            stem = word.dropping(last: 1)
        } else if word.hasSuffix("'s") || (count > 4 && word.hasSuffix("es") && !word.hasSuffix("ies")),
            isKnown(word.dropping(last: 2))
        {
            stem = word.dropping(last: 2)
        } else if count > 4, word.hasSuffix("ies"), isKnown(word.dropping(last: 3) + "y") {
            stem = word.dropping(last: 3) + "y"
        } else {
            return nil
        }
        return lookup(stem, tag, stress, context).flatMap(addingS)
    }

    func addingS(_ stem: String) -> String? {
        guard let last = stem.unicodeScalars.last else { return nil }
        if "ptkfθ".contains(scalar: last) { return stem + "s" }
        if "szʃʒʧʤ".contains(scalar: last) { return stem + (isBritish ? "ɪ" : "ᵻ") + "z" }
        return stem + "z"
    }

    func withoutEd(_ word: String, _ tag: String?, _ stress: Double?, _ context: Context?) -> String? {
        let count = word.unicodeScalars.count
        guard count > 3, word.hasSuffix("d") else { return nil }
        let stem: String
        if !word.hasSuffix("dd"), isKnown(word.dropping(last: 1)) {
            stem = word.dropping(last: 1)
        } else if count > 4, word.hasSuffix("ed"), !word.hasSuffix("eed"), isKnown(word.dropping(last: 2)) {
            stem = word.dropping(last: 2)
        } else {
            return nil
        }
        return lookup(stem, tag, stress, context).flatMap(addingEd)
    }

    func addingEd(_ stem: String) -> String? {
        let scalars = Array(stem.unicodeScalars)
        guard let last = scalars.last else { return nil }
        if "pkfθʃsʧ".contains(scalar: last) { return stem + "t" }
        if last == "d" { return stem + (isBritish ? "ɪ" : "ᵻ") + "d" }
        guard last == "t" else { return stem + "d" }
        if isBritish || scalars.count < 2 { return stem + "ɪd" }
        return Self.beforeTap.contains(scalars[scalars.count - 2]) ? stem.dropping(last: 1) + "ɾᵻd" : stem + "ᵻd"
    }

    func withoutIng(_ word: String, _ tag: String?, _ stress: Double?, _ context: Context?) -> String? {
        let count = word.unicodeScalars.count
        guard count > 4, word.hasSuffix("ing") else { return nil }
        let stem: String
        if count > 5, isKnown(word.dropping(last: 3)) {
            stem = word.dropping(last: 3)
        } else if isKnown(word.dropping(last: 3) + "e") {
            stem = word.dropping(last: 3) + "e"
        } else if count > 5, Self.doublesConsonant(word), isKnown(word.dropping(last: 4)) {
            stem = word.dropping(last: 4)
        } else {
            return nil
        }
        return lookup(stem, tag, stress, context).flatMap(addingIng)
    }

    /// "running", "picnicking".
    private static func doublesConsonant(_ word: String) -> Bool {
        if word.hasSuffix("cking") { return true }
        let end = Array(word.unicodeScalars.suffix(5))
        return end.count == 5 && end[0] == end[1] && "bcdgklmnprstvxz".contains(scalar: end[0])
    }

    func addingIng(_ stem: String) -> String? {
        let scalars = Array(stem.unicodeScalars)
        guard let last = scalars.last else { return nil }
        if isBritish {
            if last == "ə" || last == "ː" { return nil }
        } else if last == "t", scalars.count > 1, Self.beforeTap.contains(scalars[scalars.count - 2]) {
            return stem.dropping(last: 1) + "ɾɪŋ"
        }
        return stem + "ɪŋ"
    }
}
