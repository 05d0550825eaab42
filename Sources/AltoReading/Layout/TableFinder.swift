/// Finds tables by what stands below what: rows of short cells whose edges or middles recur from row to row. How far rows
/// or columns lie apart says nothing, rules between them are not needed.
enum TableFinder {
    enum Limits {
        /// How far edges or middles of one column lie apart, in letter heights.
        static let alignment = 0.8
        /// A wider space inside of a line, in letter heights, parts cells.
        static let cellGap = 2.5
        /// Rows farther apart, in letter heights, are no rows of one table.
        static let widestStep = 12.0
        static let charactersOfCell = 14.0
        static let longestCell = 40
        /// A chart has so many labels at least.
        static let labels = 3
    }

    /// A part of a row, and what stands in it.
    private struct Cell {
        var left: Double
        var right: Double
        var text: String
        /// As its words have it, on a page that may lean.
        var rect: Rect

        var middle: Double { (left + right) / 2 }
        var isNumber: Bool { text.isMostlyDigits }

        func aligns(with other: Cell, within distance: Double) -> Bool {
            abs(left - other.left) <= distance || abs(right - other.right) <= distance
                || abs(middle - other.middle) <= distance
        }

        func overlaps(_ other: Cell) -> Bool { left < other.right && right > other.left }
    }

    private struct Row {
        /// From left to right.
        var lines: [LineReading]
        var cells: [Cell]

        init(_ lines: [LineReading]) {
            self.lines = lines.sorted { $0.levelRect.left < $1.levelRect.left }
            cells = self.lines.flatMap(TableFinder.cells)
        }

        var letterHeight: Double { lines.map(\.letterHeight).max() ?? 1 }
        var middle: Double {
            lines.reduce(0) { $0 + Double($1.levelRect.top + $1.levelRect.bottom) / 2 } / Double(max(1, lines.count))
        }

        /// The row as one line.
        var joined: LineReading? {
            guard var joined = lines.first else { return nil }
            for line in lines.dropFirst() { joined.append(line) }
            return joined
        }
    }

    /// - Returns: the tables and charts among level lines, and the lines that belong to none.
    static func tables(in lines: [LineReading]) -> (tables: [Block], rest: [LineReading]) {
        let rows = rows(of: lines)
        var tables: [Block] = [], rest: [LineReading] = []
        var open: [Row] = [], single: [Row] = []
        func close() {
            if isTable(open) {
                tables.append(Block(lines: open.compactMap(\.joined), isTable: true, grid: grid(of: open)))
            } else {
                rest += open.flatMap(\.lines)
            }
            rest += single.flatMap(\.lines)
            (open, single) = ([], [])
        }
        for row in rows {
            if row.cells.count < 2 {
                if open.isEmpty { rest += row.lines } else { single.append(row) }
                continue
            }
            if let last = open.last {
                let height = max(last.letterHeight, row.letterHeight)
                let fits = row.middle - last.middle <= Limits.widestStep * height
                if fits, open.suffix(4).contains(where: { continues($0, row) }) {
                    // What stands between two rows by itself is a row of one cell.
                    open += single
                    single = []
                } else {
                    close()
                }
            }
            open.append(row)
        }
        close()
        if let chart = chart(in: rest) {
            tables.append(chart.block)
            rest = chart.rest
        }
        return (tables, rest)
    }

    private static func rows(of lines: [LineReading]) -> [Row] {
        var rows: [[LineReading]] = []
        for line in lines.sorted(by: { $0.levelRect.top + $0.levelRect.bottom < $1.levelRect.top + $1.levelRect.bottom }
        ) {
            // Rows lie in order of their middles: the last ones alone can hold it.
            let fitting = rows.indices.suffix(4).last { row in
                rows[row].allSatisfy { areSideBySide($0, line) }
            }
            if let fitting { rows[fitting].append(line) } else { rows.append([line]) }
        }
        return rows.map(Row.init)
    }

    private static func areSideBySide(_ a: LineReading, _ b: LineReading) -> Bool {
        let first = a.levelRect, second = b.levelRect
        let low = Double(min(first.height, second.height)), high = Double(max(first.height, second.height))
        let shift = Double(abs(first.top + first.bottom - second.top - second.bottom)) / 2
        guard high <= 3.2 * low, shift <= 0.3 * high else { return false }
        // By their words: a line's box holds what was seen in it and not read, too.
        let ours = cells(of: a), theirs = cells(of: b)
        guard let left = ours.first?.left, let right = ours.last?.right, let otherLeft = theirs.first?.left,
            let otherRight = theirs.last?.right
        else { return false }
        return right <= otherLeft || otherRight <= left
    }

