/// How many frames of 25 ms each symbol lasts at a given rate.
///
/// The network rounds each duration to whole frames, and none lasts less than one: so all are scaled by as much as
/// makes the whole as long as it should be.
package enum HibariDurations {
    /// - Parameters:
    ///   - predicted: what the model says, before rounding.
    ///   - rate: at 1 the durations are exactly the original's.
    /// - Returns: the frames, and how many it should have been.
    package static func frames(_ predicted: [Float], rate: Double) -> (frames: [Int], wanted: Double) {
        let natural = rounded(predicted, 1)
        let wanted = Double(natural.reduce(0, +)) / rate
        guard rate != 1 else { return (natural, wanted) }
        // The sum grows with the scale: halve the interval in which it crosses the wanted length.
        var (low, high) = (0.0, 4 / rate)
        for _ in 0..<32 {
            let middle = (low + high) / 2
            if Double(rounded(predicted, middle).reduce(0, +)) < wanted { low = middle } else { high = middle }
        }
        return (rounded(predicted, high), wanted)
    }

    /// Half a frame goes to the even number, as in ONNX. No symbol lasts more than 25 seconds.
    private static func rounded(_ predicted: [Float], _ scale: Double) -> [Int] {
        predicted.map { value in
            let frames = (value * Float(scale)).rounded(.toNearestOrEven)
            return frames.isFinite ? Int(min(1_000, max(1, frames))) : 1
        }
    }
}
