/// The curve on which the letters of a line stand: y = offset + slope * (x - middle) + bend * (x - middle)^2.
struct Baseline: Hashable, Sendable {
    var middle: Double
    var offset: Double
    var slope: Double
    var bend: Double

    func y(at x: Double) -> Double {
        let d = x - middle
        return offset + d * (slope + d * bend)
    }

    /// Fits the curve to the lower edges of letters. Letters with a tail, and marks that hang high, weigh less with
    /// each round (iteratively reweighted least squares with Cauchy weights).
    ///
    /// - Parameters:
    ///   - points: middle and lower edge of each letter.
    ///   - height: of a typical letter: the scale of what counts as far off.
    init(points: [Point], height: Double) {
        let low = points.map(\.x).min() ?? 0, high = points.map(\.x).max() ?? 0
        middle = (low + high) / 2
        slope = 0
        bend = 0
        let levels = points.map(\.y).sorted()
        offset = levels.isEmpty ? 0 : levels[levels.count / 2]
        // Few letters tell a slope, many a bend: of a page that is not flat, or a lens.
        let spread = max(1, (high - low) / 2)
        let terms = points.count >= 10 && spread > 6 * height ? 3 : (points.count >= 3 ? 2 : 1)
        guard terms > 1 else { return }
        var weights = [Double](repeating: 1, count: points.count)
        for _ in 0..<6 {
            guard let fit = Self.leastSquares(points, weights: weights, middle: middle, spread: spread, terms: terms)
            else {
                break
            }
            (offset, slope, bend) = fit
            for (i, point) in points.enumerated() {
                let error = (point.y - y(at: point.x)) / (0.08 * max(1, height))
                weights[i] = 1 / (1 + error * error)
            }
        }
    }

    /// Normal equations in x scaled to -1...1, solved by Gauss's elimination.
    private static func leastSquares(
        _ points: [Point], weights: [Double], middle: Double, spread: Double, terms: Int
    ) -> (Double, Double, Double)? {
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: terms + 1), count: terms)
        for (point, weight) in zip(points, weights) {
            let x = (point.x - middle) / spread
            let powers = [1, x, x * x]
            for i in 0..<terms {
                for j in 0..<terms { matrix[i][j] += weight * powers[i] * powers[j] }
                matrix[i][terms] += weight * powers[i] * point.y
            }
        }
        for i in 0..<terms {
            guard let pivot = (i..<terms).max(by: { abs(matrix[$0][i]) < abs(matrix[$1][i]) }),
                abs(matrix[pivot][i]) > 1e-9
            else { return nil }
            matrix.swapAt(i, pivot)
            for row in (i + 1)..<max(i + 1, terms) {
                let factor = matrix[row][i] / matrix[i][i]
                for column in i...terms { matrix[row][column] -= factor * matrix[i][column] }
            }
        }
        var solution = [0.0, 0.0, 0.0]
        for i in (0..<terms).reversed() {
            var value = matrix[i][terms]
            for j in (i + 1)..<max(i + 1, terms) { value -= matrix[i][j] * solution[j] }
            solution[i] = value / matrix[i][i]
        }
        return (solution[0], solution[1] / spread, solution[2] / (spread * spread))
    }
}