    private static func cells(of line: LineReading) -> [Cell] {
        var cells: [Cell] = []
        // Words' boxes are turned level only roughly: their places along the line are what counts.
        let shift = Double(line.levelRect.left - line.rect.left)
        for word in line.words {
            let left = Double(word.rect.left) + shift, right = Double(word.rect.right) + shift
            if let last = cells.last, left - last.right <= Limits.cellGap * line.letterHeight {
                cells[cells.count - 1].right = max(last.right, right)
                cells[cells.count - 1].text += " " + word.text
                cells[cells.count - 1].rect = last.rect.union(word.rect)
            } else {
                cells.append(Cell(left: left, right: right, text: word.text, rect: word.rect))
            }
        }
        return cells
    }

    private static func grid(of rows: [Row]) -> TableGrid {
        let lines = rows.flatMap(\.lines)
        let heights = lines.map(\.letterHeight).sorted()
        // One short cell leans for its letters as well as for the page.
        let slopes = lines.filter { $0.letterCount >= 4 }.map(\.slope).sorted()
        return TableGrid(
            rows.map { row in row.cells.map { TableGrid.Cell(rect: $0.rect, text: $0.text) } },
            letterHeight: heights.isEmpty ? 1 : heights[heights.count / 2],
            slope: slopes.isEmpty ? 0 : slopes[slopes.count / 2])
    }

    /// The parts of a line that stand far from one another.
    static func parts(of line: LineReading) -> [String] { cells(of: line).map(\.text) }

    /// Whether two cells of each stand in one column, or one does and numbers stand below numbers.
    private static func continues(_ above: Row, _ row: Row) -> Bool {
        let distance = Limits.alignment * max(above.letterHeight, row.letterHeight)
        let aligned = row.cells.count { cell in above.cells.contains { $0.aligns(with: cell, within: distance) } }
        if aligned >= 2 { return true }
        let numbers = row.cells.count { cell in
            cell.isNumber && above.cells.contains { $0.isNumber && $0.overlaps(cell) }
        }
        return aligned >= 1 && numbers >= 1 && row.cells.count == above.cells.count
    }

    private static func isTable(_ rows: [Row]) -> Bool {
        let cells = rows.filter { $0.cells.count >= 2 }.flatMap(\.cells)
        guard rows.count(where: { $0.cells.count >= 2 }) >= 2 else { return false }
        let lengths = cells.map(\.text.count)
        return Double(lengths.reduce(0, +)) < Limits.charactersOfCell * Double(cells.count)
            && lengths.allSatisfy { $0 <= Limits.longestCell }
    }

    // MARK: Charts

    /// A row of labels with a number above or below each, at heights of their own: columns of a chart, as rows of label
    /// and value.
    private static func chart(in lines: [LineReading]) -> (block: Block, rest: [LineReading])? {
        let rows = rows(of: lines)
        for row in rows.reversed() where row.lines.count >= Limits.labels && row.cells.count == row.lines.count {
            let values = rows.filter { $0.middle != row.middle }.flatMap(\.lines).filter { $0.text.isMostlyDigits }
            var pairs: [(label: LineReading, value: LineReading)] = []
            for label in row.lines {
                let near = values.filter { value in
                    abs(value.levelRect.left + value.levelRect.right - label.levelRect.left - label.levelRect.right)
                        <= label.levelRect.width && !pairs.contains { $0.value == value }
                }
                guard near.count == 1 else { continue }
                pairs.append((label, near[0]))
            }
            guard pairs.count >= Limits.labels, pairs.count == row.lines.count else { continue }
            let used = pairs.flatMap { [$0.label, $0.value] }
            let block = Block(
                lines: pairs.map { pair in
                    var joined = pair.label
                    joined.append(pair.value)
                    return joined
                }, isTable: true,
                grid: TableGrid(
                    pairs.map { pair in
                        [pair.label, pair.value].map { TableGrid.Cell(rect: $0.rect, text: $0.text) }
                    }, letterHeight: row.letterHeight))
            return (block, lines.filter { !used.contains($0) })
        }
        return nil
    }
}

extension LineReading {
    /// Puts another line behind this one.
    mutating func append(_ line: LineReading) {
        words += line.words
        rect = rect.union(line.rect)
        levelRect = levelRect.union(line.levelRect)
    }
}

extension String {
    /// Numbers, prices, times, dates.
    fileprivate var isMostlyDigits: Bool {
        let digits = count { $0.isNumber }
        return digits > 0 && 2 * digits >= count { !$0.isWhitespace }
    }
}
