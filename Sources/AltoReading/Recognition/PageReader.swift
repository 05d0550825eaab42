import Alto

/// Reads the lines of one raster: finds candidates, reads them in the order of their score, and stops when what is
/// left is unlikely to be text, so that a picture without text costs little.
struct PageReader: ~Copyable {
    /// What was read, in the coordinates of one turn.
    struct Page: Sendable {
        var orientation: Orientation
        var lines: [LineReading] = []
        /// How many pixels of the image's raster make one of the given raster, a side.
        var enlargement: Int
        /// Letters are so small that a larger raster would be read better: the median letter height in pixels of the
        /// given raster. Nil when they are large enough.
        var smallLetters: Double?
    }

    enum Limits {
        /// Rasters with a longer side than this are taken as they are; smaller ones are doubled, so that letters 5
        /// pixels high come apart.
        static let enlargedBelow = 900
        /// So much reading in vain, and a picture is taken to have no text: about 100 ms.
        static let effortLimit = 100.0
        /// And so much more for each line that was read.
        static let effortLimitPerLine = 40.0
        /// Lines that look like print are tried all the same, up to this many.
        static let likelyText = 2.0
        static let likelyTextTries = 8
        /// What one reading costs in that measure, which is about milliseconds: Tesseract's own work, and the network's
        /// for each letter height of width.
        static let costOfReading = 6.0
        static let costOfHeight = 0.7
        /// Lines that are less even or shorter are not tried.
        static let leastTextScore = 0.85
        /// Among differences of colour, where only what looks like print is tried.
        static let leastTextScoreInColor = 1.4
        /// Among lines across the main direction, which are rarely text.
        static let leastTextScoreAcross = 1.2
        /// Letters below this height, in pixels of the given raster, are better read in a closer look.
        static let smallLetter = 11.0
        /// While nothing was read, this many candidates are tried upside down too.
        static let upsideDownTries = 4
        /// So many lines in small letters are enough to stop and look closer.
        static let linesOfSmallPrint = 4
    }

    private let reader: LineReader
    private let mayLookCloser: Bool
    private let leastTextScore: Double
    private let width: Int
    private let height: Int

    /// - Parameter mayLookCloser: a larger raster can be had. Small print is then not read to the end.
    init(
        _ raster: Raster, channel: StrokeImage.Channel, tesseract: Tesseract, milliseconds: Int, mayLookCloser: Bool
    ) throws(StrokeImage.Failure) {
        self.mayLookCloser = mayLookCloser
        leastTextScore = channel == .color ? Limits.leastTextScoreInColor : Limits.leastTextScore
        let isSmall = max(raster.width, raster.height) < Limits.enlargedBelow
        let image = try StrokeImage(raster, enlargement: isSmall ? 2 : 1, channel: channel)
        width = image.width
        height = image.height
        reader = LineReader(image: image, tesseract: tesseract, milliseconds: milliseconds)
    }

    func read() throws -> Page {
        let level = try candidates(in: Orientation(quarterTurns: 0, width: width, height: height))
        let upright = try candidates(in: Orientation(quarterTurns: 1, width: width, height: height))
        let isUpright = level.weight < 0.8 * upright.weight
        let first = isUpright ? upright : level, second = isUpright ? level : upright
        let page = try read(first, isMain: true)
        if !page.lines.isEmpty || page.smallLetters != nil { return page }
        let other = try read(second, isMain: false)
        return other.lines.isEmpty ? page : other
    }

    // MARK: Candidates

    private struct Candidates {
        var orientation: Orientation
        /// The highest score first.
        var lines: [Line]
        /// How much speaks for text in this direction: long even lines.
        var weight: Double
    }

    private func candidates(in orientation: Orientation) throws -> Candidates {
        var lines: [Line] = []
        for level in 0..<reader.image.levels {
            for isBright in [false, true] {
                let components = try reader.image.components(
                    level: level,
                    bright: isBright
                ).map { orientation.turned($0) }
                lines += LineFinder.lines(of: components, isBright: isBright, level: level)
            }
        }
        lines = lines.filter { $0.textScore >= leastTextScore }.sorted { $0.textScore > $1.textScore }
        let weight = lines.prefix(40).filter { $0.components.count >= 3 }
            .map { $0.evenness * $0.evenness * Double($0.components.count) }.reduce(0, +)
        return Candidates(orientation: orientation, lines: lines, weight: weight)
    }

    // MARK: Reading

