/// Changes the length of speech and not its pitch: waveform-similarity overlap-add (Verhelst and Roelands, "An overlap-
/// add technique based on waveform similarity (WSOLA) for high quality time-scale modification of speech", 1993).
enum TimeScale {
    /// Seconds from one output frame to the next; a frame is two hops long and weighted by a Hann window.
    private static let hop = 0.0125
    /// Seconds by which a frame may move to fit the one before it: half a period of a low voice (60 Hz).
    private static let reach = 0.0083

    /// - Returns: exactly `count` samples.
    static func stretch(_ samples: [Float], to count: Int, sampleRate: Int) -> [Float] {
        let hop = max(8, Int(hop * Double(sampleRate)))
        let frame = 2 * hop
        guard count > 0 else { return [] }
        guard samples.count > 2 * frame, count > frame else {
            // Too short for a frame: what there is, cut or followed by silence.
            return (0..<count).map { $0 < samples.count ? samples[$0] : 0 }
        }
        let reach = Int(reach * Double(sampleRate))
        let ratio = Double(samples.count) / Double(count)
        let window = (0..<frame).map { 0.5 - 0.5 * cosine(Double($0) / Double(frame)) }
        let last = samples.count - frame

        var output = [Float](repeating: 0, count: count + frame)
        var weights = [Float](repeating: 0, count: count + frame)
        var position = 0
        var start = 0
        while start < count {
            if start > 0 {
                let wanted = min(Int(Double(start) * ratio), last)
                position = bestMatch(
                    in: samples, near: wanted, reach: reach, last: last,
                    continuing: min(position + hop, last), length: frame, step: max(1, sampleRate / 4_000))
            }
            for index in 0..<frame {
                output[start + index] += samples[position + index] * window[index]
                weights[start + index] += window[index]
            }
            start += hop
        }
        return (0..<count).map { weights[$0] > 0.1 ? output[$0] / weights[$0] : output[$0] }
    }

    private static func cosine(_ turns: Double) -> Float {
        Float(Trigonometry.cosine(2 * .pi * turns))
    }

    /// Where, within reach, the samples are most like those that would have followed the frame before: first in
    /// coarse steps on thinned samples, then exactly.
    private static func bestMatch(
        in samples: [Float], near wanted: Int, reach: Int, last: Int, continuing natural: Int, length: Int, step: Int
    ) -> Int {
        let low = max(0, wanted - reach)
        let high = min(last, wanted + reach)
        guard low < high else { return min(max(0, wanted), last) }

        func likeness(_ candidate: Int, _ stride: Int) -> Float {
            var product: Float = 0
            var energy: Float = 1e-9
            var index = 0
            while index < length {
                let value = samples[candidate + index]
                product += value * samples[natural + index]
                energy += value * value
                index += stride
            }
            return product / energy.squareRoot()
        }
        func best(_ candidates: some Sequence<Int>, _ stride: Int) -> Int {
            var winner = wanted
            var highest = -Float.infinity
            for candidate in candidates {
                let score = likeness(candidate, stride)
                if score > highest {
                    highest = score
                    winner = candidate
                }
            }
            return winner
        }
        let coarse = best(Swift.stride(from: low, through: high, by: step), step)
        return best(max(low, coarse - step + 1)...min(high, coarse + step - 1), 1)
    }
}
