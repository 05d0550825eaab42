/// How much the rows of a table fall a pixel, told by where its cells stand: a cell is too short to tell it by itself.
enum RowSlope {
    enum Limits {
        /// Pages lean up to 7 degrees; what leans more is turned text.
        static let steepest = 0.12
        /// Cells of a row stand this many letter heights apart, or more.
        static let apart = 3.0
        /// And so near to a straight line, in letter heights.
        static let alignment = 0.3
        static let fewestPairs = 4
        /// So many times more pairs of cells stand in line than do on a level page.
        static let advantage = 2
        static let mostLines = 80
        /// Words as long as this lean by themselves, and how much that may differ from their rows' lean.
        static let lettersThatLean = 3
        static let likeness = 0.6
    }

    /// - Returns: 0 where nothing tells that rows lean.
    static func slope(of lines: [LineReading]) -> Double {
        guard lines.count <= Limits.mostLines else { return 0 }
        let height = height(of: lines)
        let pairs = pairs(of: lines, height)
        func count(_ slope: Double) -> Int { Self.count(pairs, slope, height) }
        let leans = pairs.map { $0.rise / $0.run }.filter { abs($0) <= Limits.steepest }
        guard let best = leans.max(by: { count($0) < count($1) }) else { return 0 }
        guard count(best) >= max(Limits.fewestPairs, Limits.advantage * count(0)) else { return 0 }
        // The mean of those that agree.
        let agreeing = pairs.filter { abs($0.rise - best * $0.run) <= Limits.alignment * height }
        let run = agreeing.reduce(0) { $0 + $1.run * $1.run }
        let mean = agreeing.reduce(0) { $0 + $1.run * $1.rise } / max(1, run)
        // The letters themselves lean about as much, as far as a few tell it.
        let own = lines.filter { $0.letterCount >= Limits.lettersThatLean }.map(\.slope).sorted()
        return own.isEmpty || abs(own[own.count / 2] - mean) >= Limits.likeness * abs(mean) ? 0 : mean
    }

    /// Whether cells stand in line on a level page at least as well as on one that leans so much.
    static func isLevel(_ lines: [LineReading], rather slope: Double) -> Bool {
        guard lines.count <= Limits.mostLines else { return false }
        let height = height(of: lines)
        let pairs = pairs(of: lines, height)
        let level = count(pairs, 0, height)
        return level >= Limits.fewestPairs && level >= count(pairs, slope, height)
    }

    private static func height(of lines: [LineReading]) -> Double {
        let heights = lines.map(\.letterHeight).sorted()
        return heights.isEmpty ? 1 : heights[heights.count / 2]
    }

    private static func count(_ pairs: [(run: Double, rise: Double)], _ slope: Double, _ height: Double) -> Int {
        pairs.count { abs($0.rise - slope * $0.run) <= Limits.alignment * height }
    }

    private static func pairs(of lines: [LineReading], _ height: Double) -> [(run: Double, rise: Double)] {
        func middle(_ line: LineReading) -> Point {
            Point(x: Double(line.rect.left + line.rect.right) / 2, y: Double(line.rect.top + line.rect.bottom) / 2)
        }
        var pairs: [(run: Double, rise: Double)] = []
        for (index, line) in lines.enumerated() {
            for other in lines[(index + 1)...] {
                let (left, right) = line.rect.left < other.rect.left ? (line, other) : (other, line)
                guard Double(right.rect.left - left.rect.right) >= Limits.apart * height else { continue }
                let (a, b) = (middle(left), middle(right))
                pairs.append((b.x - a.x, b.y - a.y))
            }
        }
        return pairs
    }
}
