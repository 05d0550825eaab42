/// A line of text that was read.
struct LineReading: Hashable, Sendable {
    /// From left to right. Boxes are in turned coordinates of the image's raster (see `Orientation`).
    var words: [Word]
    /// Where it was found.
    var rect: Rect
    var letterHeight: Double
    /// How much its baseline falls a pixel.
    var slope: Double
    /// The same box after the page was turned level, and where the middle of its baseline is then; for layout only.
    var levelRect: Rect
    var foot: Double

    init(words: [Word], rect: Rect, letterHeight: Double, slope: Double = 0, foot: Double? = nil) {
        self.words = words
        self.rect = rect
        self.letterHeight = letterHeight
        self.slope = slope
        levelRect = rect
        self.foot = foot ?? Double(rect.bottom)
    }

    var text: String { words.map(\.text).joined(separator: " ") }

    /// Mean over its characters, 0 to 1: a long word tells more than a short one.
    var confidence: Double {
        let lengths = words.map { Double($0.text.count) }
        let total = lengths.reduce(0, +)
        guard total > 0 else { return 0 }
        return zip(words, lengths).map { $0.confidence * $1 }.reduce(0, +) / total
    }

    /// A price, a time, a number by itself.
    var isShortNumber: Bool {
        let digits = words.reduce(0) { $0 + $1.text.count(where: \.isNumber) }
        return digits > 0 && letterCount <= 8 && 2 * digits >= letterCount
    }

    /// Letters and digits.
    var letterCount: Int { words.reduce(0) { $0 + $1.text.letterCount } }
}

extension String {
    var letterCount: Int { unicodeScalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil } }
}

/// Cuts candidate lines out and has them read.
struct LineReader: ~Copyable {
    let image: StrokeImage
    let tesseract: Tesseract
    let milliseconds: Int

    enum Failure: Error {
        case stopped, failed
    }

    /// How a crop is cut out.
    struct CropOptions: Hashable {
        /// Letters are cut out this many times as high as usual.
        var size = 1.0
        /// All but the line's own components is blanked, and what is nearer to background than to foreground: a ground
        /// of leaves goes away, and punctuation with it.
        var isIsolated = false
        /// Except what lies between two letters: points and colons, which are too small to be components.
        var keepsMarks = false
    }

    /// Reads a line, as it stands or upside down.
    ///
    /// - Parameters:
    ///   - orientation: the coordinates that the line is in. A line read upside down comes back in
    ///     `orientation.opposite`.
    ///   - others: boxes of components that belong to other lines, in the line's coordinates.
    ///   - options: how the crop is cut out.
    func read(
        _ line: Line, orientation: Orientation, upsideDown: Bool = false, others: [Rect],
        options: CropOptions = CropOptions()
    ) throws(Failure) -> LineReading {
        var upright = LineCrop(of: line, orientation: orientation, size: options.size)
        if options.isIsolated { upright.white = 0.5 }
        let crop = upsideDown ? upright.upsideDown : upright
        let near = line.rect.grown(by: Int(line.letterHeight) + 2)
        let own: [Rect], foreign: [Rect]
        if options.isIsolated {
            // Room above for the dot of an i.
            let dots = Int(0.45 * line.letterHeight), rim = 1 + Int(0.06 * line.letterHeight)
            var rects = line.components.map { component in
                var rect = component.rect.grown(by: rim)
                if component.height < 0.9 * line.ascent { rect.top -= dots }
                return rect
            }
            for (left, right) in zip(line.components, line.components.dropFirst()) where options.keepsMarks {
                let gap = Double(right.rect.left - left.rect.right)
                guard gap > 0, gap < 0.9 * line.letterHeight else { continue }
                let foot = Int(line.baseline.y(at: Double(left.rect.right)))
                rects.append(
                    Rect(
                        left: left.rect.right, top: foot - Int(line.letterHeight), right: right.rect.left,
                        bottom: foot + Int(0.2 * line.letterHeight) + 1))
            }
            own = rects.map { crop.target(orientation.raster($0)) }
            foreign = [Rect(left: 0, top: 0, right: crop.width, bottom: crop.height)]
        } else {
            own = line.components.map { crop.target(orientation.raster($0.rect)).grown(by: 1) }
            foreign = others.filter { $0.overlap(near) > 0 }.map { crop.target(orientation.raster($0)).grown(by: 1) }
        }
        let pixels: [UInt8]
        do {
            pixels = try image.pixels(of: crop, own: own, foreign: foreign)
        } catch {
            throw .failed
        }
        let words: [Word]
        do {
            words = try tesseract.read(pixels, width: crop.width, height: crop.height, milliseconds: milliseconds)
        } catch .stopped {
            throw .stopped
        } catch {
            throw .failed
        }
        let result = upsideDown ? orientation.opposite : orientation
        return LineReading(
            words: words.map { word in
                var word = word
                word.rect = result.turned(crop.source(word.rect))
                return word
            },
            rect: result.turned(orientation.raster(line.rect)), letterHeight: line.letterHeight,
            slope: line.baseline.slope,
            foot: upsideDown ? Double(orientation.turnedHeight) - line.head : line.foot)
    }
}

extension Rect {
    func grown(by margin: Int) -> Rect {
        Rect(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
    }
}
