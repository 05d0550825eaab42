extension LineReader {
    /// A reading of a line, and how it was come by.
    struct Attempt {
        var reading: LineReading
        /// The same with what looks like dirt, which may be a word that Tesseract is unsure of for its marks.
        var raw: LineReading
        var isOnHead: Bool
        var way: LineReader.Way

        var score: Double { reading.confidence * Double(reading.letterCount).squareRoot() }
    }

    /// Reads a line one way or both; nil when it cannot be text.
    func attempt(
        _ line: Line, turn: Turn, tryHead: Bool, others: [Span], readings: inout Int
    ) throws -> Attempt? {
        func attempt(onHead: Bool, isolated: Bool) throws -> Attempt {
            readings += 1
            let way = LineReader.Way(isIsolated: isolated)
            let reading = try read(line, turn: turn, onItsHead: onHead, others: others, way: way)
            return Attempt(reading: Plausibility.cleaned(reading), raw: reading, isOnHead: onHead, way: way)
        }
        var tryHead = tryHead
        if tryHead, line.aspect > Plausibility.probedAspect {
            // A long line is read in full only if its middle makes sense one way or the other.
            let probe = line.middle(heights: Plausibility.probeHeights)
            var best = 0.0
            for onHead in [false, true] {
                readings += 1
                let reading = Plausibility.cleaned(try read(probe, turn: turn, onItsHead: onHead, others: others))
                if Plausibility.couldBeText(reading) { best = max(best, reading.confidence) }
                if best >= Plausibility.sureConfidence, !onHead { tryHead = false }
                if best >= Plausibility.sureConfidence { break }
            }
            guard best > 0 else { return nil }
        }
        var best = try attempt(onHead: false, isolated: false)
        if tryHead, !Plausibility.isSure(best.reading) {
            let other = try attempt(onHead: true, isolated: false)
            if other.score > Plausibility.headAdvantage * best.score { best = other }
        }
        // Letters that stand over a photo: what lies between them is read as letters too.
        guard !Plausibility.isSure(best.reading), line.pieces.count >= 3,
            line.evenness >= Plausibility.evenLine || Plausibility.couldBeText(best.reading)
        else { return plausible(best, of: line) }
        var alone = try attempt(onHead: false, isolated: true)
        if tryHead, alone.reading.confidence < Plausibility.aloneConfidence {
            let other = try attempt(onHead: true, isolated: true)
            if other.score > Plausibility.headAdvantage * alone.score { alone = other }
        }
        if best.isOnHead == alone.isOnHead, let both = Plausibility.merged(best.raw, isolated: alone.reading) {
            if best.reading.confidence < Plausibility.aloneConfidence { best.way = alone.way }
            best.reading = both
        } else if alone.score > (alone.isOnHead == best.isOnHead ? 1 : Plausibility.headAdvantage) * best.score {
            best = alone
        }
        return plausible(best, of: line)
    }

    private func plausible(_ best: Attempt, of line: Line) -> Attempt? {
        let reading = best.reading
        return reading.letterCount > 0 && Plausibility.fits(reading, width: Double(line.span.width)) ? best : nil
    }

    /// What a line says, if a second reading confirms it: text is the same at another size, texture is not. The surer of
    /// the two; nil when they differ, or are too little to stand alone.
    func confirmed(_ line: Line, _ attempt: Attempt, turn: Turn, others: [Span]) throws -> LineReading? {
        let first = attempt.reading
        if Plausibility.isSure(first), Plausibility.standsAlone(first) { return first }
        guard Plausibility.deservesSecondReading(first, of: line) else { return nil }
        var way = attempt.way
        way.size = 0.75
        let second = Plausibility.cleaned(
            try read(line, turn: turn, onItsHead: attempt.isOnHead, others: others, way: way))
        guard Plausibility.agree(first, second) else { return nil }
        let surer = Plausibility.merged(first, isolated: second) ?? (second.confidence > first.confidence ? second : first)
        guard Plausibility.standsAlone(surer) else { return nil }
        guard attempt.way.isIsolated else { return surer }
        way = attempt.way
        way.keepsMarks = true
        let marked = try read(line, turn: turn, onItsHead: attempt.isOnHead, others: others, way: way)
        return Plausibility.merged(marked, isolated: surer) ?? surer
    }
}
