import Testing

@testable import AltoReading

@Suite struct TableGridTests {
    private func cell(_ text: String, _ left: Int, _ right: Int? = nil, y: Int) -> TableGrid.Cell {
        TableGrid.Cell(
            rect: Rect(left: left, top: y, right: right ?? left + 10 * text.count, bottom: y + 20), text: text)
    }

    @Test func `cells that are missing leave their places empty`() {
        let grid = TableGrid(
            [
                [cell("Day", 0, y: 0), cell("Open", 200, y: 0), cell("Close", 400, y: 0)],
                [cell("Mon", 0, y: 60), cell("9", 200, y: 60), cell("17", 400, y: 60)],
                [cell("Wed", 0, y: 120)], [cell("Thu", 0, y: 180), cell("20", 400, y: 180)],
            ], letterHeight: 12)
        #expect(grid.isAligned)
        #expect(
            grid.texts == [["Day", "Open", "Close"], ["Mon", "9", "17"], ["Wed", "", ""], ["Thu", "", "20"]])
    }

    @Test func `numbers that end in one column, and middles, are of it`() {
        let grid = TableGrid(
            [
                [cell("Sum", 370, 400, y: 0), cell("Left", 660, 700, y: 0)],
                [cell("1,200", 350, 400, y: 60), cell("7", 690, 700, y: 60)], [cell("490", 670, 700, y: 120)],
            ], letterHeight: 12)
        #expect(grid.texts == [["Sum", "Left"], ["1,200", "7"], ["", "490"]])
    }

    @Test func `a cell that stands in no column makes no grid of them`() {
        let grid = TableGrid(
            [
                [cell("A1", 0, y: 0), cell("B1", 200, y: 0)], [cell("A2", 0, y: 60), cell("far", 400, y: 60)],
            ], letterHeight: 12)
        #expect(!grid.isAligned && grid.texts == [["A1", "B1"], ["A2", "far"]] && grid.missing.isEmpty)
    }

    @Test func `a missing cell is looked for between its neighbors, on a leaning page too`() throws {
        let rows = [
            [cell("Day", 0, y: 0), cell("Open", 200, y: 20), cell("Close", 400, y: 40)],
            [cell("Mon", 0, y: 60), cell("17", 400, y: 100)],
        ]
        let place = try #require(TableGrid(rows, letterHeight: 12, slope: 0.1).missing.first)
        #expect(place.row == 1 && place.column == 1)
        #expect(place.rect.left > 30 && place.rect.left <= 200 && place.rect.right >= 240 && place.rect.right < 400)
        #expect(place.rect.top < 80 && place.rect.bottom > 100 && place.rect.height < 60, "\(place.rect)")
    }

    @Test func `rows of short cells tell how much a page leans`() {
        func line(_ x: Int, _ y: Int, slope: Double = 0.05) -> LineReading {
            let rect = Rect(left: x, top: y, right: x + 50, bottom: y + 20)
            let word = Word(
                text: "Iris", language: "", confidence: 1, weakest: 1, isInDictionary: true, rect: rect)
            return LineReading(words: [word], rect: rect, letterHeight: 12, slope: slope)
        }
        let leaning = (0..<4).flatMap { row in
            [line(0, 60 * row), line(300, 60 * row + 15), line(600, 60 * row + 30)]
        }
        #expect(abs(RowSlope.slope(of: leaning) - 0.05) < 0.005)
        let level = (0..<4).flatMap { row in [line(0, 60 * row, slope: 0), line(300, 60 * row, slope: 0)] }
        #expect(RowSlope.slope(of: level) == 0)
        #expect(RowSlope.slope(of: []) == 0)
        #expect(RowSlope.isLevel(level, rather: 0.03) && !RowSlope.isLevel(leaning, rather: 0.05))
    }
}
