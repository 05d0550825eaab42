import Testing

@testable import AltoReading

@Suite struct BaselineTests {
    @Test func `tails and high marks do not bend a slanting line`() {
        var points = (0..<20).map { Point(x: Double(20 * $0), y: 100 + 2 * Double($0)) }
        for tail in [3, 9, 14] { points[tail].y += 6 }
        points[7].y -= 12
        let line = Baseline(points: points, height: 14)
        for x in stride(from: 0.0, through: 380, by: 38) {
            #expect(abs(line.y(at: x) - (100 + x / 10)) < 1)
        }
    }

    @Test func `a page that is not flat gives a bent line`() {
        let points = (0..<40).map { letter -> Point in
            let x = Double(15 * letter), off = x - 300
            return Point(x: x, y: 50 + 0.0001 * off * off)
        }
        let line = Baseline(points: points, height: 10)
        #expect(abs(line.bend - 0.0001) < 0.00001)
    }

    @Test func `one letter gives a level line, none gives any`() {
        #expect(Baseline(points: [Point(x: 5, y: 7)], height: 3).y(at: 50) == 7)
        let lone = Line(components: [], isBright: false, level: 0)
        #expect(lone.components.isEmpty)
    }
}
