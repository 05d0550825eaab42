extension Narration.Sentence {
    /// A stretch of a sentence that is spoken in one way.
    package struct SpokenPart: Hashable, Sendable {
        package var text: String
        /// BCP 47 tag, where it is another language than the narration's.
        package var language: String?
        /// Whether these are words from the picture and not the narration's own.
        package var isQuoted: Bool
    }

    /// The text in parts: what was read in the picture apart from what is said of it, each language apart.
    package var spokenParts: [SpokenPart] {
        let quotedRange = rangeOfQuoted
        var from = quotedRange?.lowerBound ?? text.startIndex
        var foreign: [(range: Range<String.Index>, language: String)] = []
        for quote in quotes {
            guard let range = text[from...].firstRange(of: quote.text) else { continue }
            foreign.append((range, quote.language))
            from = range.upperBound
        }
        let cuts = Set(
            (foreign.map(\.range) + [quotedRange].compactMap(\.self)).flatMap { [$0.lowerBound, $0.upperBound] }
                + lineEnds(in: quotedRange) + [text.startIndex, text.endIndex]
        ).sorted()
        var parts: [SpokenPart] = []
        for (start, end) in zip(cuts, cuts.dropFirst()) {
            let other = foreign.first { $0.range.contains(start) }
            let isQuoted = other != nil || quotedRange?.contains(start) == true
            let part = SpokenPart(
                text: String(text[start..<end]), language: other?.language ?? language, isQuoted: isQuoted)
            if part.text.contains(where: { !$0.isWhitespace && !$0.isPunctuation }) {
                parts.append(part)
            } else if let last = parts.indices.last, parts[last].language == language {
                // The mark that ends the sentence.
                parts[last].text += part.text
            }
        }
        return parts
    }

    private func lineEnds(in range: Range<String.Index>?) -> [String.Index] {
        guard var range else { return [] }
        var ends: [String.Index] = []
        for line in quotedLines {
            guard let found = text[range].firstRange(of: line) else { continue }
            ends.append(found.upperBound)
            range = found.upperBound..<range.upperBound
        }
        return ends
    }

    private var rangeOfQuoted: Range<String.Index>? {
        if let quoted, !quoted.isEmpty { return text.ranges(of: quoted).last }
        // What a code holds stands between marks, and has none of its own.
        guard kind == .codes, let open = text.firstIndex(where: { "“„«「".contains($0) }),
            let close = text.lastIndex(where: { "”“»」".contains($0) }), text.index(after: open) < close
        else { return nil }
        return text.index(after: open)..<close
    }
}
