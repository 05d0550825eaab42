package import Alto
import AltoJSON
package import Foundation

/// Text or phonemes to a VITS model's symbols, as transformers' `VitsTokenizer` does it: `vocab.json` and what
/// `tokenizer_config.json` says of it.
package struct VITSTokenizer: Sendable {
    /// Whether its symbols are phonemes of American English (eSpeak NG's IPA with stress), and not letters.
    package let readsPhonemes: Bool
    /// ISO 639-3, in Meta's checkpoints.
    package let language: String?
    private let normalizes: Bool
    private let romanizes: Bool
    private let addsBlanks: Bool
    private let ids: [String: Int]
    /// Strings that stay as they are when the text is put in lower case, in the vocabulary's order.
    private let kept: [Unicode.Scalar: [[Unicode.Scalar]]]
    /// Tokens that are found in the text before it is cut into characters, the longest first.
    private let special: [[Unicode.Scalar]]
    private let unknown: Int?
    /// Symbols from here on are none of the model's.
    private let limit: Int

    /// - Parameter limit: how many symbols the model knows.
    /// - Throws: `ModelFileError`.
    package init(folder: URL, limit: Int) throws(ModelFileError) {
        guard let file = ModelFile("vocab.json", in: folder) else { throw .unreadable(file: "vocab.json") }
        let vocabulary = try JSONObject(try file.json(), file: file.name)
        var ids: [String: Int] = [:]
        var order: [String] = []
        for (token, value) in vocabulary.json.members ?? [] {
            guard let id = value.integer, id >= 0 else {
                throw vocabulary.wrongType(String(token.prefix(40)), expected: "a whole number")
            }
            ids[token] = id
            order.append(token)
        }
        let settings = try ModelFile("tokenizer_config.json", in: folder).map { file throws(ModelFileError) in
            try JSONObject(try file.json(), file: file.name)
        }
        readsPhonemes = try settings?.bool("phonemize") ?? true
        normalizes = try settings?.bool("normalize") ?? true
        romanizes = try settings?.bool("is_uroman") ?? false
        addsBlanks = try settings?.bool("add_blank") ?? true
        language = try settings?.string("language")
        var tokens: [String] = []
        for (field, defaultValue) in [("pad_token", "<pad>"), ("unk_token", "<unk>")] {
            let member = settings?.json[field]
            let token = member?.string ?? member?["content"]?.string ?? defaultValue
            // What the vocabulary lacks gets the next number, which the model may not have.
            if ids[token] == nil { ids[token] = (ids.values.max() ?? -1) + 1 }
            tokens.append(token)
        }
        unknown = ids[tokens[1]]
        self.ids = ids
        self.limit = limit
        special = Set(tokens).map { Array($0.unicodeScalars) }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
        kept = Dictionary(grouping: (order + tokens).map { Array($0.unicodeScalars) }.filter { !$0.isEmpty }) { $0[0] }
    }

    /// Text in the case that the model reads, before it becomes phonemes or symbols.
    ///
    /// - Throws: `Problem` (languageUnknown) for a script that would have to be romanized first.
    package func prepared(_ text: String) throws(Problem) -> String {
        var text = normalizes ? lowercased(text) : text
        if language == "ron" {
            text = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "ț" ? "ţ" : $0 }))
        }
        if romanizes, !text.unicodeScalars.allSatisfy(\.isASCII) {
            throw Problem(
                .languageUnknown, "This voice reads only romanised text, which Alto cannot make of this script.",
                remedy: "Romanise the text first, for instance with uroman, or choose another voice.")
        }
        guard !readsPhonemes, normalizes else { return text }
        // What the model has no symbol for is left out.
        let known = String(String.UnicodeScalarView(text.unicodeScalars.filter { ids[String($0)] != nil }))
        return known.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Lower case, but for strings that the vocabulary holds as they are.
    private func lowercased(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            if let word = kept[scalars[index]]?.first(where: { scalars[index...].starts(with: $0) }) {
                result.append(contentsOf: word)
                index += word.count
            } else {
                result.append(contentsOf: scalars[index].properties.lowercaseMapping.unicodeScalars)
                index += 1
            }
        }
        return String(result)
    }

    /// - Parameter text: prepared text; phonemes, where the model reads them.
    package func symbols(_ text: String) -> [Int] {
        // Each stretch between special tokens has blanks of its own around it.
        var symbols: [Int] = []
        var stretch: [Int?] = []
        func flush() {
            guard !stretch.isEmpty else { return }
            if addsBlanks { symbols.append(0) }
            for symbol in stretch {
                if let symbol { symbols.append(symbol) }
                if addsBlanks { symbols.append(0) }
            }
            stretch = []
        }
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if let token = special.first(where: { scalars[index...].starts(with: $0) }) {
                flush()
                if let symbol = symbol(String(String.UnicodeScalarView(token))) { symbols.append(symbol) }
                index += token.count
            } else {
                stretch.append(symbol(String(scalars[index])))
                index += 1
            }
        }
        flush()
        return symbols
    }

    /// - Returns: nil for a token that the model has no symbol for, not even the unknown one.
    private func symbol(_ token: String) -> Int? {
        (ids[token] ?? unknown).flatMap { $0 < limit ? $0 : nil }
    }
}
