/// Single digits in cells of a table. By itself a ring is no zero and a bar no one, so `NetworkPlausibility` leaves them
/// out; in a row of words and a column of numbers they are.
enum NetworkCells {
    enum Limits {
        static let leastConfidence = 0.85
        static let leastOfMark = 0.5
        static let fewestMarks = 3
        /// How far the middles of a row lie apart, and the edges of a column, in heights of a box.
        static let rowShift = 0.35
        static let columnShift = 0.4
        static let heights = 0.3...3.2
    }

    /// What digits by themselves are read as where no other letter tells better.
    static let asDigit: [String: String] = [
        "o": "0", "O": "0", "〇": "0", "l": "1", "I": "1", "i": "1", "|": "1", "丨": "1", "乙": "2", "Z": "2",
    ]

    /// - Parameters:
    ///   - lines: all lines of the network, believed or not.
    ///   - believed: of these.
    ///   - page: what else was read.
    ///   - rect: where a line stands in the page.
    /// - Returns: the believed lines, and the cells among the others.
    static func completed(
        _ believed: [NetworkLine], of lines: [NetworkLine], beside page: [LineReading], rect: (NetworkLine) -> Rect
    ) -> [NetworkLine] {
        let isHan = lines.contains { $0.letterCount > 1 && $0.text.contains(where: \.isHan) }
        let sure = believed.filter { isHan || !isCandidate($0) || !$0.text.contains(where: \.isHan) }
        let candidates = lines.filter { !sure.contains($0) && isCandidate($0) }.map { (line: $0, rect: rect($0)) }
        let marks = marks(among: lines.filter { !sure.contains($0) }, beside: sure, rect)
        guard !candidates.isEmpty else { return believed + marks }
        let words = sure.map { (text: $0.text, rect: rect($0)) } + page.map { (text: $0.text, rect: $0.rect) }
        let inRows = candidates.filter { candidate in words.contains { areInRow($0.rect, candidate.rect) } }
        var cells: [NetworkLine] = []
        for candidate in inRows {
            let column = words.filter { areInColumn($0.rect, candidate.rect) }
            let others = inRows.filter { $0.line != candidate.line && areInColumn($0.rect, candidate.rect) }
            let row = words.filter { areInRow($0.rect, candidate.rect) }
            // What stands first in each row, and is the same in all, marks the points of a list.
            let isFirst = !row.contains { $0.rect.left < candidate.rect.left }
            let isVaried = others.contains { digits($0.line) != digits(candidate.line) }
            let isBelowNumber = column.contains { $0.text.contains(where: \.isNumber) }
            guard isVaried || isBelowNumber || (!isFirst && !column.isEmpty) else { continue }
            let isOfNumbers =
                candidate.line.text.isNumber || others.contains { $0.line.text.isNumber }
                || (column + row).contains { $0.text.isNumber }
            guard isOfNumbers else { continue }
            var line = candidate.line
            for index in line.characters.indices {
                line.characters[index].text = asDigit[line.characters[index].text] ?? line.characters[index].text
            }
            if line.text.isNumber { cells.append(line) }
        }
        return sure + cells + marks
    }

    /// Crosses of a list: the same mark in several rows, each below a header. By itself a cross is read with little certainty.
    private static func marks(
        among lines: [NetworkLine], beside sure: [NetworkLine], _ rect: (NetworkLine) -> Rect
    ) -> [NetworkLine] {
        let words = sure.map { rect($0) }
        let crosses = lines.filter { line in
            guard ["X", "x", "×"].contains(line.text), line.confidence >= Limits.leastOfMark else { return false }
            let own = rect(line)
            return words.contains { areInRow($0, own) && $0.right <= own.left }
                && words.contains { areInColumn($0, own) && $0.bottom <= own.top }
        }
        guard crosses.count >= Limits.fewestMarks else { return [] }
        return crosses.map { line in
            var line = line
            for index in line.characters.indices { line.characters[index].text = "X" }
            return line
        }
    }

    private static func isCandidate(_ line: NetworkLine) -> Bool {
        let glyphs = line.characters.filter { $0.text != " " }
        guard let first = glyphs.first, glyphs.count <= 2, glyphs.allSatisfy({ $0.text == first.text }),
            line.confidence >= Limits.leastConfidence
        else { return false }
        return line.text.isNumber || (glyphs.count == 1 && asDigit[first.text] != nil)
    }

    private static func digits(_ line: NetworkLine) -> String {
        line.characters.map { asDigit[$0.text] ?? $0.text }.joined()
    }

    private static func areInRow(_ a: Rect, _ b: Rect) -> Bool {
        let high = Double(max(a.height, b.height))
        return Limits.heights.contains(Double(a.height) / Double(max(1, b.height)))
            && Double(abs(a.top + a.bottom - b.top - b.bottom)) / 2 <= Limits.rowShift * high
    }

    private static func areInColumn(_ a: Rect, _ b: Rect) -> Bool {
        let most = Limits.columnShift * Double(max(a.height, b.height))
        return Double(min(abs(a.left - b.left), abs(a.right - b.right))) <= most
            || Double(abs(a.left + a.right - b.left - b.right)) / 2 <= most
    }
}

extension String {
    fileprivate var isNumber: Bool { contains { $0.isASCII && $0.isNumber } && !contains(where: \.isLetter) }
}

extension Character {
    fileprivate var isHan: Bool { unicodeScalars.first?.properties.isIdeographic ?? false }
}
