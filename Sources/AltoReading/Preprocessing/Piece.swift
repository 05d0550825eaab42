import Alto

/// A rectangle by its edges, half open, in pixels of an ink's raster. It may lie outside.
struct Span: Hashable, Sendable {
    var left: Int
    var top: Int
    var right: Int
    var bottom: Int

    var width: Int { right - left }
    var height: Int { bottom - top }

    func union(_ other: Span) -> Span {
        Span(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }

    /// The area that both cover.
    func overlap(_ other: Span) -> Int {
        max(0, min(right, other.right) - max(left, other.left)) * max(0, min(bottom, other.bottom) - max(top, other.top))
    }

    var area: Int { max(0, width) * max(0, height) }
}

/// A connected piece of ink: a letter, a part of one, or a few that touch.
struct Piece: Hashable, Sendable {
    var span: Span
    /// Pixels of ink.
    var area: Int
    /// Mean width of the strokes in pixels.
    var stroke: Double
    /// Mean value of the ink, and of what surrounds it, 0 to 255.
    var ink: Double
    var paper: Double

    var height: Double { Double(span.height) }
    var width: Double { Double(span.width) }
    var contrast: Double { abs(ink - paper) }
}

struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
}

/// Which way text runs: coordinates in which it runs to the right, however it is turned in the raster.
struct Turn: Hashable, Sendable {
    /// Quarter turns clockwise, 0 to 3: at 1 text runs downwards, at 2 it stands on its head, at 3 it runs upwards.
    let quarters: Int
    /// The raster's own size.
    let width: Int
    let height: Int

    /// The raster's size after turning.
    var turnedWidth: Int { quarters % 2 == 0 ? width : height }
    var turnedHeight: Int { quarters % 2 == 0 ? height : width }

    var opposite: Turn { Turn(quarters: (quarters + 2) % 4, width: width, height: height) }

    /// From the raster's coordinates to turned ones.
    func turned(_ span: Span) -> Span {
        switch quarters {
        case 1: Span(left: span.top, top: width - span.right, right: span.bottom, bottom: width - span.left)
        case 2: Span(left: width - span.right, top: height - span.bottom, right: width - span.left, bottom: height - span.top)
        case 3: Span(left: height - span.bottom, top: span.left, right: height - span.top, bottom: span.right)
        default: span
        }
    }

    func turned(_ piece: Piece) -> Piece {
        var piece = piece
        piece.span = turned(piece.span)
        return piece
    }

    /// From turned coordinates to the raster's.
    func raster(_ point: Point) -> Point {
        let w = Double(width), h = Double(height)
        return switch quarters {
        case 1: Point(x: w - point.y, y: point.x)
        case 2: Point(x: w - point.x, y: h - point.y)
        case 3: Point(x: point.y, y: h - point.x)
        default: point
        }
    }

    /// The same for a direction.
    func raster(direction: Point) -> Point {
        switch quarters {
        case 1: Point(x: -direction.y, y: direction.x)
        case 2: Point(x: -direction.x, y: -direction.y)
        case 3: Point(x: direction.y, y: -direction.x)
        default: direction
        }
    }

    func raster(_ span: Span) -> Span {
        Turn(quarters: (4 - quarters) % 4, width: turnedWidth, height: turnedHeight).turned(span)
    }
}
