import Foundation

/// Makes words impossible that chance is not to draw: transformers' warpers in its order, in its arithmetic (float32,
/// sums of many numbers in float64).
struct LogitsWarper {
    let sampling: GenerationSettings.Sampling

    init(_ sampling: GenerationSettings.Sampling) { self.sampling = sampling }

    func apply(to scores: inout [Float]) {
        if sampling.temperature != 1 { for index in scores.indices { scores[index] /= sampling.temperature } }
        if sampling.topK > 0 { Self.keepTop(sampling.topK, of: &scores) }
        if sampling.topP < 1 { Self.keepNucleus(sampling.topP, of: &scores) }
        if let minP = sampling.minP { Self.keepAtLeast(minP, of: &scores) }
        if sampling.typicalP < 1 { Self.keepTypical(sampling.typicalP, of: &scores) }
    }

    /// Those as good as the last of the best remain with it.
    private static func keepTop(_ count: Int, of scores: inout [Float]) {
        guard count < scores.count, let last = scores.topK(count).last else { return }
        let least = scores[last]
        for index in scores.indices where scores[index] < least { scores[index] = -.infinity }
    }

    /// From the least likely on, words go as long as those that went have less than what may be lost; the likeliest
    /// stays.
    private static func keepNucleus(_ mass: Double, of scores: inout [Float]) {
        // What is impossible already comes first and adds nothing.
        let order = scores.indices.filter { scores[$0] > -.infinity }.sorted { (scores[$0], $0) < (scores[$1], $1) }
        let probabilities = order.map { scores[$0] }.softmax()
        var sum = 0.0
        for (index, probability) in zip(order, probabilities).dropLast() {
            sum += Double(probability)
            if Float(sum) <= Float(1 - mass) { scores[index] = -.infinity }
        }
    }

    private static func keepAtLeast(_ part: Float, of scores: inout [Float]) {
        let probabilities = scores.softmax()
        guard let best = probabilities.argmax() else { return }
        let least = part * probabilities[best]
        for index in scores.indices where probabilities[index] < least && index != best { scores[index] = -.infinity }
    }

    private static func keepTypical(_ mass: Double, of scores: inout [Float]) {
        let logarithms = scores.logSoftmax()
        var entropy = 0.0
        for logarithm in logarithms where logarithm > -.infinity { entropy -= Double(logarithm * exp(logarithm)) }
        let distances = logarithms.map { abs(-$0 - Float(entropy)) }
        let order = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
        let probabilities = order.map { scores[$0] }.softmax()
        var sum = 0.0
        var last = 0
        for probability in probabilities {
            sum += Double(probability)
            guard Float(sum) < Float(mass) else { break }
            last += 1
        }
        guard let index = order.indices.contains(last) ? order[last] : order.last else { return }
        let most = distances[index]
        for index in order.dropFirst() where distances[index] > most { scores[index] = -.infinity }
    }
}

extension [Float] {
    /// Scores to probabilities.
    func softmax() -> [Float] {
        guard let greatest = self.max(), greatest.isFinite else { return self }
        var sum = 0.0
        let powers = map { score in
            let power = exp(score - greatest)
            sum += Double(power)
            return power
        }
        let whole = Float(sum)
        return powers.map { $0 / whole }
    }
}
