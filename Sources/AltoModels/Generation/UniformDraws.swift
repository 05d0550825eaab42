/// Where chance comes from: numbers from 0 to 1, 1 left out, each as likely as any other.
package protocol UniformDraws {
    mutating func next() -> Double
}

/// The same numbers for the same seed, on every machine (SplitMix64; Steele et al., 2014).
package struct SeededDraws: UniformDraws, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Double(mixed >> 11) * 0x1p-53
    }
}

/// Draws a token: the first in the vocabulary's order at which the probabilities together are above the draw.
enum Sampler {
    /// - Parameter scores: with what may not be drawn at minus infinity.
    /// - Returns: nil when there is nothing to draw.
    static func draw(_ scores: [Float], _ draw: Double) -> Int? {
        let probabilities = scores.softmax()
        let whole = probabilities.reduce(0.0) { $0 + Double($1) }
        guard whole.isFinite, whole > 0 else { return scores.argmax() }
        var sum = 0.0
        var last: Int?
        for (token, probability) in probabilities.enumerated() where probability > 0 {
            sum += Double(probability)
            last = token
            if sum > draw * whole { return token }
        }
        return last
    }
}
