import Foundation

/// What changes the scores of the next word before it is chosen, in the order in which transformers applies it.
struct LogitsProcessor {
    let settings: GenerationSettings
    let promptLength: Int
    /// Whether a word is drawn by chance from what is left.
    var isSampling = false

    /// How long the text is where the model's own first word comes.
    private var beginIndex: Int {
        promptLength > 1 || settings.forcedBOSToken == nil ? promptLength : promptLength + 1
    }

    /// - Parameters:
    ///   - scores: of one text; greedy search gives scores as they come, beam search logarithms of probabilities.
    ///   - text: all its words, those of the prompt included.
    func apply(to scores: inout [Float], after text: [Int]) {
        if settings.repetitionPenalty != 1 {
            for token in Set(text) where scores.indices.contains(token) {
                let score = scores[token]
                scores[token] = score < 0 ? score * settings.repetitionPenalty : score / settings.repetitionPenalty
            }
        }
        if settings.noRepeatNGramSize > 0 {
            for token in Self.repeatedNGramTokens(text, size: settings.noRepeatNGramSize)
            where scores.indices.contains(token) {
                scores[token] = -.infinity
            }
        }
        for word in settings.badWordsIDs {
            guard let last = word.last, scores.indices.contains(last),
                !(word.count == 1 && settings.eosTokens.contains(last)),
                word.count <= text.count || word.count == 1, text.suffix(word.count - 1) == word.dropLast()
            else { continue }
            scores[last] = -.infinity
        }
        if text.count - promptLength < settings.minNewTokens {
            for token in settings.eosTokens where scores.indices.contains(token) { scores[token] = -.infinity }
        }
        if let start = settings.forcedBOSToken, scores.indices.contains(start), text.count == 1 {
            for token in scores.indices { scores[token] = token == start ? 0 : -.infinity }
        }
        if let end = settings.forcedEOSToken, scores.indices.contains(end),
            text.count - promptLength + 1 >= settings.maxNewTokens
        {
            for token in scores.indices { scores[token] = token == end ? 0 : -.infinity }
        }
        for token in settings.suppressedTokens where scores.indices.contains(token) { scores[token] = -.infinity }
        if text.count == beginIndex {
            for token in settings.beginSuppressedTokens where scores.indices.contains(token) {
                scores[token] = -.infinity
            }
        }
        if isSampling, let sampling = settings.sampling { LogitsWarper(sampling).apply(to: &scores) }
        if settings.renormalizeLogits { scores = scores.logSoftmax() }
    }

    /// The words that would complete a run of that length for a second time.
    private static func repeatedNGramTokens(_ text: [Int], size: Int) -> Set<Int> {
        guard text.count + 1 >= size else { return [] }
        let start = Array(text.suffix(size - 1))
        var found: Set<Int> = []
        for index in 0..<max(0, text.count - size + 1) where Array(text[index..<index + size - 1]) == start {
            found.insert(text[index + size - 1])
        }
        return found
    }
}

extension [Float] {
    /// Scores to logarithms of probabilities.
    func logSoftmax() -> [Float] {
        guard let greatest = self.max(), greatest.isFinite else { return self }
        var sum = 0.0
        for value in self { sum += Double(exp(value - greatest)) }
        let logarithm = Float(log(sum))
        return map { $0 - greatest - logarithm }
    }

    /// The place of the greatest number, the first of equal ones; nil only when there are none.
    func argmax() -> Int? {
        guard var position = indices.first else { return nil }
        for index in indices where self[index] > self[position] { position = index }
        return position
    }

    /// The places of the `count` greatest numbers, greatest first, the first of equal ones before the others.
    func topK(_ count: Int) -> [Int] {
        var positions: [Int] = []
        var least = -Float.infinity
        for (index, value) in enumerated() where positions.count < count || value > least {
            var position = positions.count
            while position > 0, self[positions[position - 1]] < value { position -= 1 }
            positions.insert(index, at: position)
            if positions.count > count { positions.removeLast() }
            if positions.count == count, let last = positions.last { least = self[last] }
        }
        return positions
    }
}
