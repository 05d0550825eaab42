/// Components that could be a line of text, in turned coordinates (see `Orientation`), and where it stands.
struct Line: Hashable, Sendable {
    /// From left to right.
    var components: [Component]
    var isBright: Bool
    /// On which level of the pyramid it was found.
    var level: Int
    let baseline: Baseline
    /// Height of a typical letter: nearer to the height of an x than of a capital where both occur.
    let letterHeight: Double
    /// How far letters reach above and below the baseline.
    let ascent: Double
    let descent: Double
    let rect: Rect

    init(components unsorted: [Component], isBright: Bool, level: Int) {
        let sorted = unsorted.sorted { $0.rect.left < $1.rect.left }
        self.components = sorted
        self.isBright = isBright
        self.level = level
        // Weighted by width, so that flecks between letters do not make the letters small.
        letterHeight = Self.weightedMedian(sorted.map { ($0.height, $0.width) })
        let bottoms = sorted.map { Point(x: Double($0.rect.left + $0.rect.right) / 2, y: Double($0.rect.bottom)) }
        let baseline = Baseline(points: bottoms, height: letterHeight)
        self.baseline = baseline
        let rises = zip(sorted, bottoms).map { baseline.y(at: $1.x) - Double($0.rect.top) }
        let falls = bottoms.map { $0.y - baseline.y(at: $0.x) }
        ascent = min(max(rises.max() ?? 0, letterHeight), 2.2 * letterHeight)
        descent = min(max(falls.max() ?? 0, 0), 0.9 * letterHeight)
        rect = sorted.dropFirst().reduce(sorted.first?.rect ?? Rect(left: 0, top: 0, right: 0, bottom: 0)) {
            $0.union($1.rect)
        }
    }

    /// Where its letters stand, in the middle of the line, and where they end above when read upside down.
    var foot: Double { baseline.y(at: Double(rect.left + rect.right) / 2) }
    var head: Double { foot - letterHeight }

    /// Whether a component lies where this line's letters do. Boxes would not tell on a page that leans: there the
    /// box of a line covers its neighbours.
    func covers(_ component: Component) -> Bool {
        let x = Double(component.rect.left + component.rect.right) / 2,
            y = Double(component.rect.top + component.rect.bottom) / 2
        guard x >= Double(rect.left) - letterHeight, x <= Double(rect.right) + letterHeight else { return false }
        let foot = baseline.y(at: x)
        return y > foot - ascent - 0.2 * letterHeight && y < foot + descent + 0.2 * letterHeight
    }

    /// The share of another line, by width, that lies in this one.
    func share(of other: Line) -> Double {
        guard rect.overlap(other.rect) > 0 else { return 0 }
        let all = other.components.reduce(0) { $0 + $1.width }
        return other.components.reduce(0) { $0 + (covers($1) ? $1.width : 0) } / max(1, all)
    }

    /// Whether another line is this one, or a part of it, and not much longer.
    func includes(_ other: Line) -> Bool {
        other.rect.width < rect.width * 5 / 4 && share(of: other) > 0.5
    }

    /// How many letters it is wide, at least.
    var aspect: Double { Double(rect.width) / max(1, letterHeight) }

    private static func weightedMedian(_ values: [(value: Double, weight: Double)]) -> Double {
        let sorted = values.sorted { $0.value < $1.value }
        let half = sorted.map(\.weight).reduce(0, +) / 2
        var sum = 0.0
        for (value, weight) in sorted {
            sum += weight
            if sum >= half { return value }
        }
        return sorted.last?.value ?? 1
    }
}

extension Line {
    /// How even it is: 1 is print, 0 is a heap of flecks. Letters of one line share height, stroke, colour and foot.
    var evenness: Double {
        let n = Double(components.count)
        guard n >= 2 else { return 0.5 }
        let letters = components.filter { $0.height > 0.45 * letterHeight }
        let bottoms = letters.map { component in
            let x = Double(component.rect.left + component.rect.right) / 2
            return abs(Double(component.rect.bottom) - baseline.y(at: x)) / letterHeight
        }.sorted()
        let foot = bottoms.isEmpty ? 1 : bottoms[bottoms.count * 6 / 10]
        let height = Self.spread(letters.map(\.height))
        let stroke = Self.spread(letters.map(\.stroke))
        let foregrounds = letters.map(\.foreground).sorted()
        let contrast = letters.map(\.contrast).reduce(0, +) / max(1, Double(letters.count))
        let color =
            foregrounds.isEmpty
            ? 1 : (foregrounds[foregrounds.count * 8 / 10] - foregrounds[foregrounds.count * 2 / 10]) / max(1, contrast)
        func falls(_ value: Double, to zero: Double) -> Double { max(0, 1 - value / zero) }
        return (falls(foot, to: 0.3) + falls(height, to: 0.7) + falls(stroke, to: 0.6) + falls(color, to: 1)) / 4
    }

    /// Interquartile range over median.
    private static func spread(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last, last > 0 else { return 1 }
        return (sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]) / max(0.01, sorted[sorted.count / 2])
    }

    /// The order in which candidates are tried: long even lines first. Where letters touch, few components are wide:
    /// two of them are even by chance, so they count for less than letters that stand apart.
    var textScore: Double {
        let apart = Double(components.count)
        let letters = min(24, max(apart, 0.35 * aspect))
        let evenness = apart < 4 && aspect > 3 * apart ? min(evenness, 0.6) : evenness
        return evenness * evenness * letters.squareRoot()
    }

    /// The middle of a long line, this many letter heights wide: enough to tell text from texture.
    func middle(heights: Double) -> Line {
        let center = (rect.left + rect.right) / 2, reach = Int(heights * letterHeight / 2)
        let part = components.filter { $0.rect.right > center - reach && $0.rect.left < center + reach }
        return part.isEmpty ? self : Line(components: part, isBright: isBright, level: level)
    }
}
