import AltoJSON
import AltoModels

/// Words and their phonemes: one of misaki's dictionaries, such as `lexicon_us_gold.json.gz`.
///
/// A word in small letters also stands for itself with a capital and the other way round, unless both are there.
final class PronouncingDictionary: Sendable {
    enum Entry: Equatable {
        case phonemes(String)
        /// By part of speech, or "None" at the end of a clause; nil for "letter by letter".
        case variants([String: String?])
    }

    private let words: JSONIndex

    init(_ file: ModelFile) throws(ModelFileError) {
        words = try JSONIndex(packed: file)
    }

    subscript(word: String) -> Entry? {
        if let entry = entry(word) { return entry }
        guard word.unicodeScalars.count > 1 else { return nil }
        let lowercased = word.lowercased()
        if word == lowercased {
            let capitalized = word.inTitleCase
            return capitalized != word ? entry(capitalized) : nil
        }
        return word == lowercased.inTitleCase ? entry(lowercased) : nil
    }

    /// Phonemes that do not depend on the part of speech.
    func phonemes(of word: String) -> String? {
        if case .phonemes(let phonemes) = self[word] { phonemes } else { nil }
    }

    func contains(_ word: String) -> Bool { self[word] != nil }

    private func entry(_ word: String) -> Entry? {
        guard var value = words.value(of: word) else { return nil }
        do throws(JSONError) {
            guard value.isAtObject else { return try value.stringValue().map(Entry.phonemes) }
            var variants: [String: String?] = [:]
            try value.object { scanner, tag throws(JSONError) in
                let name = scanner.string(tag)
                variants.updateValue(try scanner.stringValue(), forKey: name)
            }
            return .variants(variants)
        } catch {
            return nil
        }
    }
}