    private func read(_ candidates: Candidates, isMain: Bool, orientationIsKnown: Bool = false) throws -> Page {
        var page = Page(orientation: candidates.orientation, enlargement: reader.image.enlargement, smallLetters: nil)
        var found: [(line: Line, reading: LineReading)] = []
        var doubtful: [(line: Line, reading: LineReading)] = []
        var misses = 0
        var effort = 0.0
        var orientationIsKnown = orientationIsKnown
        let likelyText = candidates.lines.filter { $0.textScore >= Limits.likelyText }
        for line in candidates.lines {
            if !isMain, line.textScore < Limits.leastTextScoreAcross { break }
            let isLikelyText = line.textScore >= Limits.likelyText && misses < Limits.likelyTextTries
            if effort > Limits.effortLimit + Limits.effortLimitPerLine * Double(found.count), !isLikelyText { break }
            if found.contains(where: { $0.line.includes(line) }) { continue }
            let others = foreignComponents(to: line, among: likelyText)
            let triesUpsideDown = !orientationIsKnown && misses < Limits.upsideDownTries
            var readings = 0
            defer { effort += Double(readings) * (Limits.costOfReading + Limits.costOfHeight * min(line.aspect, 200)) }
            guard
                let attempt = try reader.attempt(
                    line, orientation: candidates.orientation, triesUpsideDown: triesUpsideDown, others: others,
                    readings: &readings)
            else {
                misses += 1
                continue
            }
            if let reading = try reader.confirmed(line, attempt, orientation: candidates.orientation, others: others) {
                if attempt.isUpsideDown {
                    // Feet are where the heads were: the lines are found anew, so that they stand on their baselines.
                    return try read(
                        self.candidates(in: candidates.orientation.opposite), isMain: isMain,
                        orientationIsKnown: true)
                }
                orientationIsKnown = true
                // The line, or a part of it, may have been found before on another level: the longer reading stays.
                let same = found.indices.filter {
                    found[$0].line.share(of: line) > 0.5 || line.share(of: found[$0].line) > 0.5
                }
                guard same.reduce(0, { $0 + found[$1].reading.letterCount }) < reading.letterCount else { continue }
                for index in same.reversed() { found.remove(at: index) }
                readings = 0
                found.append((line, reading))
                if mayLookCloser, found.count >= Limits.linesOfSmallPrint,
                    let small = smallLetters(found: found.map(\.line), likelyText: likelyText)
                {
                    page.smallLetters = small
                    return page
                }
            } else {
                if Plausibility.standsAmongOthers(attempt.reading) { doubtful.append((line, attempt.reading)) }
                misses += 1
            }
        }
        page.lines = found.map(\.reading)
        let letters = page.lines.reduce(0) { $0 + $1.letterCount }
        if letters >= Plausibility.lettersOfAPage {
            let certain = found.map(\.line)
            for (line, reading) in doubtful where !found.contains(where: { $0.line.share(of: line) > 0.3 }) {
                guard hasNeighborsOfItsSize(line, among: certain) else { continue }
                found.append((line, reading))
                page.lines.append(reading)
            }
        }
        page.smallLetters = smallLetters(found: found.map(\.line), likelyText: likelyText)
        return page
    }

    /// Boxes of what belongs to other likely lines near by, so that it can be blanked.
    private func foreignComponents(to line: Line, among lines: [Line]) -> [Rect] {
        let near = line.rect.grown(by: Int(line.letterHeight))
        return lines.filter { other in
            other.isBright == line.isBright && other.rect.overlap(near) > 0
                && line.share(of: other) < 0.2 && other.share(of: line) < 0.2
        }.flatMap { $0.components.map(\.rect) }
    }

    /// A doubtful line is believed only beside lines of its own size.
    private func hasNeighborsOfItsSize(_ line: Line, among lines: [Line]) -> Bool {
        lines.contains { other in
            let ratio = other.letterHeight / line.letterHeight
            let reach = other.rect.grown(by: Int(4 * other.letterHeight))
            return (0.6...1.7).contains(ratio) && other.isBright == line.isBright && reach.overlap(line.rect) > 0
        }
    }

    private func smallLetters(found: [Line], likelyText: [Line]) -> Double? {
        // Unread lines count where there are many of them: a page in small print, of which nothing can be read yet.
        let rows = likelyText.filter { $0.components.count >= 8 && $0.evenness >= 0.6 }
        let heights = (found.isEmpty ? (rows.count >= 4 ? rows : []) : found)
            .map { $0.letterHeight / Double(reader.image.enlargement) }.sorted()
        guard !heights.isEmpty else { return nil }
        let small = heights[heights.count / 4]
        return small < Limits.smallLetter ? small : nil
    }
}
