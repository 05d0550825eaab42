import Alto

/// Whether something stands in a place of a table, and where: dark or light marks as high as letters, rules and what reaches in
/// from beside left out.
struct CellInk {
    let raster: Raster
    /// Of the coordinates in which places are given, for a raster that was enlarged so many times.
    let orientation: Orientation
    let enlargement: Int

    private enum Limits {
        /// Difference from the ground, of 255.
        static let contrast = 48
        /// A row or column of pixels with more ink than this is a rule.
        static let rule = 0.8
        /// Heights of what could be a letter, in letter heights (an x is 1), and of a dash.
        static let heights = 0.6...2.6
        static let dash = 0.08...0.45
        static let narrowest = 0.12
        static let widestMark = 12.0
    }

    struct Mark: Hashable, Sendable {
        /// In turned coordinates.
        var rect: Rect
        /// As the raster has it, oriented as it is read, with room around.
        var quad: Quad
        /// A stroke across: "–".
        var isDash: Bool
    }

    func mark(in place: Rect, letterHeight: Double) -> Mark? {
        let step = max(1, enlargement)
        let left = max(0, place.left), top = max(0, place.top)
        let columns = (min(place.right, orientation.turnedWidth) - left) / step
        let rows = (min(place.bottom, orientation.turnedHeight) - top) / step
        guard columns >= 3, rows >= 3, columns * rows < 4_000_000 else { return nil }
        var gray = [Int](repeating: 0, count: columns * rows)
        for y in 0..<rows {
            for x in 0..<columns {
                let at = source(Point(x: Double(left + x * step) + 0.5, y: Double(top + y * step) + 0.5))
                let offset =
                    3
                    * (min(max(0, Int(at.y)), raster.height - 1) * raster.width
                        + min(max(0, Int(at.x)), raster.width - 1))
                gray[y * columns + x] =
                    (77 * Int(raster.bytes[offset]) + 150 * Int(raster.bytes[offset + 1])
                        + 29 * Int(raster.bytes[offset + 2])) >> 8
            }
        }
        let ground = gray.sorted()[gray.count / 2]
        var ink = gray.map { abs($0 - ground) > Limits.contrast }
        withoutRules(&ink, columns, rows)
        let height = letterHeight / Double(step)
        guard let found = letters(in: ink, columns, rows, height) else { return nil }
        let rect = Rect(
            left: left + found.left * step, top: top + found.top * step, right: left + found.right * step,
            bottom: top + found.bottom * step)
        let (w, h) = (Double(rect.width), Double(rect.height))
        let isDash = Limits.dash.contains(h / letterHeight) && w >= 1.5 * h
        guard isDash || Limits.heights.contains(h / letterHeight), w >= Limits.narrowest * letterHeight,
            w <= Limits.widestMark * letterHeight
        else { return nil }
        let margin = 0.3 * max(h, letterHeight)
        func corner(_ x: Double, _ y: Double) -> Point { source(Point(x: x, y: y)) }
        let (l, t) = (Double(rect.left) - 1.3 * margin, Double(rect.top) - margin)
        let (r, b) = (Double(rect.right) + 1.3 * margin, Double(rect.bottom) + margin)
        let quad = Quad(
            topLeft: corner(l, t), topRight: corner(r, t), bottomRight: corner(r, b), bottomLeft: corner(l, b))
        return Mark(rect: rect, quad: quad, isDash: isDash)
    }

    private func source(_ point: Point) -> Point {
        let at = orientation.raster(point)
        return Point(x: at.x / Double(max(1, enlargement)), y: at.y / Double(max(1, enlargement)))
    }

    private func withoutRules(_ ink: inout [Bool], _ columns: Int, _ rows: Int) {
        let full = { (count: Int, all: Int) in Double(count) > Limits.rule * Double(all) }
        let level = (0..<rows).filter { y in full((0..<columns).count { ink[y * columns + $0] }, columns) }
        let upright = (0..<columns).filter { x in full((0..<rows).count { ink[$0 * columns + x] }, rows) }
        // With their blurred rims.
        for y in Set(level.flatMap { [$0 - 1, $0, $0 + 1] }) where (0..<rows).contains(y) {
            for x in 0..<columns { ink[y * columns + x] = false }
        }
        for x in Set(upright.flatMap { [$0 - 1, $0, $0 + 1] }) where (0..<columns).contains(x) {
            for y in 0..<rows { ink[y * columns + x] = false }
        }
    }

    /// The box of what stands free of the place's edges, nearest to its middle in height.
    private func letters(in ink: [Bool], _ columns: Int, _ rows: Int, _ height: Double) -> Rect? {
        // Rows first: the line in the middle, without parts of those above and below.
        let counts = (0..<rows).map { y in (0..<columns).count { ink[y * columns + $0] } }
        let bands = Self.runs(counts.map { $0 > 0 }, joining: max(1, Int(0.25 * height)))
            .filter { $0.lowerBound > 0 && $0.upperBound < rows }
        guard
            let band = bands.max(by: { a, b in
                a.reduce(0) { $0 + counts[$1] } < b.reduce(0) { $0 + counts[$1] }
            })
        else { return nil }
        let filled = (0..<columns).map { x in band.contains { ink[$0 * columns + x] } }
        let parts = Self.runs(filled, joining: max(1, Int(1.2 * height)))
            .filter { $0.lowerBound > 0 && $0.upperBound < columns }
        guard let part = parts.max(by: { $0.count < $1.count }) else { return nil }
        let own = band.filter { y in part.contains { ink[y * columns + $0] } }
        guard let top = own.first, let bottom = own.last else { return nil }
        return Rect(left: part.lowerBound, top: top, right: part.upperBound, bottom: bottom + 1)
    }

    /// Stretches of what is true, those with few others between them as one.
    private static func runs(_ values: [Bool], joining gap: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (index, value) in values.enumerated() where value {
            if let last = runs.last, index - last.upperBound <= gap {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        return runs
    }
}
