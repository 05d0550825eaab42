import Alto

/// A rectangle by its edges, half open, in pixels of the image's raster. It may lie outside.
struct Rect: Hashable, Sendable {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int

    var width: Int { right - left }
    var height: Int { bottom - top }

    func union(_ other: Rect) -> Rect {
        Rect(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }

    /// The area that both cover.
    func overlap(_ other: Rect) -> Int {
        max(0, min(right, other.right) - max(left, other.left))
            * max(0, min(bottom, other.bottom) - max(top, other.top))
    }

    var area: Int { max(0, width) * max(0, height) }
}

/// A connected component: a letter, a part of one, or a few that touch.
struct Component: Hashable, Sendable {
    var rect: Rect
    /// Pixels of foreground.
    var area: Int
    /// Mean width of the strokes in pixels.
    var stroke: Double
    /// Mean value of the foreground, and of what surrounds it, 0 to 255.
    var foreground: Double
    var background: Double

    var height: Double { Double(rect.height) }
    var width: Double { Double(rect.width) }
    var contrast: Double { abs(foreground - background) }
}

struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
}

/// Which way text runs: coordinates in which it runs to the right, however it is turned in the raster.
struct Orientation: Hashable, Sendable {
    /// Quarter turns clockwise, 0 to 3: at 1 text runs downwards, at 2 it stands upside down, at 3 it runs upwards.
    let quarterTurns: Int
    /// The raster's own size.
    let width: Int
    let height: Int

    /// The raster's size after turning.
    var turnedWidth: Int { quarterTurns % 2 == 0 ? width : height }
    var turnedHeight: Int { quarterTurns % 2 == 0 ? height : width }

    var opposite: Orientation { Orientation(quarterTurns: (quarterTurns + 2) % 4, width: width, height: height) }

    /// From the raster's coordinates to turned ones.
    func turned(_ rect: Rect) -> Rect {
        switch quarterTurns {
        case 1: Rect(left: rect.top, top: width - rect.right, right: rect.bottom, bottom: width - rect.left)
        case 2:
            Rect(
                left: width - rect.right, top: height - rect.bottom, right: width - rect.left, bottom: height - rect.top
            )
        case 3: Rect(left: height - rect.bottom, top: rect.left, right: height - rect.top, bottom: rect.right)
        default: rect
        }
    }

    func turned(_ component: Component) -> Component {
        var component = component
        component.rect = turned(component.rect)
        return component
    }

    /// From turned coordinates to the raster's.
    func raster(_ point: Point) -> Point {
        let w = Double(width), h = Double(height)
        return switch quarterTurns {
        case 1: Point(x: w - point.y, y: point.x)
        case 2: Point(x: w - point.x, y: h - point.y)
        case 3: Point(x: point.y, y: h - point.x)
        default: point
        }
    }

    /// The same for a direction.
    func raster(direction: Point) -> Point {
        switch quarterTurns {
        case 1: Point(x: -direction.y, y: direction.x)
        case 2: Point(x: -direction.x, y: -direction.y)
        case 3: Point(x: direction.y, y: -direction.x)
        default: direction
        }
    }

    func raster(_ rect: Rect) -> Rect {
        Orientation(quarterTurns: (4 - quarterTurns) % 4, width: turnedWidth, height: turnedHeight).turned(rect)
    }
}
