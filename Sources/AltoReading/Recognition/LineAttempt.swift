extension LineReader {
    /// A reading of a line, and how it was come by.
    struct Attempt {
        var reading: LineReading
        /// The same with what looks like dirt, which may be a word that Tesseract is unsure of for its marks.
        var raw: LineReading
        var isUpsideDown: Bool
        var options: LineReader.CropOptions

        var score: Double { reading.confidence * Double(reading.letterCount).squareRoot() }
    }

    /// Reads a line one way or both; nil when it cannot be text.
    func attempt(
        _ line: Line, orientation: Orientation, triesUpsideDown: Bool, others: [Rect], readings: inout Int
    ) throws -> Attempt? {
        func attempt(upsideDown: Bool, isolated: Bool) throws -> Attempt {
            readings += 1
            let options = LineReader.CropOptions(isIsolated: isolated)
            let reading = try read(
                line, orientation: orientation, upsideDown: upsideDown, others: others,
                options: options)
            return Attempt(
                reading: Plausibility.cleaned(reading), raw: reading, isUpsideDown: upsideDown,
                options: options)
        }
        var triesUpsideDown = triesUpsideDown
        if triesUpsideDown, line.aspect > Plausibility.probedAspect {
            // A long line is read in full only if its middle makes sense one way or the other.
            let probe = line.middle(heights: Plausibility.probeHeights)
            var best = 0.0
            for upsideDown in [false, true] {
                readings += 1
                let reading = Plausibility.cleaned(
                    try read(
                        probe, orientation: orientation, upsideDown: upsideDown,
                        others: others))
                if Plausibility.couldBeText(reading) { best = max(best, reading.confidence) }
                if best >= Plausibility.sureConfidence, !upsideDown { triesUpsideDown = false }
                if best >= Plausibility.sureConfidence { break }
            }
            guard best > 0 else { return nil }
        }
        var best = try attempt(upsideDown: false, isolated: false)
        if triesUpsideDown, !Plausibility.isSure(best.reading) {
            let other = try attempt(upsideDown: true, isolated: false)
            if other.score > Plausibility.upsideDownAdvantage * best.score { best = other }
        }
        // Letters that stand over a photo: what lies between them is read as letters too.
        guard !Plausibility.isSure(best.reading), line.components.count >= 3,
            line.evenness >= Plausibility.evenLine || Plausibility.couldBeText(best.reading)
        else { return plausible(best, of: line) }
        var alone = try attempt(upsideDown: false, isolated: true)
        if triesUpsideDown, alone.reading.confidence < Plausibility.aloneConfidence {
            let other = try attempt(upsideDown: true, isolated: true)
            if other.score > Plausibility.upsideDownAdvantage * alone.score { alone = other }
        }
        if best.isUpsideDown == alone.isUpsideDown, let both = Plausibility.merged(best.raw, isolated: alone.reading) {
            if best.reading.confidence < Plausibility.aloneConfidence { best.options = alone.options }
            best.reading = both
        } else if alone.score
            > (alone.isUpsideDown == best.isUpsideDown
                ? 1 : Plausibility.upsideDownAdvantage) * best.score
        {
            best = alone
        }
        return plausible(best, of: line)
    }

    private func plausible(_ best: Attempt, of line: Line) -> Attempt? {
        let reading = best.reading
        return reading.letterCount > 0 && Plausibility.fits(reading, width: Double(line.rect.width)) ? best : nil
    }

    /// What a line says, if a second reading confirms it: text is the same at another size, texture is not. The surer of
    /// the two; nil when they differ, or are too little to stand alone.
    func confirmed(_ line: Line, _ attempt: Attempt, orientation: Orientation, others: [Rect]) throws -> LineReading? {
        let first = attempt.reading
        if Plausibility.isSure(first), Plausibility.standsAlone(first) { return first }
        guard Plausibility.deservesSecondReading(first, of: line) else { return nil }
        var options = attempt.options
        options.size = 0.75
        let second = Plausibility.cleaned(
            try read(
                line, orientation: orientation, upsideDown: attempt.isUpsideDown, others: others,
                options: options))
        guard Plausibility.agree(first, second) else { return nil }
        let surer =
            Plausibility.merged(first, isolated: second) ?? (second.confidence > first.confidence ? second : first)
        guard Plausibility.standsAlone(surer) else { return nil }
        guard attempt.options.isIsolated else { return surer }
        options = attempt.options
        options.keepsMarks = true
        let marked = try read(
            line, orientation: orientation, upsideDown: attempt.isUpsideDown, others: others,
            options: options)
        return Plausibility.merged(marked, isolated: surer) ?? surer
    }
}
