/// Cuts a text into the pieces that byte-pair encoding works on: the steps of `tokenizer.json`'s `pre_tokenizer`.
enum PreTokenizer: Hashable, Sendable {
    /// GPT-2's words, or with `usesPattern` off the piece as it is; either way the bytes of it are what is joined.
    case byteLevel(addsPrefixSpace: Bool, usesPattern: Bool)
    /// A mark for each space, and one at the beginning (SentencePiece).
    case metaspace(mark: UInt32, PrependScheme, splits: Bool)
    case split(SplitPattern, SplitBehavior, isInverted: Bool)
    /// Numbers apart from all else, or each digit by itself.
    case digits(individually: Bool)

    enum PrependScheme: String, Sendable {
        case always, never
        /// Only where the whole text begins, not behind an added token.
        case first
    }

    /// What becomes of what a pattern finds.
    enum SplitBehavior: Sendable {
        case removed, isolated, mergedWithPrevious, mergedWithNext, contiguous
    }

    struct Piece {
        var points: [UInt32]
        /// Whether the whole text begins here.
        var isFirst: Bool
    }

    func apply(to pieces: [Piece]) -> [Piece] {
        switch self {
        case .byteLevel(let addsPrefixSpace, let usesPattern):
            return pieces.flatMap { piece in
                var piece = piece
                if addsPrefixSpace, piece.points.first != 0x20 { piece.points.insert(0x20, at: 0) }
                return usesPattern ? piece.cut(Self.words(of: piece.points)) : [piece]
            }
        case .metaspace(let mark, let scheme, let splits):
            return pieces.flatMap { piece in
                var piece = piece
                piece.points.replaceRuns(of: [0x20], with: [mark])
                let isMarked = scheme == .always || (scheme == .first && piece.isFirst)
                if isMarked, piece.points.first != mark { piece.points.insert(mark, at: 0) }
                guard splits else { return [piece] }
                let found = Self.ranges(in: piece.points) { $0 == mark }
                return piece.cut(Self.merge(found.flatMap(Self.singles), .mergedWithNext))
            }
        case .split(let pattern, let behavior, let isInverted):
            return pieces.flatMap { piece in
                let found = pattern.ranges(in: piece.points).map {
                    (range: $0.range, isMatch: $0.isMatch != isInverted)
                }
                return piece.cut(Self.merge(found, behavior))
            }
        case .digits(let individually):
            return pieces.flatMap { piece in
                let found = Self.ranges(in: piece.points) { CodePoints.contains($0, .number) }
                return piece.cut(individually ? found.flatMap(Self.singles).map(\.range) : found.map(\.range))
            }
        }
    }

    typealias Found = (range: Range<Int>, isMatch: Bool)

    private static func words(of points: [UInt32]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = 0
        while start < points.count {
            let end = ByteLevel.endOfWord(from: start, in: points)
            words.append(start..<end)
            start = end
        }
        return words
    }

    /// Runs of code points that pass a test and of those that do not.
    private static func ranges(in points: [UInt32], where test: (UInt32) -> Bool) -> [Found] {
        var found: [Found] = []
        for (index, point) in points.enumerated() {
            let isMatch = test(point)
            if let last = found.last, last.isMatch == isMatch {
                found[found.count - 1].range = last.range.lowerBound..<index + 1
            } else {
                found.append((index..<index + 1, isMatch))
            }
        }
        return found
    }

    /// What matches, each code point by itself.
    private static func singles(_ found: Found) -> [Found] {
        found.isMatch ? found.range.map { ($0..<$0 + 1, true) } : [found]
    }

    /// As the reference's `SplitDelimiterBehavior`.
    private static func merge(_ found: [Found], _ behavior: SplitBehavior) -> [Range<Int>] {
        switch behavior {
        case .removed: return found.filter { !$0.isMatch }.map(\.range)
        case .isolated: return found.map(\.range)
        case .mergedWithPrevious, .contiguous:
            var merged: [Range<Int>] = []
            var wasMatch = false
            for (range, isMatch) in found {
                let joins = behavior == .contiguous ? isMatch == wasMatch : isMatch && !wasMatch
                if joins, let last = merged.popLast() {
                    merged.append(last.lowerBound..<range.upperBound)
                } else {
                    merged.append(range)
                }
                wasMatch = isMatch
            }
            return merged
        case .mergedWithNext:
            var merged: [Range<Int>] = []
            var wasMatch = false
            for (range, isMatch) in found.reversed() {
                if isMatch, !wasMatch, let last = merged.popLast() {
                    merged.append(range.lowerBound..<last.upperBound)
                } else {
                    merged.append(range)
                }
                wasMatch = isMatch
            }
            return merged.reversed()
        }
    }
}

extension PreTokenizer.Piece {
    fileprivate func cut(_ ranges: [Range<Int>]) -> [PreTokenizer.Piece] {
        ranges.compactMap { range in
            range.isEmpty
                ? nil : PreTokenizer.Piece(points: Array(points[range]), isFirst: isFirst && range.lowerBound == 0)
        }
    }
}
