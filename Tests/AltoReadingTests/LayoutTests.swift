import Testing

@testable import AltoReading

@Suite struct LayoutTests {
    private func line(_ text: String, x: Int, y: Int, width: Int? = nil, height: Int = 12) -> LineReading {
        let width = width ?? text.count * 10
        let rect = Rect(left: x, top: y, right: x + width, bottom: y + height)
        return LineReading(
            words: text.split(separator: " ").map {
                Word(
                    text: String($0), language: "eng", confidence: 0.95, weakest: 0.9, isInDictionary: true, rect: rect)
            }, rect: rect, letterHeight: Double(height))
    }

    private func read(_ lines: [LineReading]) -> [String] {
        Layout.blocks(of: lines.shuffled()).map { Prose.content(of: $0) { _ in true } }
    }

    @Test func `lines close together are one paragraph, a gap starts the next`() {
        let blocks = read([
            line("one one one one one", x: 0, y: 0), line("two two two two two", x: 0, y: 30),
            line("three three three", x: 0, y: 60), line("four four four four", x: 0, y: 140),
            line("five five five five", x: 0, y: 170),
        ])
        #expect(
            blocks == [
                "one one one one one two two two two two three three three", "four four four four five five five five",
            ])
    }

    @Test func `a line across both columns comes before or after both`() {
        let blocks = read([
            line("A headline that spans the whole of the page", x: 0, y: 0),
            line("left column first", x: 0, y: 100), line("left column second", x: 0, y: 130),
            line("right column first", x: 260, y: 100), line("right column second", x: 260, y: 130),
            line("A footer that spans the whole of the page too", x: 0, y: 260),
        ])
        #expect(
            blocks == [
                "A headline that spans the whole of the page", "left column first left column second",
                "right column first right column second", "A footer that spans the whole of the page too",
            ])
    }

    @Test func `an article and its price are one row`() {
        let blocks = read([
            line("Tea", x: 0, y: 0), line("1.20", x: 200, y: 0), line("Cake", x: 0, y: 30), line("2.80", x: 200, y: 30),
        ])
        #expect(blocks == ["Tea 1.20\nCake 2.80"])
    }

    @Test func `cells far apart are read row by row, an empty cell left out`() {
        let blocks = read([
            line("Item", x: 0, y: 0), line("Qty", x: 400, y: 0), line("Price", x: 600, y: 0),
            line("Apples", x: 0, y: 90), line("3", x: 400, y: 90), line("1.20", x: 600, y: 90),
            line("Bread", x: 0, y: 180), line("1", x: 400, y: 180), line("2.85", x: 600, y: 180),
            line("Total", x: 0, y: 270), line("8.15", x: 600, y: 270),
        ])
        #expect(blocks == ["Item Qty Price\nApples 3 1.20\nBread 1 2.85\nTotal 8.15"])
    }

    @Test func `numbers that end in one column are of their rows, however long the names are`() {
        let blocks = read([
            line("Tea", x: 0, y: 0), line("2.40", x: 560, y: 0), line("Chocolate cake", x: 0, y: 80),
            line("13.80", x: 550, y: 80), line("Soup", x: 0, y: 160), line("6", x: 590, y: 160),
        ])
        #expect(blocks == ["Tea 2.40\nChocolate cake 13.80\nSoup 6"])
    }

    @Test func `messages of a chat are read in the order of their heights`() {
        let blocks = read([
            line("Are you home yet?", x: 0, y: 0), line("Ten minutes, bus is late", x: 260, y: 100),
            line("I will heat the soup", x: 0, y: 200), line("Thanks! Buy milk?", x: 330, y: 300),
            line("Already did", x: 0, y: 400),
        ])
        #expect(
            blocks == [
                "Are you home yet?", "Ten minutes, bus is late", "I will heat the soup", "Thanks! Buy milk?",
                "Already did",
            ])
    }

    @Test func `a chart is read as labels with their values, below its title`() {
        let blocks = read([
            line("Visitors per month", x: 60, y: 0), line("120", x: 0, y: 240), line("90", x: 105, y: 270),
            line("210", x: 200, y: 150), line("Jan", x: 0, y: 360), line("Feb", x: 100, y: 360),
            line("Mar", x: 200, y: 360),
        ])
        #expect(blocks == ["Visitors per month", "Jan 120\nFeb 90\nMar 210"])
    }

    @Test func `a hyphen stays where the word has one`() {
        let block = Block(lines: [line("a well-", x: 0, y: 0), line("known rule", x: 0, y: 30)])
        #expect(Prose.content(of: block) { ["well", "known"].contains($0) } == "a well-known rule")
        #expect(Prose.content(of: block) { _ in true } == "a wellknown rule")
    }

    @Test func `no line makes no block`() {
        #expect(Layout.blocks(of: []).isEmpty)
    }
}
