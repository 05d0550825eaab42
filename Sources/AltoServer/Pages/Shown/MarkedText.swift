import Foundation

/// A text in pieces, those marked that begin with a word of a search.
struct MarkedText {
    let pieces: [(text: String, isMarked: Bool)]

    /// For the templates.
    var values: [[String: Any]] { pieces.map { ["text": $0.text, "mark": $0.isMarked] } }

    /// - Parameters:
    ///   - texts: the first that holds one of the words is shown, around that word; the first of all where none does.
    ///   - words: what was searched for; nil for nothing.
    init(_ texts: [String], words: String?) {
        let words = (words ?? "").split(whereSeparator: \.isWhitespace).prefix(20).map(String.init)
        for (index, text) in texts.enumerated() {
            let hits = Self.hits(of: words, in: text)
            guard let first = hits.first else { continue }
            // What was searched first is short; of the others the surroundings of the word are enough.
            let start = index == 0 ? text.startIndex : Self.start(before: first.lowerBound, in: text)
            let end = index == 0 ? text.endIndex : text.index(first.upperBound, offsetBy: 120, limitedBy: text.endIndex)
            pieces = Self.pieces(of: text, from: start, to: end ?? text.endIndex, hits)
            return
        }
        pieces = texts.first.map { [($0, false)] } ?? []
    }

    private static func pieces(
        of text: String, from start: String.Index, to end: String.Index, _ hits: [Range<String.Index>]
    ) -> [(text: String, isMarked: Bool)] {
        var pieces: [(String, Bool)] = []
        var position = start
        if start > text.startIndex { pieces.append(("… ", false)) }
        for hit in hits where hit.lowerBound >= position && hit.upperBound <= end {
            if position < hit.lowerBound { pieces.append((String(text[position..<hit.lowerBound]), false)) }
            pieces.append((String(text[hit]), true))
            position = hit.upperBound
        }
        if position < end { pieces.append((String(text[position..<end]), false)) }
        if end < text.endIndex { pieces.append((" …", false)) }
        return pieces
    }

    /// Some words before a hit.
    private static func start(before hit: String.Index, in text: String) -> String.Index {
        let near = text.index(hit, offsetBy: -60, limitedBy: text.startIndex) ?? text.startIndex
        guard near > text.startIndex else { return near }
        return text[near..<hit].firstIndex(of: " ").map(text.index(after:)) ?? near
    }

    /// Where words begin as those of the search do, in the text's order.
    private static func hits(of words: [String], in text: String) -> [Range<String.Index>] {
        var hits: [Range<String.Index>] = []
        for word in words {
            var rest = text.startIndex..<text.endIndex
            while let hit = text.range(of: word, options: [.caseInsensitive, .diacriticInsensitive], range: rest),
                !hit.isEmpty, hits.count < 100
            {
                if begins(hit.lowerBound, in: text) { hits.append(hit) }
                rest = hit.upperBound..<text.endIndex
            }
        }
        return hits.sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    }

    /// Chinese and Japanese words begin anywhere.
    private static func begins(_ index: String.Index, in text: String) -> Bool {
        guard index > text.startIndex else { return true }
        let before = text[text.index(before: index)]
        return !(before.isLetter || before.isNumber) || (text[index].unicodeScalars.first?.value ?? 0) >= 0x2E80
    }
}
