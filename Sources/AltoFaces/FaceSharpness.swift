package import Alto

/// How much fine detail a face has: the energy of its Laplacian over the variance of its luminance, both on a grid of
/// 64 by 64 points upon the face, so that it depends neither on size nor on light.
package struct FaceSharpness {
    package let value: Double
    private static let points = 64

    package init(of face: DetectedFace, in raster: Raster) {
        let points = Self.points
        var grid: [Double] = []
        grid.reserveCapacity(points * points)
        let step = face.side / Double(points)
        for row in 0..<points {
            for column in 0..<points {
                grid.append(
                    raster.meanLuminance(
                        left: face.left + Double(column) * step, top: face.top + Double(row) * step, side: step))
            }
        }
        let mean = grid.reduce(0, +) / Double(grid.count)
        let variance = grid.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(grid.count)
        var energy = 0.0
        for row in 1..<points - 1 {
            for column in 1..<points - 1 {
                let at = row * points + column
                let laplacian = 4 * grid[at] - grid[at - 1] - grid[at + 1] - grid[at - points] - grid[at + points]
                energy += laplacian * laplacian
            }
        }
        let inner = Double((points - 2) * (points - 2))
        value = variance > 0 ? energy / inner / variance : 0
    }
}

extension Raster {
    /// Mean of the pixels whose corners lie in a square, at least one, kept inside the raster.
    fileprivate func meanLuminance(left: Double, top: Double, side: Double) -> Double {
        let first = (x: min(max(0, Int(left)), width - 1), y: min(max(0, Int(top)), height - 1))
        let last = (
            x: min(max(first.x, Int(left + side) - 1), width - 1), y: min(max(first.y, Int(top + side) - 1), height - 1)
        )
        var sum = 0
        for y in first.y...last.y {
            for x in first.x...last.x {
                let at = 3 * (y * width + x)
                // ITU-R BT.601, in thousandths.
                sum += 299 * Int(bytes[at]) + 587 * Int(bytes[at + 1]) + 114 * Int(bytes[at + 2])
            }
        }
        return Double(sum) / 1000 / Double((last.x - first.x + 1) * (last.y - first.y + 1))
    }
}
