import Alto
import Foundation

/// How names and other words are said: a file of the Pronunciation Lexicon Specification 1.0 (W3C, 2008).
///
/// An `alias` is spoken in the place of the word, by any voice; a `phoneme` in IPA by those that follow phonemes. What a
/// lexicon puts in a word's place is not looked up again.
package struct Lexicon: Sendable, Equatable {
    /// By the word in lower case.
    private(set) var aliases: [String: String] = [:]
    private(set) var pronunciations: [String: String] = [:]

    /// - Throws: `Problem`: textInvalid with the place of what is wrong, diskFailed for a file that cannot be read.
    package init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Problem(
                .diskFailed, "The lexicon “\(NameSuggestions.quotable(path))” cannot be read.",
                remedy: "Give a PLS file.")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw Problem(.textInvalid, "The lexicon is not UTF-8.")
        }
        try self.init(text)
    }

    init(_ text: String) throws {
        let handler = LexiconHandler()
        try MarkupReader.read(text, kind: "lexicon", with: handler)
        (aliases, pronunciations) = (handler.aliases, handler.pronunciations)
    }

    package init() {}

    /// The utterance with aliases in the place of their words, and with what it needs of the pronunciations.
    package func applied(to utterance: Utterance) -> Utterance {
        guard self != Lexicon() else { return utterance }
        var utterance = utterance
        let characters = utterance.text.boundedCharacters
        var text = ""
        var end = 0
        for range in Self.words(of: characters) {
            let word = String(characters[range])
            // A longer one is no word, and takes long to look up.
            guard word.unicodeScalars.count <= Sentences.longest else { continue }
            let key = word.lowercased()
            if let ipa = pronunciations[key] { utterance.pronunciations[word] = ipa }
            text += String(characters[end..<range.lowerBound]) + (aliases[key] ?? word)
            end = range.upperBound
        }
        utterance.text = text + String(characters[end...])
        return utterance
    }

    /// Where the words are: letters and digits, with apostrophes and hyphens between them.
    private static func words(of text: [Character]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, isOfWord(text[index]) || (index > start && joins(text, at: index)) { index += 1 }
            if index > start { words.append(start..<index) }
            index = max(index, start + 1)
        }
        return words
    }

    private static func joins(_ text: [Character], at index: Int) -> Bool {
        "'’-".contains(text[index]) && index + 1 < text.count && isOfWord(text[index + 1]) && isOfWord(text[index - 1])
    }

    private static func isOfWord(_ character: Character) -> Bool {
        switch character.unicodeScalars.first?.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
            true
        default: false
        }
    }
}

private final class LexiconHandler: MarkupReader.Handler {
    private(set) var aliases: [String: String] = [:]
    private(set) var pronunciations: [String: String] = [:]
    private var open: [String] = []
    private var graphemes: [String] = []
    private var alias: String?
    private var phoneme: String?
    private var text = ""
    private var location = MarkupReader.SourceLocation(line: 0, column: 0)

    func begin(_ element: String, _ attributes: [String: String], at location: MarkupReader.SourceLocation) throws {
        let parents = [
            "lexicon": nil, "meta": "lexicon", "metadata": "lexicon", "lexeme": "lexicon", "grapheme": "lexeme",
            "phoneme": "lexeme", "alias": "lexeme", "example": "lexeme",
        ]
        guard let parent = parents[element], parent == open.last else {
            throw wrong("the tag <\(NameSuggestions.quotable(element))> is not known there.", at: location)
        }
        if element == "lexicon", attributes["alphabet"] ?? "ipa" != "ipa" {
            throw wrong("only the alphabet ipa is known.", at: location)
        }
        open.append(element)
        self.location = location
        text = ""
    }

    func end(_ element: String) throws {
        _ = open.popLast()
        let content = text.trimmingCharacters(in: .whitespacesAndNewlines)
        switch element {
        case "grapheme": graphemes.append(content.lowercased())
        case "alias": alias = alias ?? content
        case "phoneme": phoneme = phoneme ?? content
        case "lexeme":
            guard !graphemes.isEmpty, !graphemes.contains(""), alias?.isEmpty == false || phoneme?.isEmpty == false
            else { throw wrong("a lexeme lacks its grapheme, or both alias and phoneme.", at: location) }
            for grapheme in graphemes {
                if let phoneme { pronunciations[grapheme] = phoneme } else { aliases[grapheme] = alias }
            }
            (graphemes, alias, phoneme) = ([], nil, nil)
        default: break
        }
    }

    func text(_ text: String) { self.text += text }

    private func wrong(_ what: String, at location: MarkupReader.SourceLocation) -> Problem {
        Problem(
            .textInvalid, "In the lexicon, line \(location.line), column \(location.column): \(what)",
            remedy: "See the Pronunciation Lexicon Specification.")
    }
}
