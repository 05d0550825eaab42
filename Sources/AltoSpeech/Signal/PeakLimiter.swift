/// Keeps true peaks at or below a ceiling: looks 5 ms ahead, lowers the gain smoothly before a peak, and lets it rise
/// again within 80 ms. Sound that stays below the ceiling passes bit for bit.
///
/// Peaks between samples are estimated as in ITU-R BS.1770-4, annex 2: four times oversampled, 12 taps a phase.
struct PeakLimiter {
    private static let lookAhead = 0.005
    private static let release = 0.08
    private static let taps = 12

    private let ceiling: Float
    private let length: Int
    private let rise: Float
    /// Rows of 12 coefficients for the places at 1/4, 1/2 and 3/4 between the two middle samples.
    private let phases: [[Float]]

    /// Samples that have not gone out yet, behind the few that the interpolation still looks back at.
    private var pending: [Float]
    /// The gains that the last samples need, and what was made of them; both `length` long between calls.
    private var needed: [Float]
    private var smoothed: [Float]
    private var current: Float = 1
    /// Samples that have gone in and not counted as output: at the most the latency.
    private var withheld = 0

    init(ceiling: Double, sampleRate: Int) {
        self.ceiling = Float(Decibel.amplitude(ceiling))
        length = max(1, Int(Self.lookAhead * Double(sampleRate)))
        rise = 1 / Float(Self.release * Double(sampleRate))
        phases = (1...3).map { Self.interpolation(at: Double($0) / 4) }
        pending = [Float](repeating: 0, count: Self.taps - 1 + length)
        needed = [Float](repeating: 1, count: length)
        smoothed = [Float](repeating: 1, count: length)
    }

    private var latency: Int { length + Self.taps / 2 }

    /// - Returns: as many samples as came in, less the latency at the beginning.
    mutating func process(_ samples: [Float]) -> [Float] {
        pending += samples
        // The sample that is judged lies in the middle of the 12 newest; the one that goes out, `length` before it.
        let newest = Self.taps - 1 + length
        let needs = (0..<samples.count).map { gain(forPeakAt: newest + $0 - Self.taps / 2) }
        let first = newest - latency
        var output = Array(pending[first..<first + samples.count])
        if isIdle, needs.allSatisfy({ $0 == 1 }) {
            // Nothing to hold down, and the gain has come to rest.
        } else {
            reduce(&output, needs: needs)
        }
        pending.removeFirst(samples.count)

        let skip = min(latency - withheld, output.count)
        withheld += skip
        return Array(output.dropFirst(skip))
    }

    /// - Returns: the samples held back by the look-ahead.
    mutating func finish() -> [Float] {
        withheld == 0 ? [] : process([Float](repeating: 0, count: latency))
    }

    private var isIdle: Bool {
        current == 1 && needed.allSatisfy { $0 == 1 } && smoothed.allSatisfy { $0 == 1 }
    }

    /// The lowest gain needed within the look-ahead, let rise slowly, averaged over the look-ahead: so it is down in
    /// time and has no corner.
    private mutating func reduce(_ output: inout [Float], needs: [Float]) {
        for (index, need) in needs.enumerated() {
            needed.append(need)
            let lowest = needed.suffix(length + 1).min() ?? 1
            current = min(lowest, current + (1 - current) * rise)
            if current > 0.99999, lowest == 1 { current = 1 }
            smoothed.append(current)
            output[index] *= smoothed.suffix(length).reduce(0, +) / Float(length)
        }
        needed.removeFirst(needs.count)
        smoothed.removeFirst(needs.count)
    }

    private func gain(forPeakAt index: Int) -> Float {
        var peak = abs(pending[index])
        // Between two samples of less than half the ceiling nothing reaches it.
        if max(peak, abs(pending[index + 1])) > ceiling * 0.5 {
            let start = index - (Self.taps / 2 - 1)
            for phase in phases {
                var sum: Float = 0
                for tap in 0..<Self.taps { sum += phase[tap] * pending[start + tap] }
                peak = max(peak, abs(sum))
            }
        }
        return peak > ceiling ? ceiling / peak : 1
    }

    /// A windowed sinc around the two middle taps.
    private static func interpolation(at fraction: Double) -> [Float] {
        let row = (0..<taps).map { tap -> Double in
            let distance = Double(tap - (taps / 2 - 1)) - fraction
            let sinc = distance == 0 ? 1 : Trigonometry.sine(.pi * distance) / (.pi * distance)
            return sinc * (0.5 + 0.5 * Trigonometry.cosine(.pi * distance / (Double(taps) / 2 + 0.5)))
        }
        let sum = row.reduce(0, +)
        return row.map { Float($0 / sum) }
    }
}
