import Foundation

/// What changes the scores of the next word before it is chosen, in the order in which transformers applies it.
struct ScoreRules {
    let settings: GenerationSettings
    let promptLength: Int

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
        if settings.noRepeatedRun > 0 {
            for token in Self.repeating(text, run: settings.noRepeatedRun) where scores.indices.contains(token) {
                scores[token] = -.infinity
            }
        }
        for word in settings.badWords {
            guard let last = word.last, scores.indices.contains(last), !(word.count == 1 && settings.endTokens.contains(last)),
                word.count <= text.count || word.count == 1, text.suffix(word.count - 1) == word.dropLast()
            else { continue }
            scores[last] = -.infinity
        }
        if text.count - promptLength < settings.minimumNewTokens {
            for token in settings.endTokens where scores.indices.contains(token) { scores[token] = -.infinity }
        }
        if let end = settings.forcedEnd, scores.indices.contains(end), text.count - promptLength + 1 >= settings.maximumNewTokens {
            for token in scores.indices { scores[token] = token == end ? 0 : -.infinity }
        }
        if settings.renormalises { scores = scores.logSoftmax() }
    }

    /// The words that would complete a run of that length for a second time.
    private static func repeating(_ text: [Int], run: Int) -> Set<Int> {
        guard text.count + 1 >= run else { return [] }
        let start = Array(text.suffix(run - 1))
        var found: Set<Int> = []
        for index in 0..<max(0, text.count - run + 1) where Array(text[index..<index + run - 1]) == start {
            found.insert(text[index + run - 1])
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
    func firstMaximum() -> Int? {
        guard var place = indices.first else { return nil }
        for index in indices where self[index] > self[place] { place = index }
        return place
    }

    /// The places of the `count` greatest numbers, greatest first, the first of equal ones before the others.
    func greatest(_ count: Int) -> [Int] {
        var places: [Int] = []
        var least = -Float.infinity
        for (index, value) in enumerated() where places.count < count || value > least {
            var place = places.count
            while place > 0, self[places[place - 1]] < value { place -= 1 }
            places.insert(index, at: place)
            if places.count > count { places.removeLast() }
            if places.count == count, let last = places.last { least = self[last] }
        }
        return places
    }
}
