/// A line of text that was read.
struct LineReading: Hashable, Sendable {
    /// From left to right. Boxes are in turned coordinates of the ink's raster (see `Turn`).
    var words: [Word]
    /// Where it was found.
    var span: Span
    var letterHeight: Double
    /// How much its baseline falls a pixel.
    var slope: Double
    /// The same box after the page was turned level, and where the middle of its baseline is then; for layout only.
    var levelSpan: Span
    var foot: Double

    init(words: [Word], span: Span, letterHeight: Double, slope: Double = 0, foot: Double? = nil) {
        self.words = words
        self.span = span
        self.letterHeight = letterHeight
        self.slope = slope
        levelSpan = span
        self.foot = foot ?? Double(span.bottom)
    }

    var text: String { words.map(\.text).joined(separator: " ") }

    /// Mean over its characters, 0 to 1: a long word tells more than a short one.
    var confidence: Double {
        let lengths = words.map { Double($0.text.count) }
        let total = lengths.reduce(0, +)
        guard total > 0 else { return 0 }
        return zip(words, lengths).map { $0.confidence * $1 }.reduce(0, +) / total
    }

    /// Letters and digits.
    var letterCount: Int { words.reduce(0) { $0 + $1.text.letterCount } }
}

extension String {
    var letterCount: Int { unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil } }
}

/// Cuts candidate lines out and has them read.
struct LineReader: ~Copyable {
    let ink: Ink
    let tesseract: Tesseract
    let milliseconds: Int

    enum Failure: Error {
        case stopped, failed
    }

    /// How a strip is cut out.
    struct Way: Hashable {
        /// Letters are cut out this many times as high as usual.
        var size = 1.0
        /// All but the line's own pieces is blanked, and what is nearer to paper than to ink: a ground of leaves goes
        /// away, and punctuation with it.
        var isIsolated = false
        /// Except what lies between two letters: points and colons, which are too small to be pieces.
        var keepsMarks = false
    }

    /// Reads a line, as it stands or on its head.
    ///
    /// - Parameters:
    ///   - turn: the coordinates that the line is in. A line read on its head comes back in `turn.opposite`.
    ///   - others: boxes of pieces that belong to other lines, in the line's coordinates.
    ///   - way: how the strip is cut out.
    func read(
        _ line: Line, turn: Turn, onItsHead: Bool = false, others: [Span], way: Way = Way()
    ) throws(Failure) -> LineReading {
        var upright = Strip(of: line, turn: turn, size: way.size)
        if way.isIsolated { upright.white = 0.5 }
        let strip = onItsHead ? upright.onItsHead : upright
        let near = line.span.grown(by: Int(line.letterHeight) + 2)
        let own: [Span], foreign: [Span]
        if way.isIsolated {
            // Room above for the dot of an i.
            let dots = Int(0.45 * line.letterHeight), rim = 1 + Int(0.06 * line.letterHeight)
            var spans = line.pieces.map { piece in
                var span = piece.span.grown(by: rim)
                if piece.height < 0.9 * line.ascent { span.top -= dots }
                return span
            }
            for (left, right) in zip(line.pieces, line.pieces.dropFirst()) where way.keepsMarks {
                let gap = Double(right.span.left - left.span.right)
                guard gap > 0, gap < 0.9 * line.letterHeight else { continue }
                let foot = Int(line.baseline.y(at: Double(left.span.right)))
                spans.append(
                    Span(
                        left: left.span.right, top: foot - Int(line.letterHeight), right: right.span.left,
                        bottom: foot + Int(0.2 * line.letterHeight) + 1))
            }
            own = spans.map { strip.place(turn.raster($0)) }
            foreign = [Span(left: 0, top: 0, right: strip.width, bottom: strip.height)]
        } else {
            own = line.pieces.map { strip.place(turn.raster($0.span)).grown(by: 1) }
            foreign = others.filter { $0.overlap(near) > 0 }.map { strip.place(turn.raster($0)).grown(by: 1) }
        }
        let pixels: [UInt8]
        do {
            pixels = try ink.cut(strip, own: own, foreign: foreign)
        } catch {
            throw .failed
        }
        let words: [Word]
        do {
            words = try tesseract.read(pixels, width: strip.width, height: strip.height, milliseconds: milliseconds)
        } catch .stopped {
            throw .stopped
        } catch {
            throw .failed
        }
        let result = onItsHead ? turn.opposite : turn
        return LineReading(
            words: words.map { word in
                var word = word
                word.span = result.turned(strip.source(word.span))
                return word
            },
            span: result.turned(turn.raster(line.span)), letterHeight: line.letterHeight, slope: line.baseline.slope,
            foot: onItsHead ? Double(turn.turnedHeight) - line.head : line.foot)
    }
}

extension Span {
    func grown(by margin: Int) -> Span {
        Span(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
    }
}
