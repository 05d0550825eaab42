/// Joins boxes that are words of one line: the detector parts a line where its letters stand far apart.
enum NetworkRows {
    enum Limits {
        /// Between two boxes of one line, in heights of a box, which is higher than its letters.
        static let widestGap = 1.0
        static let mostOverlap = 0.5
        /// How far their middles lie apart, in heights.
        static let mostShift = 0.3
        static let heights = 0.6...1.67
    }

    /// - Parameter lines: in the same turned coordinates.
    static func joined(_ lines: [LineReading]) -> [LineReading] {
        var rows: [LineReading] = []
        for line in lines.sorted(by: { $0.rect.left < $1.rect.left }) {
            let fitting = rows.indices.filter { continues(rows[$0], line) }
            if let best = fitting.max(by: { rows[$0].rect.right < rows[$1].rect.right }) {
                rows[best] = joined(rows[best], line)
            } else {
                rows.append(line)
            }
        }
        return rows
    }

    private static func continues(_ row: LineReading, _ line: LineReading) -> Bool {
        guard Limits.heights.contains(row.letterHeight / line.letterHeight), row.isAlong, line.isAlong else {
            return false
        }
        let height = max(row.letterHeight, line.letterHeight) / NetworkLine.letterShare
        let gap = Double(line.rect.left - row.rect.right)
        guard gap <= Limits.widestGap * height, gap >= -Limits.mostOverlap * height else { return false }
        // From the middle of the nearest word, along the line.
        let last = row.words.last?.rect ?? row.rect
        let run = Double(line.rect.left + line.rect.right - last.left - last.right) / 2
        let rise = Double(line.rect.top + line.rect.bottom - last.top - last.bottom) / 2
        return abs(rise - run * (row.slope + line.slope) / 2) <= Limits.mostShift * height
    }

    private static func joined(_ row: LineReading, _ line: LineReading) -> LineReading {
        var row = row
        let letters = (Double(row.letterCount), Double(line.letterCount))
        let share = letters.1 / max(1, letters.0 + letters.1)
        row.words += line.words
        row.rect = row.rect.union(line.rect)
        row.levelRect = row.rect
        row.letterHeight += (line.letterHeight - row.letterHeight) * share
        row.slope += (line.slope - row.slope) * share
        row.foot += (line.foot - row.foot) * share
        return row
    }
}

extension LineReading {
    /// Whether it runs along the page, so far as its box tells.
    fileprivate var isAlong: Bool { words.count > 1 || letterCount == 1 || rect.width * 3 > rect.height * 2 }
}
