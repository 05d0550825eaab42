package import Alto

/// A face in a raster: a square from brows to chin, in the raster's pixels. It may reach beyond the raster's edges.
package struct DetectedFace: Hashable, Sendable {
    package let left: Double
    package let top: Double
    package let side: Double
    /// By how much the detector's answer exceeds its threshold.
    package let score: Float

    package init(left: Double, top: Double, side: Double, score: Float) {
        self.left = left
        self.top = top
        self.side = side
        self.score = score
    }

    package func box(in raster: Raster, of picture: Picture) -> Box {
        Box(x: Int(left.rounded()), y: Int(top.rounded()), width: Int(side.rounded()), height: Int(side.rounded()))
            .scaled(from: raster, to: picture)
    }
}

extension [DetectedFace] {
    /// Row by row, each from the left. A face belongs to a row when its middle is level with the row's topmost face.
    package var inReadingOrder: [DetectedFace] {
        var rest = sorted { ($0.top, $0.left) < ($1.top, $1.left) }
        var ordered: [DetectedFace] = []
        while let first = rest.first {
            let row = rest.filter { $0.top + $0.side / 2 < first.top + first.side }
            // The topmost face itself is always in its row, so that each turn takes at least one.
            rest.removeAll { $0.top + $0.side / 2 < first.top + first.side }
            ordered += row.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
        }
        return ordered
    }
}
