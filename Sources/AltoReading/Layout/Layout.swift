/// Lines that belong together, in reading order.
struct Block: Hashable, Sendable {
    /// From top to bottom.
    var lines: [LineReading]
    /// Rows of a list or a table keep their line breaks.
    var isTable = false
    /// Of a table, where it is known which cell stands in which column.
    var grid: TableGrid?

    var rect: Rect {
        lines.dropFirst().reduce(lines.first?.rect ?? Rect(left: 0, top: 0, right: 0, bottom: 0)) { $0.union($1.rect) }
    }
}

/// Puts lines into blocks and blocks into reading order: paragraphs, columns, rows of a table.
enum Layout {
    enum Limits {
        /// Baselines of a block lie at most this many letter heights apart: an x is half as high as its type size, and
        /// lines are set up to 1.6 type sizes apart.
        static let widestLeading = 3.6
        /// And at most this many times as far as the lines before them.
        static let leadingRatio = 1.35
        static let heightRatio = 1.4
        /// In a short line a few tall letters make the typical one.
        static let heightRatioOfShort = 1.75
        static let shortLine = 10
        /// Lines of columns of prose have at least so many characters on average; cells of a table have fewer.
        static let charactersOfProse = 14.0
        /// Cells of one row lie at most this far apart, in letter heights, when there is one row only.
        static let widestCellGap = 8.0
    }

    static func blocks(of lines: [LineReading]) -> [Block] {
        let deskewed = deskewed(lines)
        let found = TableFinder.tables(in: deskewed)
        let rows = joinedRows(found.rest)
        return ReadingOrder.sorted(found.tables + grouped(rows.lines, isTable: rows.isTable))
    }

    /// A photographed page leans: boxes are turned level, so that rows are rows.
    private static func deskewed(_ lines: [LineReading]) -> [LineReading] {
        let slopes = lines.filter { $0.letterCount >= 6 }.map(\.slope).sorted()
        // One short line leans for its letters as well as for the page.
        let isLong = lines.contains { $0.letterCount >= 15 }
        let slope = slopes.count >= 3 || isLong ? slopes[slopes.count / 2] : RowSlope.slope(of: lines)
        guard abs(slope) > 0.005, isLong || !RowSlope.isLevel(lines, rather: slope) else { return lines }
        return lines.map { line in
            var line = line
            let middle = Double(line.rect.left + line.rect.right) / 2,
                center = Double(line.rect.top + line.rect.bottom) / 2
            let thickness = max(Double(line.rect.height) - abs(slope) * Double(line.rect.width), line.letterHeight)
            let y = center - slope * middle, x = middle + slope * center
            line.levelRect = Rect(
                left: Int(x) - line.rect.width / 2, top: Int(y - thickness / 2), right: Int(x) + line.rect.width / 2,
                bottom: Int(y + thickness / 2))
            line.foot -= slope * middle
            return line
        }
    }

    // MARK: Rows

    /// Joins cells of one row, such as an article and its price. Columns of prose are left apart.
    private static func joinedRows(_ lines: [LineReading]) -> (lines: [LineReading], isTable: Bool) {
        let columns = grouped(lines, isTable: false)
        var group = Array(columns.indices)
        func root(_ i: Int) -> Int { group[i] == i ? i : root(group[i]) }
        var joins = false
        for i in columns.indices {
            for j in columns.indices where j != i && areCells(columns[i], columns[j]) {
                group[root(j)] = root(i)
                joins = true
            }
        }
        guard joins else { return (lines, false) }
        var result: [LineReading] = []
        for members in Dictionary(grouping: columns.indices, by: root).values {
            let cells = members.flatMap { columns[$0].lines }
            result += members.count == 1 ? cells : rows(of: cells)
        }
        return (result, columns.count { $0.lines.count >= 2 } >= 2)
    }

