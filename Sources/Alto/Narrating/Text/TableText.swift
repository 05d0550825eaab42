/// A table as it is said: each row a sentence of its own, its cells apart, and each value behind the header of its column
/// where it is sure what that is. By ear nobody keeps in mind which column is the fourth.
package struct TableText {
    /// What stands in the place of a cell that could not be read. A sentence of Alto's own tells what it means.
    static let unread = "…"

    /// Nil for what could not be read, empty where nothing stands.
    private let rows: [[String?]]
    private let marks: Marks

    package init(_ rows: [[String?]]) {
        self.rows = rows.map { row in row.map { $0.map { PrintableText.clean($0) } } }
        marks = Marks(for: rows.joined().compactMap(\.self).joined(separator: " "))
    }

    /// The rows in which something stands, as sentences.
    ///
    /// - Parameter pairsHeaders: whether values are said with their headers: "Aspirin: Morning 1, Evening 0."
    package func sentences(pairsHeaders: Bool) -> [String] {
        guard pairsHeaders, let header = header() else { return rows.compactMap(plain) }
        return [plain(rows[0])].compactMap(\.self) + rows.dropFirst().compactMap { paired($0, header) }
    }

    private func plain(_ row: [String?]) -> String? {
        let cells = row.map { $0 ?? Self.unread }.filter { !$0.isEmpty }
        return cells.isEmpty ? nil : ended(cells.joined(separator: marks.comma))
    }

    private func paired(_ row: [String?], _ header: [String]) -> String? {
        let values = zip(header, row).dropFirst().filter { $0.1 != "" }
            .map { $0.isEmpty ? $1 ?? Self.unread : "\($0) \($1 ?? Self.unread)" }
        guard let first = row.first, first != "" else {
            return values.isEmpty ? nil : ended(values.joined(separator: marks.comma))
        }
        let label = first ?? Self.unread
        // A number says nothing without what it is the number of.
        let named = Self.isCode(label) && !header[0].isEmpty ? "\(header[0]) \(label)" : label
        return ended(values.isEmpty ? named : named + marks.colon + values.joined(separator: marks.comma))
    }

    private func ended(_ sentence: String) -> String {
        sentence.last.map { ".!?…。！？।:".contains($0) } ?? true ? sentence : sentence + marks.fullStop
    }

    // MARK: The header

    /// The first row, where it is plain that it is none like the others: words stand over values, or over rows that have
    /// names of their own and a corner without one. Tables of two columns need none.
    private func header() -> [String]? {
        guard rows.count >= 3, let first = rows.first, first.count >= 3, rows.allSatisfy({ $0.count == first.count })
        else { return nil }
        let header = first.compactMap(\.self)
        let names = header.dropFirst()
        guard header.count == first.count, !names.contains(""), Set(names).count == names.count else { return nil }
        if header[0].isEmpty { return header }
        let isOverValues = header.indices.dropFirst().contains { column in
            let cells = rows.dropFirst().compactMap { $0[column] }.filter { !$0.isEmpty }
            return cells.count >= 2 && cells.allSatisfy(Self.isValue)
        }
        return isOverValues && !header.contains(where: Self.isValue) ? header : nil
    }

    /// A number, a price, a time, a mark.
    private static func isValue(_ cell: String) -> Bool {
        let signs = cell.filter { !$0.isWhitespace }
        return signs.uppercased() == "X" || 2 * signs.count(where: \.isNumber) >= signs.count
            || !signs.contains(where: \.isLetter)
    }

    /// "7", "N4", "12": of a line, a room, a platform.
    private static func isCode(_ cell: String) -> Bool { cell.count <= 4 && cell.contains(where: \.isNumber) }

    /// What stands between cells, in the writing of the table.
    private struct Marks {
        var comma = ", "
        var colon = ": "
        var fullStop = "."

        init(for text: String) {
            switch WritingSystem(of: text) {
            case .han, .kana: (comma, colon, fullStop) = ("，", "：", "。")
            case .arabic: comma = "، "
            default: break
            }
        }
    }
}
