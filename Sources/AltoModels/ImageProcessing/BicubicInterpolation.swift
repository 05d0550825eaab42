/// PyTorch's `interpolate(mode="bicubic")` of floats, without antialiasing: four samples a side around each place,
/// whatever the size, by the kernel of Keys (1981) with a = -0.75; beyond the edge the last one is repeated.
enum BicubicInterpolation {
    static func resize(_ source: PixelValues, height: Int, width: Int) -> PixelValues {
        guard source.height != height || source.width != width else { return source }
        let columns = taps(from: source.width, to: width)
        let rows = taps(from: source.height, to: height)
        var values: [Float] = []
        values.reserveCapacity(3 * height * width)
        let samples = source.values.span
        for plane in 0..<3 {
            let start = plane * source.height * source.width
            for row in rows {
                for column in columns {
                    var sum: Float = 0
                    for y in 0..<4 {
                        let line = start + row.places[y] * source.width
                        var inner: Float = 0
                        for x in 0..<4 { inner += samples[line + column.places[x]] * column.weights[x] }
                        sum += inner * row.weights[y]
                    }
                    values.append(sum)
                }
            }
        }
        return PixelValues(height: height, width: width, values: values)
    }

    /// The four samples that make one.
    private struct Taps {
        var places: [Int]
        var weights: [Float]
    }

    private static func taps(from size: Int, to target: Int) -> [Taps] {
        let scale = Float(size) / Float(target)
        return (0..<target).map { index in
            let place = (Float(index) + 0.5) * scale - 0.5
            let base = place.rounded(.down)
            let t = place - base
            return Taps(
                places: (-1...2).map { min(max(Int(base) + $0, 0), size - 1) },
                weights: [outer(t + 1), inner(t), inner(1 - t), outer(2 - t)])
        }
    }

    private static let a: Float = -0.75

    /// Of samples less than 1 away.
    private static func inner(_ x: Float) -> Float { ((a + 2) * x - (a + 3)) * x * x + 1 }

    /// Of samples from 1 to 2 away.
    private static func outer(_ x: Float) -> Float { ((a * x - 5 * a) * x + 8 * a) * x - 4 * a }
}
