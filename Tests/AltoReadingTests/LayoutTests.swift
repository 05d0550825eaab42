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

    @Test func `a hyphen stays where the word has one`() {
        let block = Block(lines: [line("a well-", x: 0, y: 0), line("known rule", x: 0, y: 30)])
        #expect(Prose.content(of: block) { ["well", "known"].contains($0) } == "a well-known rule")
        #expect(Prose.content(of: block) { _ in true } == "a wellknown rule")
    }

    @Test func `no line makes no block`() {
        #expect(Layout.blocks(of: []).isEmpty)
    }
}
