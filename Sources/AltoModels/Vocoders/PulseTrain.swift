import Foundation

/// The source of voiced sound: pulses at a pitch that glides, made of all harmonics below a frequency at the same
/// strength.
///
/// The sum of cos(h t) over the harmonics is sin((H + 1/2) t) / (2 sin(t / 2)) - 1/2, which has no aliases.
enum PulseTrain {
    /// Hertz; what is lower is unvoiced.
    private static let lowest: Float = 40
    /// No harmonic is higher.
    private static let highest: Float = 11_000

    /// - Parameters:
    ///   - pitch: hertz, at the middle of each frame.
    ///   - hop: samples in a frame; even.
    /// - Returns: `hop` samples for each frame; 0 where it is unvoiced.
    static func samples(pitch: [Float], hop: Int, sampleRate: Int) -> [Float] {
        var samples = [Float](repeating: 0, count: pitch.count * hop)
        // Between the middles of two frames the pitch is interpolated.
        let weights = (0..<hop).map { index in
            Float(((Double(index) + 0.5) / Double(hop) - 0.5 + 1).truncatingRemainder(dividingBy: 1))
        }
        var phase = 0.0
        for frame in pitch.indices {
            let own = pitch[frame]
            let (before, after) = (pitch[max(0, frame - 1)], pitch[min(pitch.count - 1, frame + 1)])
            for index in 0..<hop {
                let weight = weights[index]
                let hertz =
                    index < hop / 2 ? before * (1 - weight) + own * weight : own * (1 - weight) + after * weight
                let bounded = max(hertz.isFinite ? hertz : 0, lowest)
                phase += Double(bounded)
                guard hertz > lowest else { continue }
                let cycles = phase * (1 / Double(sampleRate))
                let t = Float((cycles - cycles.rounded(.down)) * 2 * Double.pi)
                let harmonics = (highest / bounded).rounded(.down) + 0.5
                let divisor = sin(t * 0.5) * 2
                samples[frame * hop + index] = (abs(divisor) <= 2e-3 ? harmonics : sin(harmonics * t) / divisor) - 0.5
            }
        }
        return samples
    }
}
