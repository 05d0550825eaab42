/// Pieces of ink that could be a line of text, in turned coordinates (see `Turn`), and where it stands.
struct Line: Hashable, Sendable {
    /// From left to right.
    var pieces: [Piece]
    var isBright: Bool
    /// On which level of the pyramid it was found.
    var level: Int
    let baseline: Baseline
    /// Height of a typical letter: nearer to the height of an x than of a capital where both occur.
    let letterHeight: Double
    /// How far letters reach above and below the baseline.
    let ascent: Double
    let descent: Double
    let span: Span

    init(pieces unsorted: [Piece], isBright: Bool, level: Int) {
        let sorted = unsorted.sorted { $0.span.left < $1.span.left }
        self.pieces = sorted
        self.isBright = isBright
        self.level = level
        // Weighted by width, so that flecks between letters do not make the letters small.
        letterHeight = Self.weightedMedian(sorted.map { ($0.height, $0.width) })
        let feet = sorted.map { Point(x: Double($0.span.left + $0.span.right) / 2, y: Double($0.span.bottom)) }
        let baseline = Baseline(feet: feet, height: letterHeight)
        self.baseline = baseline
        let rises = zip(sorted, feet).map { baseline.y(at: $1.x) - Double($0.span.top) }
        let falls = feet.map { $0.y - baseline.y(at: $0.x) }
        ascent = min(max(rises.max() ?? 0, letterHeight), 2.2 * letterHeight)
        descent = min(max(falls.max() ?? 0, 0), 0.9 * letterHeight)
        span = sorted.dropFirst().reduce(sorted.first?.span ?? Span(left: 0, top: 0, right: 0, bottom: 0)) {
            $0.union($1.span)
        }
    }

    /// Where its letters stand, in the middle of the line, and where they end above when read on their head.
    var foot: Double { baseline.y(at: Double(span.left + span.right) / 2) }
    var head: Double { foot - letterHeight }

    /// Whether a piece of ink lies where this line's letters do. Boxes would not tell on a page that leans: there the
    /// box of a line covers its neighbours.
    func covers(_ piece: Piece) -> Bool {
        let x = Double(piece.span.left + piece.span.right) / 2, y = Double(piece.span.top + piece.span.bottom) / 2
        guard x >= Double(span.left) - letterHeight, x <= Double(span.right) + letterHeight else { return false }
        let foot = baseline.y(at: x)
        return y > foot - ascent - 0.2 * letterHeight && y < foot + descent + 0.2 * letterHeight
    }

    /// The share of another line, by width, that lies in this one.
    func share(of other: Line) -> Double {
        guard span.overlap(other.span) > 0 else { return 0 }
        let all = other.pieces.reduce(0) { $0 + $1.width }
        return other.pieces.reduce(0) { $0 + (covers($1) ? $1.width : 0) } / max(1, all)
    }

    /// Whether another line is this one, or a part of it, and not much longer.
    func includes(_ other: Line) -> Bool {
        other.span.width < span.width * 5 / 4 && share(of: other) > 0.5
    }

    /// How many letters it is wide, at least.
    var aspect: Double { Double(span.width) / max(1, letterHeight) }

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
        let n = Double(pieces.count)
        guard n >= 2 else { return 0.5 }
        let letters = pieces.filter { $0.height > 0.45 * letterHeight }
        let feet = letters.map { piece in
            let x = Double(piece.span.left + piece.span.right) / 2
            return abs(Double(piece.span.bottom) - baseline.y(at: x)) / letterHeight
        }.sorted()
        let foot = feet.isEmpty ? 1 : feet[feet.count * 6 / 10]
        let height = Self.spread(letters.map(\.height))
        let stroke = Self.spread(letters.map(\.stroke))
        let inks = letters.map(\.ink).sorted()
        let contrast = letters.map(\.contrast).reduce(0, +) / max(1, Double(letters.count))
        let colour = inks.isEmpty ? 1 : (inks[inks.count * 8 / 10] - inks[inks.count * 2 / 10]) / max(1, contrast)
        func falls(_ value: Double, to zero: Double) -> Double { max(0, 1 - value / zero) }
        return (falls(foot, to: 0.3) + falls(height, to: 0.7) + falls(stroke, to: 0.6) + falls(colour, to: 1)) / 4
    }

    /// Interquartile range over median.
    private static func spread(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last, last > 0 else { return 1 }
        return (sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]) / max(0.01, sorted[sorted.count / 2])
    }

    /// The order in which candidates are tried: long even lines first. Where letters touch, few pieces are wide: two of
    /// them are even by chance, so they count for less than letters that stand apart.
    var promise: Double {
        let apart = Double(pieces.count)
        let letters = min(24, max(apart, 0.35 * aspect))
        let evenness = apart < 4 && aspect > 3 * apart ? min(evenness, 0.6) : evenness
        return evenness * evenness * letters.squareRoot()
    }

    /// The middle of a long line, this many letter heights wide: enough to tell text from texture.
    func middle(heights: Double) -> Line {
        let center = (span.left + span.right) / 2, reach = Int(heights * letterHeight / 2)
        let part = pieces.filter { $0.span.right > center - reach && $0.span.left < center + reach }
        return part.isEmpty ? self : Line(pieces: part, isBright: isBright, level: level)
    }
}
