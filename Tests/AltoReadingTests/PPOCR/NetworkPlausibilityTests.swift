import Testing

@testable import AltoReading

@Suite struct NetworkPlausibilityTests {
    private func line(_ text: String, _ confidence: Double, height: Double = 30, top: Double = 0) -> NetworkLine {
        let count = Double(max(1, text.count))
        return NetworkLine(
            quad: Quad(
                topLeft: Point(x: 0, y: top), topRight: Point(x: 20 * count, y: top),
                bottomRight: Point(x: 20 * count, y: top + height), bottomLeft: Point(x: 0, y: top + height)),
            characters: text.enumerated().map {
                TextRecognizer.Character(
                    text: String($0.element), confidence: confidence, start: Double($0.offset) / count,
                    end: Double($0.offset + 1) / count)
            }, score: 0.9)
    }

    private func believed(_ lines: [NetworkLine]) -> [String] {
        NetworkPlausibility.believed(lines.map(NetworkPlausibility.cleaned)).map(\.text)
    }

    // What the network read into pictures without text.
    @Test(arguments: [
        ("★", 0.64), ("口", 0.85), ("0", 0.71), ("VVVVVVVVVV", 0.56), ("VV", 0.80), ("-", 0.79), ("10", 0.51),
        ("OOO", 0.99), ("の", 0.97), ("🎉", 0.9), ("anys daay looa", 0.61), ("— | —", 0.95),
    ])
    func `what is read into texture is not believed`(text: String, confidence: Double) {
        #expect(believed([line(text, confidence)]).isEmpty)
    }

    @Test(arguments: [("STOP", 0.97), ("No Parking", 0.9), ("禁止停车", 0.95), ("B12", 0.93), ("出口", 0.97)])
    func `a sign is believed`(text: String, confidence: Double) {
        #expect(believed([line(text, confidence)]) == [text])
    }

    @Test func `a digit is believed beside words of its size, a ring is not`() {
        let words = line("right bottom", 0.97)
        #expect(believed([words, line("3", 0.98)]) == ["right bottom", "3"])
        #expect(believed([words, line("3", 0.8)]) == ["right bottom"])
        #expect(believed([words, line("O", 0.99)]) == ["right bottom"])
        #expect(believed([words, line("3", 0.98, height: 200)]) == ["right bottom"])
        #expect(believed([line("1", 0.999), line("3", 0.999)]).isEmpty)
        #expect(believed([line("0", 0.999)]).isEmpty)
        #expect(believed([line("3", 0.97)]).isEmpty)
    }

    @Test(arguments: ["-5 °C", "€5", "$9", "7", "42 %"])
    func `a number by itself is believed`(text: String) {
        #expect(believed([line(text, 0.99)]) == [text])
    }

    private func cell(_ text: String, _ x: Double, _ y: Double) -> NetworkLine {
        var line = line(text, 0.95, height: 40, top: y)
        let width = line.quad.width
        line.quad = Quad(
            topLeft: Point(x: x, y: y), topRight: Point(x: x + width, y: y),
            bottomRight: Point(x: x + width, y: y + 40), bottomLeft: Point(x: x, y: y + 40))
        return line
    }

    private func completed(_ lines: [NetworkLine]) -> Set<String> {
        let believed = NetworkPlausibility.believed(lines)
        return Set(NetworkCells.completed(believed, of: lines, beside: []) { $0.quad.bounds }.map(\.text))
    }

    @Test func `rings and bars in a table are its digits`() {
        let lines = [
            cell("Medicine", 0, 0), cell("Morning", 400, 0), cell("Aspirin", 0, 100), cell("1", 400, 100),
            cell("Metformin", 0, 200), cell("o", 404, 200), cell("Warfarin", 0, 300), cell("乙", 400, 300),
        ]
        #expect(completed(lines) == ["Medicine", "Morning", "Aspirin", "1", "Metformin", "0", "Warfarin", "2"])
    }

    @Test func `rings before the points of a list are no digits`() {
        let lines = [
            cell("Shopping", 0, 0), cell("O", 0, 100), cell("Milk", 60, 100), cell("0", 0, 200), cell("Eggs", 60, 200),
        ]
        #expect(completed(lines) == ["Shopping", "Milk", "Eggs"])
    }

    @Test func `stars beside words and spaces at ends go`() {
        #expect(NetworkPlausibility.cleaned(line(" ★Open  late ", 0.9)).text == "Open late")
    }
}
