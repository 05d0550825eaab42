/// The rectangle of least area that holds points: one of its sides lies on a side of their convex hull (Freeman and
/// Shapira, 1975).
struct MinimumAreaRectangle: Hashable, Sendable {
    var center: Point
    /// The direction of the first side, of length 1.
    var axis: Point
    /// Along the axis, and across it.
    var length: Double
    var breadth: Double

    /// - Returns: nil where there are no points.
    init?(holding points: [Point]) {
        let hull = Self.hull(of: points)
        guard let first = hull.first else { return nil }
        var best: MinimumAreaRectangle?
        for index in hull.indices {
            let next = hull[(index + 1) % hull.count]
            let side = hull[index].distance(to: next)
            let axis =
                side > 0
                ? Point(x: (next.x - hull[index].x) / side, y: (next.y - hull[index].y) / side) : Point(x: 1, y: 0)
            var low = Point(x: .infinity, y: .infinity), high = Point(x: -.infinity, y: -.infinity)
            for point in hull {
                let along = (point.x - first.x) * axis.x + (point.y - first.y) * axis.y
                let across = (point.y - first.y) * axis.x - (point.x - first.x) * axis.y
                low = Point(x: min(low.x, along), y: min(low.y, across))
                high = Point(x: max(high.x, along), y: max(high.y, across))
            }
            let length = high.x - low.x, breadth = high.y - low.y
            if let found = best, found.length * found.breadth <= length * breadth { continue }
            let along = (low.x + high.x) / 2, across = (low.y + high.y) / 2
            best = MinimumAreaRectangle(
                center: Point(
                    x: first.x + along * axis.x - across * axis.y, y: first.y + along * axis.y + across * axis.x),
                axis: axis, length: length, breadth: breadth)
        }
        guard let best else { return nil }
        self = best
    }

    init(center: Point, axis: Point, length: Double, breadth: Double) {
        self.center = center
        self.axis = axis
        self.length = length
        self.breadth = breadth
    }

    /// Each side moved outwards by a distance.
    func grown(by distance: Double) -> MinimumAreaRectangle {
        MinimumAreaRectangle(
            center: center, axis: axis, length: length + 2 * distance, breadth: breadth + 2 * distance)
    }

    /// Its corners, for text that runs along the side that is nearest to level.
    var quad: Quad {
        func corner(_ along: Double, _ across: Double) -> Point {
            Point(
                x: center.x + along * axis.x - across * axis.y, y: center.y + along * axis.y + across * axis.x)
        }
        let l = length / 2, b = breadth / 2
        let quad = Quad(
            topLeft: corner(-l, -b), topRight: corner(l, -b), bottomRight: corner(l, b), bottomLeft: corner(-l, b))
        return quad.turned(quarterTurns: -quad.direction.quarterTurns)
    }

    /// Andrew's monotone chain: the hull's corners in order, each once.
    private static func hull(of points: [Point]) -> [Point] {
        let sorted = Set(points).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        guard sorted.count > 2 else { return sorted }
        func half(_ points: some Sequence<Point>) -> [Point] {
            var chain: [Point] = []
            for point in points {
                while chain.count >= 2 {
                    let a = chain[chain.count - 2], b = chain[chain.count - 1]
                    let turn = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
                    if turn > 0 { break }
                    chain.removeLast()
                }
                chain.append(point)
            }
            return Array(chain.dropLast())
        }
        return half(sorted) + half(sorted.reversed())
    }
}
