import Foundation

/// How long each symbol lasts at a given rate.
///
/// The model rounds each symbol up to whole frames: at twice the rate, a sentence of many short symbols would be far
/// longer than half. So its symbols are scaled by as much as makes the whole as long as it should be.
package struct SpeakingDurations: Sendable {
    /// For each symbol; at least 1 in all.
    package let frames: [Int]
    /// How long the sentence should be, in frames: shorter than `count` where no symbol can be shortened any more.
    package let wanted: Double

    /// - Parameters:
    ///   - logDurations: what the model predicts for each symbol at rate 1.
    ///   - defaultRate: the model's own `speaking_rate`.
    ///   - rate: the one asked for; at 1 the durations are exactly the model's.
    package init(_ logDurations: [Float], defaultRate: Double, rate: Double) {
        let natural = Self.frames(logDurations, scale: 1 / defaultRate)
        let wanted = Double(natural.reduce(0, +)) / rate
        self.wanted = wanted
        guard rate != 1 else {
            frames = natural
            return
        }
        // The sum grows with the scale: halve the interval in which it crosses the wanted length.
        var (low, high) = (0.0, 4 / (defaultRate * rate))
        for _ in 0..<32 {
            let middle = (low + high) / 2
            if Double(Self.frames(logDurations, scale: middle).reduce(0, +)) < wanted {
                low = middle
            } else {
                high = middle
            }
        }
        frames = Self.frames(logDurations, scale: high)
    }

    /// Durations that are known.
    package init(frames: [Int], wanted: Double) {
        self.frames = frames
        self.wanted = wanted
    }

    package var count: Int { frames.reduce(0, +) }

    /// As the reference: e to the prediction, times the scale, rounded up.
    static func frames(_ logDurations: [Float], scale: Double) -> [Int] {
        let scale = Float(scale)
        var frames = logDurations.map { Int(min(1e6, ($0.isFinite ? exp($0) * scale : 0).rounded(.up))) }
        // Silence of one frame, where all symbols last no time at all.
        if frames.allSatisfy({ $0 == 0 }), !frames.isEmpty { frames[frames.count - 1] = 1 }
        return frames
    }
}
