import Foundation

/// Beam search, decision by decision as transformers' `GenerationMixin` does it, in the same arithmetic (float32).
struct BeamSearch<Decoder: StepDecoder> {
    private let decoder: Decoder
    private let settings: GenerationSettings
    private let logitsProcessor: LogitsProcessor
    private let promptLength: Int
    private var running: [Beam]
    private var finished: [Beam]
    /// Whether a running text could still become better than the worst finished one.
    private var canImprove = true

    /// A text with its score. `isFinished` tells finished ones from place holders among `finished`.
    private struct Beam {
        var tokens: [Int]
        var logProbabilities: [Float] = []
        var score: Float
        var isFinished = false
        /// Which running text it goes on from.
        var parent = 0
    }

    /// Less than any score, yet a number: transformers adds it where a beam is out of the race.
    private static var maskedScore: Float { -1e9 }

    init(_ decoder: Decoder, prompt: [Int], _ settings: GenerationSettings) {
        self.decoder = decoder
        self.settings = settings
        logitsProcessor = LogitsProcessor(settings: settings, promptLength: prompt.count)
        promptLength = prompt.count
        // All texts begin alike: only the first counts until they differ.
        running = (0..<settings.numBeams).map { Beam(tokens: prompt, score: $0 == 0 ? 0 : Self.maskedScore) }
        finished = (0..<settings.numBeams).map { _ in Beam(tokens: prompt, score: Self.maskedScore) }
    }

    mutating func run() throws -> GeneratedText {
        var mayGoOn = true
        var isFirst = true
        while mayGoOn {
            try Task.checkCancellation()
            let scores: Logits
            if isFirst {
                // The same prompt in each beam: looked at once.
                scores = try decoder.step([running[0].tokens], parents: [0])
            } else {
                scores = try decoder.step(running.map { $0.tokens.suffix(1) }, parents: running.map(\.parent))
            }
            mayGoOn = advance(scores, sharesRow: isFirst)
            if isFirst {
                // There was only one row: every text of the next step goes on from it.
                for index in running.indices { running[index].parent = 0 }
                isFirst = false
            }
        }
        let best = finished[0]
        return GeneratedText(
            tokens: Array(best.tokens.dropFirst(promptLength)), logProbabilities: best.logProbabilities,
            score: best.isFinished ? best.score : nil)
    }

    /// One word more.
    ///
    /// - Returns: whether the search goes on.
    private mutating func advance(_ scores: Logits, sharesRow: Bool) -> Bool {
        let length = running[0].tokens.count
        var plain: [[Float]] = []
        var sums: [Float] = []
        for (index, beam) in running.enumerated() {
            let logarithms = sharesRow && index > 0 ? plain[0] : Array(scores.row(index)).logSoftmax()
            plain.append(logarithms)
            var processed = logarithms
            logitsProcessor.apply(to: &processed, after: beam.tokens)
            sums += processed.map { $0 + beam.score }
        }

        // Enough candidates that as many running texts as beams are left when the best ones all end.
        let kept = max(2, 1 + settings.eosTokens.count) * settings.numBeams
        let candidates = sums.topK(kept).map { position in
            let (index, token) = position.quotientAndRemainder(dividingBy: scores.count)
            let parent = running[index]
            return Beam(
                tokens: parent.tokens + [token], logProbabilities: parent.logProbabilities + [plain[index][token]],
                score: sums[position], parent: index)
        }
        let isLast = length + 1 - promptLength >= settings.maxNewTokens
        let ends = candidates.map { isLast || settings.eosTokens.contains($0.tokens[length]) }

        finish(candidates, ends, length: length)
        selectRunning(candidates, ends)
        updateCanImprove(
            length: length + 1, best: settings.earlyStopping == .formerHeuristic ? candidates.first : running.first)
        let isFull = finished.allSatisfy(\.isFinished) && settings.earlyStopping == .whenFull
        return canImprove && !isFull && !ends.allSatisfy(\.self)
    }

    /// Takes up the candidates that ended now, among the best of those that ended before.
    private mutating func finish(_ candidates: [Beam], _ ends: [Bool], length: Int) {
        let divisor = Float(pow(Double(length + 1 - promptLength), settings.lengthPenalty))
        let isFull = finished.allSatisfy(\.isFinished) && settings.earlyStopping == .whenFull
        var merged = finished
        for (index, candidate) in candidates.enumerated() {
            // Only those among the best may end; the others are there to go on.
            let justFinished = ends[index] && index < settings.numBeams
            var beam = candidate
            beam.score /= divisor
            if isFull { beam.score += Self.maskedScore }
            if !canImprove { beam.score += Self.maskedScore }
            if !justFinished { beam.score += Self.maskedScore }
            beam.isFinished = justFinished
            merged.append(beam)
        }
        finished = merged.map(\.score).topK(settings.numBeams).map { merged[$0] }
    }

    /// Chooses the texts that go on.
    private mutating func selectRunning(_ candidates: [Beam], _ ends: [Bool]) {
        let scores = zip(candidates, ends).map { $0.score + ($1 ? Self.maskedScore : 0) }
        running = scores.topK(settings.numBeams).map { position in
            var beam = candidates[position]
            beam.score = scores[position]
            return beam
        }
    }

    private mutating func updateCanImprove(length: Int, best: Beam?) {
        let countsToTheEnd = settings.earlyStopping == .never && settings.lengthPenalty > 0
        let newTokens = countsToTheEnd ? settings.maxNewTokens : length - promptLength
        let best = (best?.score ?? 0) / Float(pow(Double(newTokens), settings.lengthPenalty))
        let worst = finished.map(\.score).min() ?? Self.maskedScore
        // A place among the finished that holds none can always be improved upon.
        canImprove = canImprove && finished.contains { best > ($0.isFinished ? worst : Self.maskedScore) }
    }
}
