/// Chains components into lines of text, by the geometry of print: neighbours are alike and stand close together.
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
        /// How much their foreground may differ, as a share of the contrast.
        static let foregroundDifference = 0.45
        static let strokeRatio = 2.6
        /// A component this many times wider than high is a word whose letters touch.
        static let touchingWord = 3.0
        /// Text may lean by up to 20 degrees.
        static let steepest = 0.36
    }

    /// The candidate lines of one level and polarity, in turned coordinates.
    static func lines(of components: [Component], isBright: Bool, level: Int) -> [Line] {
        let letters = components.filter { $0.height >= 0.3 * Double($0.rect.width) / 8 }
            .sorted { ($0.rect.left, $0.rect.top) < ($1.rect.left, $1.rect.top) }
        let next = neighbors(of: letters)
        var chained = [Bool](repeating: false, count: letters.count)
        var hasPrevious = [Bool](repeating: false, count: letters.count)
        for following in next where following >= 0 { hasPrevious[following] = true }
        var chains: [[Component]] = []
        for start in letters.indices where !hasPrevious[start] {
            var chain: [Component] = []
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
        }.map { Line(components: $0, isBright: isBright, level: level) }
        return joined(lines).filter { line in
            abs(line.baseline.slope) <= Limits.steepest
                && (line.components.count > 1 || line.aspect >= Limits.touchingWord)
        }
    }

    /// For each letter the index of the one that follows it in its line, or -1. Each is followed by the nearest one that
    /// fits, and follows the nearest one.
    private static func neighbors(of letters: [Component]) -> [Int] {
        let rows = Rows(letters.map(\.rect))
        var next = [Int](repeating: -1, count: letters.count)
        var previous = [(index: Int, gap: Int)](repeating: (-1, .max), count: letters.count)
        for (index, letter) in letters.enumerated() {
            let reach = letter.rect.right + Int(Limits.widestGap * Limits.heightRatio * letter.height) + 1
            var best = (index: -1, gap: Int.max)
            for other in rows.candidates(at: (letter.rect.top + letter.rect.bottom) / 2, from: index) {
                let candidate = letters[other]
                guard candidate.rect.left <= reach else { break }
                let gap = candidate.rect.left - letter.rect.right
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

    private static func follows(_ a: Component, _ b: Component, gap: Int) -> Bool {
        let low = min(a.height, b.height), high = max(a.height, b.height)
        guard high <= Limits.heightRatio * low else { return false }
        guard Double(gap) <= Limits.widestGap * high, Double(gap) >= -0.4 * low else { return false }
        guard b.rect.left + b.rect.right > a.rect.left + a.rect.right else { return false }
        let overlap = min(a.rect.bottom, b.rect.bottom) - max(a.rect.top, b.rect.top)
        guard Double(overlap) >= Limits.leastOverlap * low else { return false }
        guard abs(a.foreground - b.foreground) <= Limits.foregroundDifference * max(a.contrast, b.contrast) else {
            return false
        }
        return max(a.stroke, b.stroke) <= Limits.strokeRatio * min(a.stroke, b.stroke)
    }

    /// Joins runs of one line that a wide space or an odd letter kept apart.
    private static func joined(_ lines: [Line]) -> [Line] {
        var result: [Line] = []
        var open: [Line] = []
        for line in lines.sorted(by: { $0.rect.left < $1.rect.left }) {
            result += open.filter { Double(line.rect.left - $0.rect.right) > 3 * Limits.widestBreak * $0.letterHeight }
            open.removeAll { Double(line.rect.left - $0.rect.right) > 3 * Limits.widestBreak * $0.letterHeight }
            let fitting = open.indices.filter { continues(open[$0], line) }
            if let best = fitting.max(by: { open[$0].rect.right < open[$1].rect.right }) {
                open[best] = Line(
                    components: open[best].components + line.components, isBright: line.isBright, level: line.level)
            } else {
                open.append(line)
            }
        }
        return result + open
    }

    private static func continues(_ a: Line, _ b: Line) -> Bool {
        let low = min(a.letterHeight, b.letterHeight), high = max(a.letterHeight, b.letterHeight)
        let gap = Double(b.rect.left - a.rect.right)
        guard high <= 1.6 * low, gap <= Limits.widestBreak * high, gap >= -low else { return false }
        guard let last = a.components.last, let first = b.components.first else { return false }
        guard
            abs(last.foreground - first.foreground) <= Limits.foregroundDifference * max(last.contrast, first.contrast)
        else { return false }
        let from = a.baseline.y(at: Double(a.rect.right)), to = b.baseline.y(at: Double(b.rect.left))
        let run = a.components.count >= b.components.count ? a.baseline.slope : b.baseline.slope
        return abs(to - from - run * gap) <= 0.4 * high
    }
}

/// Boxes by the rows of the picture that they cross, so that neighbours are found without asking all.
private struct Rows {
    private static let rowHeight = 24
    private var indices: [Int: [Int]] = [:]

    /// - Parameter spans: sorted by their left edges.
    init(_ rects: [Rect]) {
        for (index, rect) in rects.enumerated() {
            for row in Self.row(rect.top)...max(Self.row(rect.top), Self.row(rect.bottom)) {
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
