/// What DBNet says of each pixel: how likely it lies in the middle of text (Liao et al., “Real-time Scene Text
/// Detection with Differentiable Binarization”, 2020), and the boxes that follow from it, as PaddleOCR's
/// `DBPostProcess` makes them.
struct ProbabilityMap: Sendable {
    let width: Int
    let height: Int
    /// Row by row, 0 to 1.
    let values: [Float]

    enum Limits {
        /// A pixel above this belongs to text.
        static let threshold: Float = 0.3
        /// The mean of a box is at least this.
        static let boxScore = 0.6
        /// The network sees text shrunk; a box is moved outwards by this times its area over its girth.
        static let unclipRatio = 1.5
        /// Boxes thinner than this are dirt: before they are grown, and after.
        static let thinnest = 3.0
        static let thinnestGrown = 5.0
        static let mostBoxes = 1_000
    }

    /// - Returns: nil where the number of values does not fit the size.
    init?(width: Int, height: Int, values: [Float]) {
        guard width > 0, height > 0, values.count == width * height else { return nil }
        self.width = width
        self.height = height
        self.values = values
    }

    /// A box of text, in pixels of the map.
    struct Box: Hashable, Sendable {
        var quad: Quad
        /// The mean probability in it before it was grown.
        var score: Double

        /// How many times longer than high, whichever way it lies.
        var elongation: Double {
            max(quad.width, quad.height) / max(1, min(quad.width, quad.height))
        }

        /// How likely it is text: long boxes of sure outline are.
        var likelihood: Double { score * min(4, elongation) }
    }

    /// From top to bottom.
    func boxes() -> [Box] {
        regions().prefix(Limits.mostBoxes).compactMap { points in
            guard let rectangle = MinimumAreaRectangle(holding: points) else { return nil }
            let (length, breadth) = (rectangle.length, rectangle.breadth)
            guard min(length, breadth) >= Limits.thinnest else { return nil }
            let score = mean(in: rectangle.quad)
            guard score >= Limits.boxScore else { return nil }
            let grown = rectangle.grown(by: Limits.unclipRatio * length * breadth / (2 * (length + breadth)))
            guard min(grown.length, grown.breadth) >= Limits.thinnestGrown else { return nil }
            return Box(quad: grown.quad, score: score)
        }
    }

    /// The ends of the runs of each connected region (8 neighbors) above the threshold: its outline, as far as a convex
    /// hull needs it.
    private func regions() -> [[Point]] {
        struct Run {
            var row, start, end: Int
        }
        var runs: [Run] = []
        var group: [Int] = []
        func root(_ index: Int) -> Int {
            var index = index
            while group[index] != index {
                group[index] = group[group[index]]
                index = group[index]
            }
            return index
        }
        var before = 0..<0
        unsafe values.withUnsafeBufferPointer { values in
            for row in 0..<height {
                let first = runs.count
                var x = 0
                let base = row * width
                while x < width {
                    guard unsafe values[base + x] > Limits.threshold else {
                        x += 1
                        continue
                    }
                    let start = x
                    while x < width, unsafe values[base + x] > Limits.threshold { x += 1 }
                    runs.append(Run(row: row, start: start, end: x - 1))
                    group.append(runs.count - 1)
                }
                // Runs of both rows are sorted: those that touch are found side by side.
                var other = before.lowerBound
                for index in first..<runs.count {
                    while other < before.upperBound, runs[other].end < runs[index].start - 1 { other += 1 }
                    var touching = other
                    while touching < before.upperBound, runs[touching].start <= runs[index].end + 1 {
                        let a = root(touching), b = root(index)
                        group[max(a, b)] = min(a, b)
                        touching += 1
                    }
                }
                before = first..<runs.count
            }
        }
        var points: [Int: [Point]] = [:]
        for (index, run) in runs.enumerated() {
            points[root(index), default: []] += [
                Point(x: Double(run.start), y: Double(run.row)), Point(x: Double(run.end), y: Double(run.row)),
            ]
        }
        return points.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The mean of the values in a convex box.
    private func mean(in quad: Quad) -> Double {
        let corners = quad.corners, bounds = quad.bounds
        var sum = 0.0, count = 0
        for row in max(0, bounds.top)..<max(max(0, bounds.top), min(height, bounds.bottom + 1)) {
            var low = Double.infinity, high = -Double.infinity
            for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
                let (above, below) = a.y <= b.y ? (a, b) : (b, a)
                // A side counts in the rows that it reaches, so that thin boxes have rows at all.
                guard above.y < Double(row) + 0.5, below.y > Double(row) - 0.5 else { continue }
                let steep = below.y - above.y
                for y in [max(above.y, Double(row) - 0.5), min(below.y, Double(row) + 0.5)] {
                    let x = steep > 1e-9 ? above.x + (below.x - above.x) * (y - above.y) / steep : above.x
                    low = min(low, x)
                    high = max(high, x)
                }
                if steep <= 1e-9 {
                    low = min(low, below.x)
                    high = max(high, below.x)
                }
            }
            guard low <= high else { continue }
            let start = max(0, Int(low.rounded())), end = min(width - 1, Int(high.rounded()))
            guard start <= end else { continue }
            for x in start...end { sum += Double(values[row * width + x]) }
            count += end - start + 1
        }
        return count == 0 ? 0 : sum / Double(count)
    }
}
