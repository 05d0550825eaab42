import Alto
import AltoModels

/// A piece of text as a model's symbols, and which of them belong to which of its words.
struct SymbolizedWords: Sendable {
    let symbols: [Int]
    private let words: [(text: String, symbols: Range<Int>)]

    /// - Parameters:
    ///   - read: puts numbers, short forms and the like into words.
    ///   - tokenizer: says what is read: phonemes, if there are some, else characters.
    ///   - phonemes: nil where the model reads characters.
    ///   - pronunciations: words of the text and their IPA, for models of phonemes.
    init(
        _ text: String, read: (String) -> String, _ tokenizer: VITSTokenizer, _ phonemes: EspeakPhonemes?,
        pronunciations: [String: String] = [:]
    ) async throws {
        var spoken = ""
        for part in PronouncedText(text, pronunciations).parts {
            if !spoken.isEmpty { spoken += " " }
            switch part {
            case .ipa(let ipa, _) where phonemes != nil: spoken += ipa
            case .ipa(_, let word), .text(let word):
                let prepared = try tokenizer.prepared(read(word))
                spoken += try await phonemes?.phonemes(prepared) ?? prepared
            }
        }
        let written = text.split(separator: " ").map(String.init)
        symbols = tokenizer.symbols(spoken.split(whereSeparator: \.isWhitespace).joined(separator: " "))

        let heard = spoken.split(whereSeparator: \.isWhitespace).map(String.init)
        var lengths = heard.map(\.unicodeScalars.count)
        if heard.count != written.count {
            // "of the" is one word of phonemes, "25" two: each written word gets as much as it has by itself.
            lengths = []
            for word in written {
                let alone = try tokenizer.prepared(read(word))
                lengths.append(try await phonemes?.phonemes(alone).unicodeScalars.count ?? alone.unicodeScalars.count)
            }
        }
        // With the space behind each word but the last.
        let total = max(1, lengths.reduce(0) { $0 + $1 + 1 } - 1)
        var position = 0
        var words: [(String, Range<Int>)] = []
        for (word, length) in zip(written, lengths) {
            let range = position * symbols.count / total..<(position + length) * symbols.count / total
            if !range.isEmpty { words.append((word, range)) }
            position += length + 1
        }
        self.words = words
    }

    /// When each word is heard, in frames.
    func timings(_ durations: SpeakingDurations) -> [(text: String, frames: Range<Int>)] {
        var ends = [0]
        for frames in durations.frames { ends.append(ends[ends.count - 1] + frames) }
        return words.map { ($0.text, ends[$0.symbols.lowerBound]..<ends[$0.symbols.upperBound]) }
    }
}
