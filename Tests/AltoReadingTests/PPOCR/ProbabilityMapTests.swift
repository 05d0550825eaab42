import Testing

@testable import AltoReading

@Suite struct ProbabilityMapTests {
    /// Bars of a probability: each by its middle, length, thickness and slope.
    private func map(_ bars: [(x: Double, y: Double, length: Double, thickness: Double, slope: Double, value: Float)])
        -> ProbabilityMap?
    {
        var values = [Float](repeating: 0.05, count: 128 * 96)
        for bar in bars {
            let norm = (1 + bar.slope * bar.slope).squareRoot()
            for y in 0..<96 {
                for x in 0..<128 {
                    let dx = Double(x) - bar.x, dy = Double(y) - bar.y
                    let along = (dx + dy * bar.slope) / norm, across = (dy - dx * bar.slope) / norm
                    if abs(along) <= bar.length / 2, abs(across) <= bar.thickness / 2 {
                        values[y * 128 + x] = bar.value
                    }
                }
            }
        }
        return ProbabilityMap(width: 128, height: 96, values: values)
    }

    @Test func `each bar is a box, grown by its area over its girth`() throws {
        let boxes = try #require(map([(60, 20, 60, 8, 0, 0.9), (60, 60, 70, 10, 0.3, 0.8)])).boxes()
        #expect(boxes.count == 2)
        // 60 by 8: moved outwards by 1.5 * 480 / 136 = 5.3.
        #expect(abs(boxes[0].quad.width - 70.6) < 1 && abs(boxes[0].quad.height - 18.6) < 1)
        #expect(abs(boxes[0].score - 0.9) < 0.02)
        #expect(abs(boxes[1].quad.direction.slope - 0.3) < 0.03)
    }

    @Test func `what is unsure, thin or small is no box`() throws {
        #expect(try #require(map([(60, 20, 60, 8, 0, 0.5)])).boxes().isEmpty)
        #expect(try #require(map([(60, 20, 60, 2, 0, 0.9)])).boxes().isEmpty)
        #expect(try #require(map([])).boxes().isEmpty)
    }

    @Test func `bars that touch at a corner are one`() throws {
        var values = [Float](repeating: 0, count: 32 * 32)
        for y in 0..<32 { for x in 0..<32 where abs(x - y) < 1 { values[y * 32 + x] = 0.9 } }
        let map = try #require(ProbabilityMap(width: 32, height: 32, values: values))
        // A diagonal of single pixels: one region, too thin.
        #expect(map.boxes().isEmpty)
    }

    @Test func `values that do not fit the size are refused`() {
        #expect(ProbabilityMap(width: 4, height: 4, values: [0]) == nil)
        #expect(ProbabilityMap(width: 0, height: 4, values: []) == nil)
    }
}
