/// The cells of a table in its rows and columns.
struct TableGrid: Hashable, Sendable {
    struct Cell: Hashable, Sendable {
        /// In turned coordinates of the image's raster, as the words of a line are.
        var rect: Rect
        var text: String

        var middle: Double { Double(rect.left + rect.right) / 2 }
        var height: Double { Double(rect.top + rect.bottom) / 2 }
    }

    /// What is known of a place in the table.
    enum Place: Hashable, Sendable {
        case cell(Cell)
        /// Nothing was read there.
        case empty
        /// Something stands there that nobody could read.
        case unread
    }

    /// As long as one another where `isAligned`.
    var rows: [[Place]]
    /// Each cell stands in a column that it is plainly of.
    let isAligned: Bool
    /// Of the letters.
    let letterHeight: Double
    /// How much rows fall a pixel.
    let slope: Double

    private enum Limits {
        /// How far a cell may stand from the others of its column, in letter heights, where they do not overlap.
        static let farthest = 1.6
        static let mostColumns = 16
        static let mostRows = 64
    }

    /// - Parameter cells: of each row, from left to right.
    init(_ cells: [[Cell]], letterHeight: Double, slope: Double = 0) {
        self.letterHeight = letterHeight
        self.slope = slope
        let widest = cells.max { $0.count < $1.count } ?? []
        var columns = widest.map { [$0] }
        var places: [[Int]] = []
        var isAligned = cells.count <= Limits.mostRows && columns.count <= Limits.mostColumns
        if isAligned {
            for row in cells {
                let (assigned, worst) = Self.assigned(row, to: columns)
                isAligned = isAligned && worst <= Limits.farthest * letterHeight
                for (cell, column) in zip(row, assigned) where row != widest { columns[column].append(cell) }
                places.append(assigned)
            }
        }
        self.isAligned = isAligned
        rows = cells.enumerated().map { index, row in
            guard isAligned else { return row.map { .cell($0) } }
            var whole = [Place](repeating: .empty, count: columns.count)
            for (cell, column) in zip(row, places[index]) { whole[column] = .cell(cell) }
            return whole
        }
    }

    /// Each cell's column, from left to right and none twice, so that together they stand as near to their columns as can be
    /// (dynamic programming), and how far off the worst is.
    private static func assigned(_ row: [Cell], to columns: [[Cell]]) -> (columns: [Int], worst: Double) {
        let far = 1e9
        // best[i][k]: the first i cells stand in the first k columns.
        var best = [[Double]](
            repeating: [Double](repeating: far, count: columns.count + 1), count: row.count + 1)
        best[0] = [Double](repeating: 0, count: columns.count + 1)
        for i in row.indices {
            for k in columns.indices {
                best[i + 1][k + 1] = min(best[i + 1][k], best[i][k] + distance(row[i], columns[k]))
            }
        }
        var result = [Int](repeating: 0, count: row.count)
        var worst = 0.0
        var k = columns.count
        for i in row.indices.reversed() {
            while k > 1, best[i + 1][k] == best[i + 1][k - 1] { k -= 1 }
            guard k > 0 else { return (Array(row.indices), far) }
            result[i] = k - 1
            worst = max(worst, distance(row[i], columns[k - 1]))
            k -= 1
        }
        return (result, worst)
    }

    /// Between edges or middles, to the nearest cell of the column; nearly nothing where it stands above or below one.
    private static func distance(_ cell: Cell, _ column: [Cell]) -> Double {
        column.map { other in
            let edges = min(abs(cell.rect.left - other.rect.left), abs(cell.rect.right - other.rect.right))
            let nearest = min(Double(edges), abs(cell.middle - other.middle))
            let overlap = min(cell.rect.right, other.rect.right) - max(cell.rect.left, other.rect.left)
            return 2 * overlap >= min(cell.rect.width, other.rect.width) ? 0.1 * nearest : nearest
        }.min() ?? 1e9
    }

    // MARK: Places without a cell

    /// Where a missing cell would stand: between its neighbors, as high as a row. Nil where no cell of its row tells how high
    /// that is.
    func rect(row: Int, column: Int) -> Rect? {
        guard isAligned, case .empty = rows[row][column] else { return nil }
        let own = rows[row].compactMap(\.cell)
        let others = rows.compactMap { $0[column].cell }
        guard !own.isEmpty, let left = others.map(\.rect.left).min(), let right = others.map(\.rect.right).max() else {
            return nil
        }
        let middle = Double(left + right) / 2
        guard let near = own.min(by: { abs($0.middle - middle) < abs($1.middle - middle) }) else { return nil }
        let y = near.height + slope * (middle - near.middle)
        let margin = 0.6 * letterHeight
        // Up to the nearest cells of the row, and half way to the columns beside.
        let before = rows[row][..<column].compactMap(\.cell).map { Double($0.rect.right) + margin }.max()
        let after = rows[row][(column + 1)...].compactMap(\.cell).map { Double($0.rect.left) - margin }.min()
        let low = max(before ?? 0, Double(left) - 2 * letterHeight)
        let high = min(after ?? .infinity, Double(right) + 2 * letterHeight)
        guard high - low >= letterHeight else { return nil }
        let reach = 1.5 * letterHeight
        return Rect(left: Int(low), top: Int(y - reach), right: Int(high), bottom: Int(y + reach))
    }

    /// The places that may hold something that was not read.
    var missing: [(row: Int, column: Int, rect: Rect)] {
        rows.indices.flatMap { row in
            rows[row].indices.compactMap { column in
                rect(row: row, column: column).map { (row, column, $0) }
            }
        }
    }

    /// Whether most of what stands in a column below the first row is numbers.
    func isOfNumbers(column: Int) -> Bool {
        let cells = rows.dropFirst().compactMap { $0[column].cell }
        let numbers = cells.count { $0.text.contains(where: \.isNumber) && !$0.text.contains(where: \.isLetter) }
        return numbers > 0 && 2 * numbers >= cells.count
    }

    // MARK: What it says

    /// Its cells as texts: nil for what could not be read, empty where nothing stands.
    var texts: [[String?]] {
        rows.map { row in
            row.map { place in
                switch place {
                case .cell(let cell): cell.text
                case .empty: ""
                case .unread: nil
                }
            }
        }
    }
}

extension TableGrid.Place {
    var cell: TableGrid.Cell? {
        if case .cell(let cell) = self { cell } else { nil }
    }
}
