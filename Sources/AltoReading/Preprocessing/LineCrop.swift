/// A straightened line of text as it is cut out of a raster: the source of crop pixel (u, v) is
/// `origin + u * along + (v + bend * (u - width / 2)^2) * across`.
struct LineCrop: Hashable, Sendable {
    var origin: Point
    var along: Point
    var across: Point
    var bend: Double
    var width: Int
    var height: Int
    /// The letters are brighter than their ground.
    var isBright: Bool
    /// What becomes white, between foreground (0) and background (1).
    var white = 1.0

    /// From a pixel of the crop to the raster.
    func source(u: Double, v: Double) -> Point {
        let off = u - Double(width) / 2
        let row = v + bend * off * off
        return Point(
            x: origin.x + u * along.x + row * across.x,
            y: origin.y + u * along.y + row * across.y)
    }

    /// The box in the raster that holds a box of the crop.
    func source(_ rect: Rect) -> Rect {
        let corners = [
            (rect.left, rect.top), (rect.right, rect.top), (rect.left, rect.bottom), (rect.right, rect.bottom),
        ]
        .map { source(u: Double($0.0), v: Double($0.1)) }
        let xs = corners.map(\.x), ys = corners.map(\.y)
        return Rect(
            left: Int((xs.min() ?? 0).rounded(.down)), top: Int((ys.min() ?? 0).rounded(.down)),
            right: Int((xs.max() ?? 0).rounded(.up)), bottom: Int((ys.max() ?? 0).rounded(.up)))
    }

    /// The box in the crop that holds a box of the raster.
    func target(_ rect: Rect) -> Rect {
        let lengths = along.x * along.x + along.y * along.y
        var us: [Double] = [], vs: [Double] = []
        for (x, y) in [
            (rect.left, rect.top), (rect.right, rect.top), (rect.left, rect.bottom), (rect.right, rect.bottom),
        ] {
            let dx = Double(x) - origin.x, dy = Double(y) - origin.y
            let u = (dx * along.x + dy * along.y) / lengths
            let off = u - Double(width) / 2
            us.append(u)
            vs.append((dx * across.x + dy * across.y) / lengths - bend * off * off)
        }
        func whole(_ value: Double?) -> Int { Int(max(-1e6, min(1e6, (value ?? 0).rounded()))) }
        return Rect(left: whole(us.min()), top: whole(vs.min()), right: whole(us.max()), bottom: whole(vs.max()))
    }
}

extension LineCrop {
    /// How high a typical letter becomes. Tesseract's network sees lines 36 pixels high in all; a little more than that
    /// lets it find the line's own limits.
    static let letterHeight = 24.0
    /// Room above for dots and accents, below, and at both ends for punctuation, in letter heights.
    private static let paddingAbove = 0.4, paddingBelow = 0.25, paddingAtEnds = 0.7
    private static let mostPixels = 8_000.0

    /// The crop that holds a line. It is straight, level and upright, as high as its letters reach.
    init(of line: Line, orientation: Orientation, size: Double = 1) {
        let baseline = line.baseline
        let wished = size * Self.letterHeight / max(1, line.letterHeight)
        let length = Double(line.rect.width) + 2 * Self.paddingAtEnds * line.letterHeight
        let scale = min(wished, Self.mostPixels / max(1, length))
        let step = 1 / scale
        let norm = (1 + baseline.slope * baseline.slope).squareRoot()
        let direction = Point(x: 1 / norm, y: baseline.slope / norm)
        let normal = Point(x: -direction.y, y: direction.x)
        let above = line.ascent + Self.paddingAbove * line.letterHeight
        let below = line.descent + Self.paddingBelow * line.letterHeight
        width = max(8, Int((length * norm * scale).rounded()))
        height = max(8, Int(((above + below) * scale).rounded()))
        let center = (Double(line.rect.left) + Double(line.rect.right)) / 2
        let start = Point(
            x: center - direction.x * Double(width) / 2 * step - normal.x * above,
            y: baseline.y(at: center) - direction.y * Double(width) / 2 * step - normal.y * above)
        origin = orientation.raster(start)
        let along = orientation.raster(direction: direction), across = orientation.raster(direction: normal)
        self.along = Point(x: along.x * step, y: along.y * step)
        self.across = Point(x: across.x * step, y: across.y * step)
        bend = baseline.bend * step
        isBright = line.isBright
    }

    /// The same line read from its other end.
    var upsideDown: LineCrop {
        var turned = self
        turned.origin = source(u: Double(width), v: Double(height))
        let off = Double(width) / 2
        turned.origin.x -= bend * off * off * across.x
        turned.origin.y -= bend * off * off * across.y
        turned.along = Point(x: -along.x, y: -along.y)
        turned.across = Point(x: -across.x, y: -across.y)
        turned.bend = -bend
        return turned
    }
}
