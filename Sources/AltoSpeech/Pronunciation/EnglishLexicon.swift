import AltoModels
import Foundation
import Synchronization

/// How a word that the dictionaries know, or whose stem they know, is pronounced in its sentence.
///
/// A port of misaki's English lexicon (misaki 0.9.4, Apache-2.0, by hexgrad) as hibari carries it (`lexicon.py`,
/// hibari-tts 0.2.1, Apache-2.0): the gold dictionary first, silver for what it lacks, then suffixes, then letter by
/// letter.
final class EnglishLexicon: Sendable {
    /// What follows a word: function words depend on it.
    struct Context {
        /// Whether a vowel follows; nil at the end of a clause.
        var nextIsVowel: Bool?
        var nextIsTo = false
    }

    let isBritish: Bool
    private let gold: PronouncingDictionary
    private let silverFile: ModelFile
    private let silver = Mutex<PronouncingDictionary?>(nil)

    private static let spoken = ["%": "percent", "&": "and", "+": "plus", "@": "at"]
    private static let spokenInAddresses = [".": "dot", "/": "slash"]

    init(gold: ModelFile, silver: ModelFile, isBritish: Bool) throws(ModelFileError) {
        self.gold = try PronouncingDictionary(gold)
        silverFile = silver
        self.isBritish = isBritish
    }

    /// Two in three sentences never ask for it. One that cannot be read counts as empty: its words are read by their
    /// letters.
    private func silverEntry(_ word: String) -> PronouncingDictionary.Entry? {
        let dictionary = silver.withLock { silver in
            if silver == nil { silver = try? PronouncingDictionary(silverFile) }
            return silver
        }
        return dictionary?[word]
    }

    /// - Returns: nil for a word that nothing here can read.
    func phonemes(of token: PronouncedToken, in context: Context) -> String? {
        var word = token.alias ?? token.text
        word = word.replacing(scalar: "‘", with: "'").replacing(scalar: "’", with: "'")
        if !word.utf8.allSatisfy({ $0 < 0x80 }) {
            word = Self.plainNumbers(word.precomposedStringWithCompatibilityMapping)
        }
        let stress: Double? = word == word.lowercased() ? nil : word == word.uppercased() ? 2 : 0.5
        if let phonemes = self.phonemes(ofWord: word, token.tag, stress, context) {
            guard let currency = token.currency, let noun = LexiconNumbers.currencies[currency]?.first else {
                return phonemes
            }
            return phonemes + (withoutS(noun + "s", nil, nil, nil).map { " " + $0 } ?? "")
        }
        return number(in: word, currency: token.currency, isHead: token.isHead)
    }

    private static func plainNumbers(_ word: String) -> String {
        word.unicodeScalars.map { scalar in
            guard scalar.isDigit, let value = scalar.properties.numericValue, let whole = Int(exactly: value) else {
                return String(scalar)
            }
            return String(whole)
        }.joined()
    }

    // MARK: Words

    private func phonemes(ofWord word: String, _ tag: String, _ stress: Double?, _ context: Context) -> String? {
        if let special = specialCase(word, tag, stress, context) { return special }
        var word = word
        let lowercased = word.lowercased()
        // A word in capitals, or with one where a sentence begins, that only its small form explains.
        if word.unicodeScalars.count > 1, word != lowercased, word.replacing(scalar: "'", with: nil).isAlphabetic,
            tag != "NNP" || word.unicodeScalars.count > 7, !isInDictionary(word),
            word == word.uppercased() || Self.restIsLowercase(word),
            isInDictionary(lowercased) || hasKnownStem(lowercased, tag, stress, context)
        {
            word = lowercased
        }
        if isKnown(word) { return lookup(word, tag, stress, context) }
        if word.hasSuffix("s'"), isKnown(word.dropping(last: 2) + "'s") {
            return lookup(word.dropping(last: 2) + "'s", tag, stress, context)
        }
        if word.hasSuffix("'"), isKnown(word.dropping(last: 1)) {
            return lookup(word.dropping(last: 1), tag, stress, context)
        }
        return withoutS(word, tag, stress, context) ?? withoutEd(word, tag, stress, context)
            ?? withoutIng(word, tag, stress ?? 0.5, context)
    }

    private static func restIsLowercase(_ word: String) -> Bool {
        let rest = String(word.unicodeScalars.dropFirst())
        return rest == rest.lowercased()
    }

    private func hasKnownStem(_ word: String, _ tag: String, _ stress: Double?, _ context: Context) -> Bool {
        [withoutS, withoutEd, withoutIng].contains { $0(word, tag, stress, context)?.isEmpty == false }
    }

    private func isInDictionary(_ word: String) -> Bool { gold.contains(word) || silverEntry(word) != nil }

