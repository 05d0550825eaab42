import AltoModels

/// A sentence as hibari's symbols, and which of them belong to which of its words.
struct HibariReading {
    /// With a pause at both ends; none where nothing can be heard.
    let symbols: [Int]
    private let words: [(text: String, symbols: Range<Int>)]

    /// - Parameters:
    ///   - pronunciations: words of the text and their IPA.
    ///   - unknown: reads words that no dictionary has.
    init(
        _ text: String, pronunciations: [String: String], _ pronouncer: EnglishPronouncer,
        _ vocabulary: HibariVocabulary, unknown: (String) throws -> String?
    ) throws {
        let parts = PronouncedText(text, pronunciations).parts.map { part -> EnglishPronouncer.Part in
            switch part {
            case .text(let text): .text(HibariText.prepared(text))
            case .ipa(let ipa, let word):
                .pronounced(word: word, phonemes: KokoroPhonemes.of(ipa: ipa, isKnown: vocabulary.knows))
            }
        }
        // Each word that is heard, with the mark behind it: how many symbols it has, and its space.
        var heard: [(count: Int, space: Int)] = [(0, 0)]
        var spoken = ""
        for token in try pronouncer.tokens(parts, unknown: unknown) {
            let phonemes = token.phonemes ?? ""
            spoken += phonemes + (token.hasSpace ? " " : "")
            heard[heard.count - 1].count += phonemes.unicodeScalars.filter(vocabulary.knows).count
            if token.hasSpace {
                heard[heard.count - 1].space = vocabulary.knows(" ") ? 1 : 0
                heard.append((0, 0))
            }
        }
        if heard.last?.count == 0 { heard.removeLast() }
        symbols = vocabulary.symbols(spoken)

        let written = text.split(separator: " ").map(String.init)
        var counts = heard.map { ($0.count, $0.space) }
        if heard.count != written.count {
            counts = Self.shares(written.map { pronouncer.wordCount(HibariText.prepared($0)) }, of: heard)
        }
        // Behind the pause at the beginning.
        var position = 1
        var words: [(String, Range<Int>)] = []
        for (word, (count, space)) in zip(written, counts) {
            let range = min(position, symbols.count)..<min(position + count, symbols.count)
            if !range.isEmpty { words.append((word, range)) }
            position += count + space
        }
        self.words = words
    }

    /// "25" is heard as two words: each written word gets as many of those that are heard as it has by itself, or,
    /// where that does not add up, its share.
    private static func shares(
        _ counts: [Int], of heard: [(count: Int, space: Int)]
    ) -> [(count: Int, space: Int)] {
        let total = max(1, counts.reduce(0, +))
        var result: [(count: Int, space: Int)] = []
        var before = 0
        for count in counts {
            let range = before * heard.count / total..<(before + count) * heard.count / total
            before += count
            let symbols = heard[range].reduce(0) { $0 + $1.count + $1.space }
            let space = range.isEmpty ? 0 : heard[range.upperBound - 1].space
            result.append((symbols - space, space))
        }
        return result
    }

    /// When each word is heard, in frames.
    func timings(_ frames: [Int]) -> [(text: String, frames: Range<Int>)] {
        var ends = [0]
        for count in frames { ends.append(ends[ends.count - 1] + count) }
        return words.compactMap { word in
            guard word.symbols.upperBound < ends.count else { return nil }
            return (word.text, ends[word.symbols.lowerBound]..<ends[word.symbols.upperBound])
        }
    }
}
