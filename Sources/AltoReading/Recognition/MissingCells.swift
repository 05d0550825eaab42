/// Reads what stands in a table where nothing was read: mostly a digit by itself, which no reader believes alone.
enum MissingCells {
    enum Limits {
        /// More places of a picture are not looked at.
        static let most = 48
        /// Each letter of what is read there is this sure at least.
        static let digit = 0.55
        static let letter = 0.85
        /// Where both readers read the same.
        static let agreed = 0.5
    }

    /// What a reader makes of a mark.
    struct Reading: Hashable, Sendable {
        var text: String
        /// Of its least sure letter, 0 to 1.
        var confidence: Double
    }

    /// A place and the mark in it.
    struct Place: Hashable, Sendable {
        var row: Int
        var column: Int
        var mark: CellInk.Mark
    }

    static func places(of grid: TableGrid, in ink: CellInk) -> [Place] {
        grid.missing.prefix(Limits.most).compactMap { place in
            ink.mark(in: place.rect, letterHeight: grid.letterHeight).map {
                Place(row: place.row, column: place.column, mark: $0)
            }
        }
    }

    /// The grid with what was read in its places, and with what was seen and not read.
    ///
    /// - Parameters:
    ///   - readings: of each place, as far as somebody read it before.
    ///   - again: reads a place once more, where that is not believed.
    static func filled(
        _ grid: TableGrid, _ places: [Place], readings: [Reading?], again: (Place) -> Reading?
    ) -> TableGrid {
        var filled = grid
        for (index, place) in places.enumerated() {
            let isOfNumbers = grid.isOfNumbers(column: place.column) || grid.isOfNumbers(row: place.row)
            let first = readings.indices.contains(index) ? readings[index] : nil
            let text =
                place.mark.isDash
                ? "–" : first.flatMap { believed($0, isOfNumbers) } ?? believed(first, again(place), isOfNumbers)
            filled.rows[place.row][place.column] =
                text.map { .cell(TableGrid.Cell(rect: place.mark.rect, text: $0)) } ?? .unread
        }
        return filled
    }

    /// What the second reader makes of a mark, or what both do with less certainty.
    private static func believed(_ first: Reading?, _ second: Reading?, _ isOfNumbers: Bool) -> String? {
        guard let second else { return nil }
        let isAgreed = first?.text.lowercased() == second.text.lowercased()
        if isAgreed, second.text.allSatisfy(\.isLetter), second.confidence >= Limits.agreed { return second.text }
        return believed(second, isOfNumbers)
    }

    private static func believed(_ reading: Reading, _ isOfNumbers: Bool) -> String? {
        let text = reading.text.filter { !$0.isWhitespace }
        guard !text.isEmpty else { return nil }
        if isOfNumbers || text.contains(where: \.isNumber) {
            let digits = text.map { NetworkCells.asDigit[String($0)] ?? String($0) }.joined()
            if digits.contains(where: \.isNumber), digits.allSatisfy({ $0.isNumber || ".,:/+-−%€$£½¼¾".contains($0) }) {
                return reading.confidence >= Limits.digit ? digits : nil
            }
        }
        guard text.contains(where: \.isLetter), reading.confidence >= Limits.letter,
            text.count > 1 || !NetworkPlausibility.shapes.contains(text)
        else { return nil }
        return reading.text
    }
}

extension TableGrid {
    /// Whether what stands in a row behind its name is numbers.
    func isOfNumbers(row: Int) -> Bool {
        row > 0 && rows[row].dropFirst().contains { $0.cell?.text.contains(where: \.isNumber) ?? false }
    }
}