    /// Whether `lookup` can read it: letters by themselves, too.
    func isKnown(_ word: String) -> Bool {
        if gold.contains(word) || Self.spoken[word] != nil || silverEntry(word) != nil { return true }
        guard !word.isEmpty, word.unicodeScalars.allSatisfy(\.isASCIILetter) else { return false }
        let scalars = word.unicodeScalars
        if scalars.count == 1 || (word == word.uppercased() && gold.contains(word.lowercased())) { return true }
        let rest = String(scalars.dropFirst())
        return rest == rest.uppercased()
    }

    /// A word's phonemes from the dictionaries, or letter by letter.
    func lookup(_ word: String, _ tag: String?, _ stress: Double?, _ context: Context?) -> String? {
        var word = word
        var isName = false
        if word == word.uppercased(), !gold.contains(word) {
            word = word.lowercased()
            isName = tag == "NNP"
        }
        var phonemes: String?
        switch gold[word] ?? (isName ? nil : silverEntry(word)) {
        case .phonemes(let found): phonemes = found
        case .variants(let variants):
            var tag = tag
            if let context, context.nextIsVowel == nil, variants["None"] != nil {
                tag = "None"
            } else if tag.map({ variants[$0] == nil }) ?? true {
                tag = tag.map(Self.parent)
            }
            phonemes = (tag.flatMap { variants[$0] } ?? variants["DEFAULT"]) ?? nil
        case nil: break
        }
        if phonemes.map({ isName && !$0.contains(scalar: PhonemeStress.primary) }) ?? true {
            if let letters = letters(of: word) { return letters }
        }
        return phonemes.map { PhonemeStress.applied(stress, to: $0) }
    }

    /// The class of parts of speech: all verbs have one.
    static func parent(of tag: String) -> String {
        if tag.hasPrefix("VB") { return "VERB" }
        if tag.hasPrefix("NN") { return "NOUN" }
        if tag.hasPrefix("ADV") || tag.hasPrefix("RB") { return "ADV" }
        return tag.hasPrefix("ADJ") || tag.hasPrefix("JJ") ? "ADJ" : tag
    }

    /// Letter by letter, the last one stressed.
    func letters(of word: String) -> String? {
        var phonemes = ""
        for scalar in word.unicodeScalars where scalar.isLetter {
            guard let letter = gold.phonemes(of: scalar.properties.uppercaseMapping) else { return nil }
            phonemes += letter
        }
        var scalars = Array(PhonemeStress.applied(0, to: phonemes).unicodeScalars)
        if let last = scalars.lastIndex(of: PhonemeStress.secondary) { scalars[last] = PhonemeStress.primary }
        return String(scalars)
    }

    // MARK: Function words

    private func specialCase(_ word: String, _ tag: String, _ stress: Double?, _ context: Context) -> String? {
        if tag == "ADD", let name = Self.spokenInAddresses[word] { return lookup(name, nil, -0.5, context) }
        if let name = Self.spoken[word] { return lookup(name, nil, nil, context) }
        if word.contains(scalar: "."), isPointedLetters(word) { return letters(of: word) }
        switch word {
        case "a", "A": return tag == "DT" ? "ɐ" : "ˈA"
        case "am", "Am", "AM":
            if tag.hasPrefix("NN") { return letters(of: word) }
            if context.nextIsVowel == nil || word != "am" || stress ?? 0 > 0 { return gold.phonemes(of: "am") }
            return "ɐm"
        case "an", "An", "AN": return word == "AN" && tag.hasPrefix("NN") ? letters(of: word) : "ɐn"
        case "I" where tag == "PRP": return "ˌI"
        case "by", "By", "BY": return Self.parent(of: tag) == "ADV" ? "bˈI" : nil
        case "to", "To": return to(context)
        case "TO" where tag == "TO" || tag == "IN": return to(context)
        case "in", "In": return "\(context.nextIsVowel == nil || tag != "IN" ? "ˈ" : "")ɪn"
        case "IN" where tag != "NNP": return "\(context.nextIsVowel == nil || tag != "IN" ? "ˈ" : "")ɪn"
        case "the", "The": return context.nextIsVowel == true ? "ði" : "ðə"
        case "THE" where tag == "DT": return context.nextIsVowel == true ? "ði" : "ðə"
        case "used", "Used", "USED":
            guard case .variants(let variants) = gold["used"] else { return gold.phonemes(of: "used") }
            let isHabit = ["VBD", "JJ"].contains(tag) && context.nextIsTo
            return variants[isHabit ? "VBD" : "DEFAULT"] ?? nil
        default:
            guard tag == "IN", ["vs", "vs."].contains(word.lowercased()) else { return nil }
            return lookup("versus", nil, nil, context)
        }
    }

    private func to(_ context: Context) -> String? {
        switch context.nextIsVowel {
        case nil: gold.phonemes(of: "to")
        case false: "tə"
        case true: "tʊ"
        }
    }

    /// "U.S.", "e.g.": points between groups of one or two letters.
    private func isPointedLetters(_ word: String) -> Bool {
        let parts = word.splitting(at: ".")
        let inner = parts.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }
        return inner.count > 1 && parts.joined().isAlphabetic && parts.allSatisfy { $0.unicodeScalars.count < 3 }
    }
}
