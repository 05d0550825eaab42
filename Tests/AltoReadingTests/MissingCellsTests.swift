import Alto
import Testing

@testable import AltoReading

@Suite struct MissingCellsTests {
    /// White, with boxes of ink.
    private func drawn(_ boxes: [Rect], width: Int = 200, height: Int = 60) -> Raster? {
        var gray = [UInt8](repeating: 250, count: width * height)
        for box in boxes {
            for y in max(0, box.top)..<min(height, box.bottom) {
                for x in max(0, box.left)..<min(width, box.right) { gray[y * width + x] = 20 }
            }
        }
        return Raster(width: width, height: height, gray: gray)
    }

    private func mark(_ boxes: [Rect]) throws -> CellInk.Mark? {
        let raster = try #require(drawn(boxes))
        let ink = CellInk(
            raster: raster, orientation: Orientation(quarterTurns: 0, width: 200, height: 60), enlargement: 1)
        return ink.mark(in: Rect(left: 40, top: 10, right: 160, bottom: 50), letterHeight: 14)
    }

    private let digit = Rect(left: 90, top: 20, right: 100, bottom: 40)

    @Test func `a letter is a mark, rules and what reaches in are none`() throws {
        #expect(try mark([digit])?.rect == digit)
        #expect(try mark([]) == nil)
        let rules = [Rect(left: 0, top: 46, right: 200, bottom: 48), Rect(left: 60, top: 0, right: 62, bottom: 60)]
        #expect(try mark(rules) == nil)
        #expect(try mark(rules + [digit])?.rect == digit)
        #expect(try mark([Rect(left: 30, top: 20, right: 44, bottom: 40)]) == nil)
        #expect(try mark([Rect(left: 90, top: 30, right: 92, bottom: 32)]) == nil)
    }

    @Test func `a stroke across is a dash`() throws {
        let dash = try #require(try mark([Rect(left: 90, top: 29, right: 102, bottom: 31)]))
        #expect(dash.isDash)
        #expect(try mark([digit])?.isDash == false)
    }

    private func filled(_ first: MissingCells.Reading?, _ second: MissingCells.Reading?) throws -> String? {
        func cell(_ text: String, _ left: Int, _ y: Int) -> TableGrid.Cell {
            TableGrid.Cell(rect: Rect(left: left, top: y, right: left + 20, bottom: y + 20), text: text)
        }
        let grid = TableGrid(
            [
                [cell("Tablet", 0, 0), cell("Dose", 200, 0)], [cell("A", 0, 60), cell("2", 200, 60)],
                [cell("B", 0, 120), cell("1", 200, 120)], [cell("C", 0, 180)],
            ], letterHeight: 12)
        let mark = try #require(try mark([digit]))
        let places = [MissingCells.Place(row: 3, column: 1, mark: mark)]
        return MissingCells.filled(grid, places, readings: [first]) { _ in second }.texts[3][1]
    }

    @Test func `among numbers a ring is a zero and a bar a one`() throws {
        #expect(try filled(.init(text: "0", confidence: 0.9), nil) == "0")
        #expect(try filled(.init(text: "O", confidence: 0.7), nil) == "0")
        #expect(try filled(.init(text: "l", confidence: 0.7), nil) == "1")
    }

    @Test func `where the first reader is not believed the second is asked, and then it is told as unread`() throws {
        #expect(try filled(.init(text: "0", confidence: 0.3), .init(text: "0", confidence: 0.9)) == "0")
        #expect(try filled(nil, .init(text: "2", confidence: 0.9)) == "2")
        #expect(try filled(.init(text: "口", confidence: 0.4), .init(text: "@", confidence: 0.9)) == nil)
        #expect(try filled(nil, nil) == nil)
    }
}

/// Cells that were lost, or passed over in silence.
@Suite(.enabled(if: PPOCR.isInstalled && TextReader.installedLanguages().contains("eng")))
struct TableReadingTests {
    private static let reader = try? TextReader(languages: ["eng"], network: PPOCR.files)

    private func text(_ name: String) async throws -> ReadText? {
        guard case .text(let text) = try await #require(Self.reader).observe(try await Fixtures.picture(name)) else {
            return nil
        }
        return text
    }

    @Test func `a digit by itself is read in its cell`() async throws {
        let text = try #require(try await text("departures"))
        #expect(
            text.content
                == "Line Destination Platform Departs\nS1 Airport 3 08:04\nS3 Old Town 1 08:07\n"
                + "RE5 Lake Station 12 08:15\nN7 Harbour 2 23:50")
        #expect(text.blocks.first?.rows?[2] == ["S3", "Old Town", "1", "08:07"])
    }

    @Test func `a cell that cannot be read is there all the same`() async throws {
        let text = try #require(try await text("smudged"))
        #expect(
            text.blocks.first?.rows == [
                ["Tablet", "Morning", "Evening"], ["Enalapril", "1", "2"], ["Torasemid", "2", nil],
                ["Ramipril", "1", "2"],
            ])
        #expect(text.content.contains("Torasemid 2 …"))
    }

    @Test(.enabled(if: TextReader.installedLanguages().contains("rus")))
    func `a word of another alphabet that looks Latin is read in its own`() async throws {
        #expect(try await text("russia")?.content == "РОССИЯ")
    }
}
