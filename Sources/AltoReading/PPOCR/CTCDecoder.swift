/// The best path of connectionist temporal classification (Graves et al., 2006): the likeliest class of each step,
/// repeats made one, blanks left out.
enum CTCDecoder {
    /// A character and where its steps are.
    struct Symbol: Hashable, Sendable {
        var index: Int
        /// The probability of its first step, as PaddleOCR takes it.
        var confidence: Double
        var steps: Range<Int>
    }

    /// - Parameters:
    ///   - probabilities: `steps * classes` values.
    ///   - used: steps beyond this see only padding.
    static func symbols(_ probabilities: Span<Float>, steps: Int, classes: Int, used: Int) -> [Symbol] {
        guard classes > 0, steps >= 0, probabilities.count == steps * classes else { return [] }
        var symbols: [Symbol] = []
        var last = 0
        for step in 0..<min(steps, used) {
            let base = step * classes
            var best = 0
            var most = probabilities[base]
            for index in 1..<max(1, classes) {
                let value = probabilities[base + index]
                if value > most { (best, most) = (index, value) }
            }
            if best != 0, best == last, let end = symbols.indices.last {
                symbols[end].steps = symbols[end].steps.lowerBound..<(step + 1)
            } else if best != 0 {
                symbols.append(Symbol(index: best, confidence: Double(most), steps: step..<(step + 1)))
            }
            last = best
        }
        return symbols
    }
}
