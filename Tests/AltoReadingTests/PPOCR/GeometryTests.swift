import Testing

@testable import AltoReading

@Suite struct MinimumAreaRectangleTests {
    /// A rectangle of 40 by 10 that leans.
    private func leaning(_ slope: Double) -> [Point] {
        let norm = (1 + slope * slope).squareRoot(), c = 1 / norm, s = slope / norm
        return (0...40).flatMap { u in
            [0.0, 5, 10].map { v in Point(x: 100 + Double(u) * c - v * s, y: 50 + Double(u) * s + v * c) }
        }
    }

    @Test(arguments: [0, 0.2, -0.6, 3.0])
    func `a leaning rectangle is found as it lies`(slope: Double) throws {
        let rectangle = try #require(MinimumAreaRectangle(holding: leaning(slope)))
        let sides = [rectangle.length, rectangle.breadth].sorted()
        #expect(abs(sides[0] - 10) < 1e-6 && abs(sides[1] - 40) < 1e-6)
        let found = abs(rectangle.quad.direction.slope)
        #expect(min(abs(found - abs(slope)), abs(found - 1 / max(1e-9, abs(slope)))) < 1e-6)
    }

    @Test func `points of one line, one point and none`() throws {
        let line = try #require(MinimumAreaRectangle(holding: [Point(x: 1, y: 1), Point(x: 4, y: 5)]))
        #expect(abs(max(line.length, line.breadth) - 5) < 1e-9 && min(line.length, line.breadth) < 1e-9)
        #expect(MinimumAreaRectangle(holding: [Point(x: 2, y: 3)])?.center == Point(x: 2, y: 3))
        #expect(MinimumAreaRectangle(holding: []) == nil)
    }
}

@Suite struct QuadTests {
    private let quad = Quad(
        topLeft: Point(x: 0, y: 0), topRight: Point(x: 40, y: 4), bottomRight: Point(x: 39, y: 14),
        bottomLeft: Point(x: -1, y: 10))

    @Test func `a quarter turn changes the direction by one, and four change nothing`() {
        #expect((0..<4).map { quad.turned(quarterTurns: $0).direction.quarterTurns } == [0, 1, 2, 3])
        #expect(quad.turned(quarterTurns: 4) == quad && quad.turned(quarterTurns: -1).direction.quarterTurns == 3)
    }

    @Test(arguments: 0..<4)
    func `its slope in turned coordinates is that of its text`(turn: Int) {
        // However it is turned, a line leans by a tenth.
        #expect(abs(abs(quad.turned(quarterTurns: turn).direction.slope) - 0.1) < 1e-9)
    }

    @Test func `a part of it lies in it`() {
        let part = quad.part(from: 0.25, to: 0.5)
        #expect(part.topLeft == Point(x: 10, y: 1) && part.topRight == Point(x: 20, y: 2))
        #expect(abs(part.height - quad.height) < 1e-9)
    }
}