    /// Whether two blocks side by side are columns of one table: short cells that stand in the same rows.
    private static func areCells(_ a: Block, _ b: Block) -> Bool {
        let left = a.levelRect, right = b.levelRect
        guard left.right <= right.left + 2 else { return false }
        let shorter = a.lines.count <= b.lines.count ? a : b, longer = a.lines.count <= b.lines.count ? b : a
        let inRow = shorter.lines.filter { line in longer.lines.contains { areInOneRow(line, $0) } }.count
        guard Double(inRow) >= 0.7 * Double(shorter.lines.count), inRow > 0 else { return false }
        func characters(_ block: Block) -> Double {
            Double(block.lines.reduce(0) { $0 + $1.text.count }) / Double(block.lines.count)
        }
        let height = max(a.lines[0].letterHeight, b.lines[0].letterHeight)
        guard min(characters(a), characters(b)) < Limits.charactersOfProse,
            max(characters(a), characters(b)) < 2 * Limits.charactersOfProse
        else { return false }
        return shorter.lines.count > 1 || Double(right.left - left.right) <= Limits.widestCellGap * height
    }

    private static func areInOneRow(_ a: LineReading, _ b: LineReading) -> Bool {
        let first = a.levelRect, second = b.levelRect
        let overlap = min(first.bottom, second.bottom) - max(first.top, second.top)
        let ratio = a.letterHeight / max(1, b.letterHeight)
        return 2 * overlap > min(first.height, second.height) && (0.6...1.67).contains(ratio)
    }

    private static func rows(of cells: [LineReading]) -> [LineReading] {
        var rows: [[LineReading]] = []
        for cell in cells.sorted(by: { $0.levelRect.top < $1.levelRect.top }) {
            if let row = rows.lastIndex(where: { $0.contains { areInOneRow($0, cell) } }) {
                rows[row].append(cell)
            } else {
                rows.append([cell])
            }
        }
        return rows.map { row in
            let sorted = row.sorted { $0.levelRect.left < $1.levelRect.left }
            var joined = sorted[0]
            for cell in sorted.dropFirst() { joined.append(cell) }
            return joined
        }
    }

    // MARK: Blocks

    private static func grouped(_ lines: [LineReading], isTable: Bool) -> [Block] {
        var blocks: [Block] = []
        for line in lines.sorted(by: { ($0.levelRect.top, $0.levelRect.left) < ($1.levelRect.top, $1.levelRect.left) })
        {
            let fitting = blocks.indices.filter { continues(blocks[$0], line) }
            if let best = fitting.max(by: { overlap(blocks[$0], line) < overlap(blocks[$1], line) }) {
                blocks[best].lines.append(line)
            } else {
                blocks.append(Block(lines: [line], isTable: isTable))
            }
        }
        return blocks
    }

    private static func overlap(_ block: Block, _ line: LineReading) -> Int {
        guard let last = block.lines.last else { return 0 }
        return min(last.levelRect.right, line.levelRect.right) - max(last.levelRect.left, line.levelRect.left)
    }

    private static func continues(_ block: Block, _ line: LineReading) -> Bool {
        guard let last = block.lines.last else { return false }
        let low = min(last.letterHeight, line.letterHeight), high = max(last.letterHeight, line.letterHeight)
        let isShort = min(last.letterCount, line.letterCount) <= Limits.shortLine
        guard high <= (isShort ? Limits.heightRatioOfShort : Limits.heightRatio) * low else { return false }
        let shared = Double(overlap(block, line))
        guard shared > 0.3 * Double(min(last.levelRect.width, line.levelRect.width)) else { return false }
        let step = line.foot - last.foot
        guard step > 0.8 * low, step <= Limits.widestLeading * high else { return false }
        if block.lines.count >= 2 {
            let before = last.foot - block.lines[block.lines.count - 2].foot
            guard step <= Limits.leadingRatio * max(before, 1.2 * high) else { return false }
        }
        return !endsParagraph(last, of: block)
    }

    /// A line that stops well before its block's edge, at the end of a sentence.
    private static func endsParagraph(_ line: LineReading, of block: Block) -> Bool {
        guard block.lines.count >= 2, let end = line.text.last, ".!?:".contains(end) else { return false }
        let rect = block.levelRect
        return Double(rect.right - line.levelRect.right) > 0.25 * Double(rect.width)
    }
}

extension Block {
    var levelRect: Rect {
        lines.dropFirst().reduce(lines.first?.levelRect ?? Rect(left: 0, top: 0, right: 0, bottom: 0)) {
            $0.union($1.levelRect)
        }
    }
}
