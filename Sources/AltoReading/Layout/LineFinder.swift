/// Chains pieces of ink into lines of text, by the geometry of print: neighbours are alike and stand close together.
struct LineFinder {
    /// How letters of one line may differ, in letter heights where nothing else is said.
    enum Limits {
        /// A letter with ascender and descender beside an x.
        static let heightRatio = 2.3
        static let leastOverlap = 0.5
        /// The space between two words of justified print.
        static let widestGap = 1.5
        /// Between two runs of words of one line.
        static let widestBreak = 2.2
        /// How much their ink may differ, as a share of the contrast.
        static let inkDifference = 0.45
        static let strokeRatio = 2.6
        /// A piece this many times wider than high is a word whose letters touch.
        static let touchingWord = 3.0
        /// Text may lean by up to 20 degrees.
        static let steepest = 0.36
    }

    /// The candidate lines of one level and polarity, in turned coordinates.
    static func lines(of pieces: [Piece], isBright: Bool, level: Int) -> [Line] {
        let letters = pieces.filter { $0.height >= 0.3 * Double($0.span.width) / 8 }
            .sorted { ($0.span.left, $0.span.top) < ($1.span.left, $1.span.top) }
        let next = neighbours(of: letters)
        var chained = [Bool](repeating: false, count: letters.count)
        var hasPrevious = [Bool](repeating: false, count: letters.count)
        for following in next where following >= 0 { hasPrevious[following] = true }
        var chains: [[Piece]] = []
        for start in letters.indices where !hasPrevious[start] {
            var chain: [Piece] = []
            var current = start
            while current >= 0, !chained[current] {
                chained[current] = true
                chain.append(letters[current])
                current = next[current]
            }
            chains.append(chain)
        }
        let lines = chains.filter { chain in
            chain.count > 1 || (chain.first.map { $0.width > 0.2 * $0.height } ?? false)
        }.map { Line(pieces: $0, isBright: isBright, level: level) }
        return joined(lines).filter { line in
            abs(line.baseline.slope) <= Limits.steepest && (line.pieces.count > 1 || line.aspect >= Limits.touchingWord)
        }
    }

    /// For each letter the index of the one that follows it in its line, or -1. Each is followed by the nearest one that
    /// fits, and follows the nearest one.
    private static func neighbours(of letters: [Piece]) -> [Int] {
        let rows = Rows(letters.map(\.span))
        var next = [Int](repeating: -1, count: letters.count)
        var previous = [(index: Int, gap: Int)](repeating: (-1, .max), count: letters.count)
        for (index, letter) in letters.enumerated() {
            let reach = letter.span.right + Int(Limits.widestGap * Limits.heightRatio * letter.height) + 1
            var best = (index: -1, gap: Int.max)
            for other in rows.candidates(at: (letter.span.top + letter.span.bottom) / 2, from: index) {
                let candidate = letters[other]
                guard candidate.span.left <= reach else { break }
                let gap = candidate.span.left - letter.span.right
                guard gap < best.gap, follows(letter, candidate, gap: gap) else { continue }
                best = (other, gap)
            }
            guard best.index >= 0, best.gap < previous[best.index].gap else { continue }
            if previous[best.index].index >= 0 { next[previous[best.index].index] = -1 }
            previous[best.index] = (index, best.gap)
            next[index] = best.index
        }
        return next
    }

    private static func follows(_ a: Piece, _ b: Piece, gap: Int) -> Bool {
        let low = min(a.height, b.height), high = max(a.height, b.height)
        guard high <= Limits.heightRatio * low else { return false }
        guard Double(gap) <= Limits.widestGap * high, Double(gap) >= -0.4 * low else { return false }
        guard b.span.left + b.span.right > a.span.left + a.span.right else { return false }
        let overlap = min(a.span.bottom, b.span.bottom) - max(a.span.top, b.span.top)
        guard Double(overlap) >= Limits.leastOverlap * low else { return false }
        guard abs(a.ink - b.ink) <= Limits.inkDifference * max(a.contrast, b.contrast) else { return false }
        return max(a.stroke, b.stroke) <= Limits.strokeRatio * min(a.stroke, b.stroke)
    }

    /// Joins runs of one line that a wide space or an odd letter kept apart.
    private static func joined(_ lines: [Line]) -> [Line] {
        var result: [Line] = []
        var open: [Line] = []
        for line in lines.sorted(by: { $0.span.left < $1.span.left }) {
            result += open.filter { Double(line.span.left - $0.span.right) > 3 * Limits.widestBreak * $0.letterHeight }
            open.removeAll { Double(line.span.left - $0.span.right) > 3 * Limits.widestBreak * $0.letterHeight }
            let fitting = open.indices.filter { continues(open[$0], line) }
            if let best = fitting.max(by: { open[$0].span.right < open[$1].span.right }) {
                open[best] = Line(
                    pieces: open[best].pieces + line.pieces, isBright: line.isBright, level: line.level)
            } else {
                open.append(line)
            }
        }
        return result + open
    }

    private static func continues(_ a: Line, _ b: Line) -> Bool {
        let low = min(a.letterHeight, b.letterHeight), high = max(a.letterHeight, b.letterHeight)
        let gap = Double(b.span.left - a.span.right)
        guard high <= 1.6 * low, gap <= Limits.widestBreak * high, gap >= -low else { return false }
        guard let last = a.pieces.last, let first = b.pieces.first else { return false }
        guard abs(last.ink - first.ink) <= Limits.inkDifference * max(last.contrast, first.contrast) else { return false }
        let from = a.baseline.y(at: Double(a.span.right)), to = b.baseline.y(at: Double(b.span.left))
        let run = a.pieces.count >= b.pieces.count ? a.baseline.slope : b.baseline.slope
        return abs(to - from - run * gap) <= 0.4 * high
    }
}

/// Boxes by the rows of the picture that they cross, so that neighbours are found without asking all.
private struct Rows {
    private static let rowHeight = 24
    private var indices: [Int: [Int]] = [:]

    /// - Parameter spans: sorted by their left edges.
    init(_ spans: [Span]) {
        for (index, span) in spans.enumerated() {
            for row in Self.row(span.top)...max(Self.row(span.top), Self.row(span.bottom)) {
                indices[row, default: []].append(index)
            }
        }
    }

    /// The boxes that cross a row, behind a given one, from left to right.
    func candidates(at y: Int, from index: Int) -> ArraySlice<Int> {
        guard let row = indices[Self.row(y)] else { return [] }
        var low = 0, high = row.count
        while low < high {
            let middle = (low + high) / 2
            if row[middle] <= index { low = middle + 1 } else { high = middle }
        }
        return row[low...]
    }

    private static func row(_ y: Int) -> Int { (y - (y < 0 ? rowHeight - 1 : 0)) / rowHeight }
}
