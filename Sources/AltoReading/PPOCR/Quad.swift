/// A rectangle of text as it lies in a raster, leaning any way: the corners in the order in which its text, read to the
/// right, has them: top left, top right, bottom right, bottom left.
struct Quad: Hashable, Sendable {
    var topLeft: Point
    var topRight: Point
    var bottomRight: Point
    var bottomLeft: Point

    var corners: [Point] { [topLeft, topRight, bottomRight, bottomLeft] }

    /// The longer of the two sides along the text, and across it.
    var width: Double { max(topLeft.distance(to: topRight), bottomLeft.distance(to: bottomRight)) }
    var height: Double { max(topLeft.distance(to: bottomLeft), topRight.distance(to: bottomRight)) }

    var center: Point {
        Point(x: corners.reduce(0) { $0 + $1.x } / 4, y: corners.reduce(0) { $0 + $1.y } / 4)
    }

    /// The smallest upright box that holds it.
    var bounds: Rect {
        let xs = corners.map(\.x), ys = corners.map(\.y)
        func whole(_ value: Double?) -> Int { Int(max(-1e6, min(1e6, value ?? 0))) }
        return Rect(
            left: whole(xs.min()?.rounded(.down)), top: whole(ys.min()?.rounded(.down)),
            right: whole(xs.max()?.rounded(.up)), bottom: whole(ys.max()?.rounded(.up)))
    }

    /// The same rectangle for text that runs so many quarter turns clockwise of this one.
    func turned(quarterTurns: Int) -> Quad {
        let all = corners, first = ((quarterTurns % 4) + 4) % 4
        return Quad(
            topLeft: all[first], topRight: all[(first + 1) % 4], bottomRight: all[(first + 2) % 4],
            bottomLeft: all[(first + 3) % 4])
    }

    func scaled(x: Double, y: Double) -> Quad {
        func scaled(_ point: Point) -> Point { Point(x: point.x * x, y: point.y * y) }
        return Quad(
            topLeft: scaled(topLeft), topRight: scaled(topRight), bottomRight: scaled(bottomRight),
            bottomLeft: scaled(bottomLeft))
    }

    /// The part of it between two places along the text, 0 to 1.
    func part(from start: Double, to end: Double) -> Quad {
        Quad(
            topLeft: topLeft.toward(topRight, by: start), topRight: topLeft.toward(topRight, by: end),
            bottomRight: bottomLeft.toward(bottomRight, by: end),
            bottomLeft: bottomLeft.toward(bottomRight, by: start))
    }

    /// Without so much of its height above and below.
    func trimmed(by share: Double) -> Quad {
        Quad(
            topLeft: topLeft.toward(bottomLeft, by: share), topRight: topRight.toward(bottomRight, by: share),
            bottomRight: bottomRight.toward(topRight, by: share), bottomLeft: bottomLeft.toward(topLeft, by: share))
    }

    /// How many quarter turns clockwise its text runs from level, and how much it falls a pixel in those coordinates.
    var direction: (quarterTurns: Int, slope: Double) {
        let x = topRight.x - topLeft.x + bottomRight.x - bottomLeft.x
        let y = topRight.y - topLeft.y + bottomRight.y - bottomLeft.y
        if abs(x) >= abs(y) { return (x >= 0 ? 0 : 2, x == 0 ? 0 : y / x) }
        // Text that runs downwards has its right in the turned coordinates below, and what is below to its left.
        return (y >= 0 ? 1 : 3, -x / y)
    }
}

extension Point {
    func distance(to other: Point) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }

    func toward(_ other: Point, by share: Double) -> Point {
        Point(x: x + (other.x - x) * share, y: y + (other.y - y) * share)
    }
}
