package import AltoModels
package import Foundation

/// English text as phonemes in Kokoro's alphabet, as the voice hibari wants it.
///
/// A port of hibari's `g2p` (hibari-tts 0.2.1, Apache-2.0, by M. Williams), which itself ports misaki's English
/// rules (0.9.4, Apache-2.0, by hexgrad) to spaCy's tokens: into words, tagged, looked up with what follows, unknown
/// words through a network, stress settled.
package final class EnglishPronouncer: Sendable {
    /// A stretch of text: as it is written, or a word with its phonemes.
    package enum Part: Equatable {
        case text(String)
        case pronounced(word: String, phonemes: String)
    }

    private let spoken: SpokenEnglish
    private let tokenizer: EnglishTokenizer
    private let tagger: PerceptronTagger
    private let lexicon: EnglishLexicon

    /// - Parameters:
    ///   - folder: holds hibari's `normalize.json`, `tokenizer_exceptions.json`, `tagger.json.gz` and the lexicons.
    ///   - isBritish: reads from the British lexicons.
    ///   - keepsReferenceErrors: see `SpokenEnglish`.
    /// - Throws: `ModelFileError`.
    package init(folder: URL, isBritish: Bool = false, keepsReferenceErrors: Bool = false) throws(ModelFileError) {
        func file(_ name: String) throws(ModelFileError) -> ModelFile {
            guard let file = ModelFile(name, in: folder) else { throw .unreadable(file: name) }
            return file
        }
        let accent = isBritish ? "gb" : "us"
        spoken = SpokenEnglish(
            forms: try SpokenForms(try file("normalize.json")), keepsEmptyNumerals: keepsReferenceErrors)
        tokenizer = try EnglishTokenizer(try file("tokenizer_exceptions.json"))
        tagger = try PerceptronTagger(try file("tagger.json.gz"))
        lexicon = try EnglishLexicon(
            gold: try file("lexicon_\(accent)_gold.json.gz"), silver: try file("lexicon_\(accent)_silver.json.gz"),
            isBritish: isBritish)
    }

    /// - Parameter unknown: reads a word that neither dictionaries nor rules know; nil for one it cannot read.
    package func phonemes(_ text: String, unknown: (String) throws -> String?) rethrows -> String {
        try phonemes([.text(text)], unknown: unknown)
    }

    package func phonemes(_ parts: [Part], unknown: (String) throws -> String?) rethrows -> String {
        try tokens(parts, unknown: unknown).map { ($0.phonemes ?? "") + ($0.hasSpace ? " " : "") }.joined()
            .trimmingCharacters(in: .whitespaces)
    }

    /// How many words are heard of a written one: two of "25".
    func wordCount(_ word: String) -> Int {
        tokenizer.tokens(in: spoken.read(word)).count { $0.hasSpace } + 1
    }

    /// The words and marks of a text, each with its phonemes.
    func tokens(_ parts: [Part], unknown: (String) throws -> String?) rethrows -> [PronouncedToken] {
        var tokens: [PronouncedToken] = []
        for (index, part) in parts.enumerated() {
            let next = index + 1 < parts.count ? parts[index + 1] : nil
            switch part {
            case .text(let text):
                tokens += read(text)
                if let last = tokens.indices.last, text.unicodeScalars.last?.isSpace == true, next != nil {
                    tokens[last].hasSpace = true
                }
            case .pronounced(let word, let phonemes):
                var hasSpace = false
                if case .text(let text) = next { hasSpace = text.unicodeScalars.first?.isSpace == true }
                if case .pronounced = next { hasSpace = true }
                tokens.append(PronouncedToken(text: word, tag: "NN", hasSpace: hasSpace, phonemes: phonemes))
            }
        }
        var words = WordGrouping.words(of: tokens)
        try pronounce(&words, unknown)
        return words.compactMap { word in
            guard word.count > 1 else { return word.first }
            var merged = PronouncedToken.merged(word)
            merged?.phonemes = PronouncedToken.phonemes(of: word)
            return merged
        }.map { token in
            var token = token
            token.phonemes = token.phonemes?.replacing(scalar: "ɾ", with: "T").replacing(scalar: "ʔ", with: "t")
            return token
        }
    }

    /// Also takes misaki's own form for a word and its phonemes, `[hibari](/hɪbˈɑɹi/)`.
    private func read(_ text: String) -> [PronouncedToken] {
        let scalars = Array(spoken.read(text).unicodeScalars)
        var tokens: [PronouncedToken] = []
        var start = 0
        var index = 0
        while let open = scalars[index...].firstIndex(of: "[") {
            index = open + 1
            guard let close = scalars[index...].firstIndex(of: "]"), close > index, scalars.at(close + 1) == "(",
                let end = scalars[(close + 2)...].firstIndex(of: ")")
            else { continue }
            let given = Array(scalars[close + 2..<end])
            let isGiven = given.count > 1 && given.first == "/" && given.last == "/"
            let phonemes = given.dropFirst().reversed().drop { $0 == "/" }.reversed()
            tokens += tagged(scalars.text(start..<open))
            tokens.append(
                PronouncedToken(
                    text: scalars.text(open + 1..<close), tag: "NN", hasSpace: scalars.at(end + 1)?.isSpace ?? false,
                    phonemes: isGiven ? String(phonemes) : nil))
            start = end + 1
            index = start
        }
        return tokens + tagged(scalars.text(start..<scalars.count))
    }

    private func tagged(_ text: String) -> [PronouncedToken] {
        let tokens = tokenizer.tokens(in: text)
        let tags = tagger.tags(for: tokens.map(\.text))
        return zip(tokens, tags).map { PronouncedToken(text: $0.text, tag: $1, hasSpace: $0.hasSpace) }
    }

    // MARK: From the end to the beginning

    private func pronounce(_ words: inout [[PronouncedToken]], _ unknown: (String) throws -> String?) rethrows {
        var context = EnglishLexicon.Context()
        for index in words.indices.reversed() {
            if words[index].count == 1, let token = words[index].first {
                let phonemes =
                    try token.phonemes ?? lexicon.phonemes(of: token, in: context) ?? fallback(token, unknown)
                words[index][0].phonemes = phonemes
                context = Self.context(before: phonemes, of: token, context)
            } else {
                try pronounce(&words[index], &context, unknown)
            }
        }
    }

    /// A word of several tokens: the longest stretches that the lexicon knows, from its end on.
    private func pronounce(
        _ word: inout [PronouncedToken], _ context: inout EnglishLexicon.Context,
        _ unknown: (String) throws -> String?
    ) rethrows {
        var (left, right) = (0, word.count)
        while left < right {
            let stretch = word[left..<right]
            let merged = stretch.contains(where: \.isSettled) ? nil : PronouncedToken.merged(stretch)
            if let merged, let phonemes = lexicon.phonemes(of: merged, in: context) {
                for index in left..<right { word[index].phonemes = index == left ? phonemes : "" }
                context = Self.context(before: phonemes, of: merged, context)
                (left, right) = (0, left)
            } else if left + 1 < right {
                left += 1
            } else {
                right -= 1
                if word[right].phonemes == nil {
                    guard word[right].text.unicodeScalars.allSatisfy(WordGrouping.junk.contains) else {
                        let whole = PronouncedToken.merged(word)
                        let phonemes = try whole.map { try fallback($0, unknown) }
                        for index in word.indices { word[index].phonemes = index == 0 ? phonemes : "" }
                        return
                    }
                    word[right].phonemes = ""
                }
                left = 0
            }
        }
        WordGrouping.settleStress(&word)
    }

    private static func context(
        before phonemes: String, of token: PronouncedToken, _ context: EnglishLexicon.Context
    ) -> EnglishLexicon.Context {
        var next = context
        for scalar in phonemes.unicodeScalars {
            if WordGrouping.marks.contains(scalar) {
                next.nextIsVowel = nil
                break
            }
            let isVowel = PhonemeStress.vowels.contains(scalar)
            if isVowel || PhonemeStress.consonants.contains(scalar) {
                next.nextIsVowel = isVowel
                break
            }
        }
        next.nextIsTo =
            ["to", "To"].contains(token.text) || (token.text == "TO" && ["TO", "IN"].contains(token.tag))
        return next
    }

    // MARK: Unknown words

    private static let signs: [Unicode.Scalar: String] = [
        "/": "slˈæʃ", "=": "ˈikwᵊlz", "+": "plˈʌs", "&": "ænd", "@": "æt", "%": "pəɹsˈɛnt", "#": "hˈæʃ",
        "*": "ˈæstəɹˌɪsk", "~": "tˈɪldə", "^": "kˈɛɹət", "<": "lˈɛs ðən", ">": "ɡɹˈATəɹ ðən", "—": "—",
    ]

    /// Letters through the network, digits as a number, signs by their names.
    private func fallback(_ token: PronouncedToken, _ unknown: (String) throws -> String?) rethrows -> String {
        let text = Array(token.text.unicodeScalars)
        var heard: [String] = []
        var index = 0
        while index < text.count {
            let end = Self.pieceEnd(text, at: index)
            guard end > index else {
                index += 1
                continue
            }
            let piece = text[index..<end]
            let phonemes: String? =
                if text[index].isDigit {
                    lexicon.readNumber(String(piece), currency: nil, isHead: false)
                } else if text[index].isLetter { try unknown(String(piece)) } else {
                    piece.map { Self.signs[$0] ?? "" }.joined()
                }
            if let phonemes, !phonemes.isEmpty { heard.append(phonemes) }
            index = end
        }
        return heard.joined(separator: " ")
    }

    /// `[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[,.]\d+)*|[^\w\s]+`
    private static func pieceEnd(_ text: [Unicode.Scalar], at index: Int) -> Int {
        var end = index
        func run(_ from: Int, _ matches: (Unicode.Scalar) -> Bool) -> Int {
            text[min(from, text.count)...].prefix(while: matches).count
        }
        if text[index].isWordLetter {
            end += run(end, \.isWordLetter)
            while text.at(end) == "'" || text.at(end) == "’" {
                let length = run(end + 1, \.isWordLetter)
                guard length > 0 else { break }
                end += 1 + length
            }
        } else if text[index].isDecimal {
            end += run(end, \.isDecimal)
            while text.at(end) == "," || text.at(end) == "." {
                let length = run(end + 1, \.isDecimal)
                guard length > 0 else { break }
                end += 1 + length
            }
        } else {
            end += run(end) { !$0.isWord && !$0.isSpace }
        }
        return end
    }
}
