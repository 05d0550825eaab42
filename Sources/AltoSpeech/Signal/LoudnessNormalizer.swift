/// Brings a voice to the target loudness.
///
/// The gain is that which would bring all that was heard so far to the target: set by the first chunk (a whole
/// sentence for most voices, a third of a second for neural ones), and afterwards moved by at most 1 dB for each second of
/// sound, 8 dB in the first three. So loudness follows the voice and does not pump with its sentences.
struct LoudnessNormalizer {
    private static let fastest = 1.0
    /// The first seconds, in which a single word may still mislead.
    private static let beginning = (seconds: 3.0, fastest: 8.0)
    private static let furthest = 30.0
    /// Seconds over which a change of gain is spread.
    private static let ramp = 0.05

    private let target: Double
    private let sampleRate: Int
    private var meter: LoudnessMeter
    /// In decibels.
    private var gain: Double?
    private var heard = 0

    init(target: Double, sampleRate: Int) {
        self.target = target
        self.sampleRate = sampleRate
        meter = LoudnessMeter(sampleRate: sampleRate)
    }

    mutating func process(_ samples: [Float]) -> [Float] {
        meter.add(samples)
        guard let loudness = meter.integrated else { return samples }
        let wanted = (-Self.furthest...Self.furthest).clamp(target - loudness)
        let isBeginning = Double(heard) < Self.beginning.seconds * Double(sampleRate)
        heard += samples.count
        let reach = (isBeginning ? Self.beginning.fastest : Self.fastest) * Double(samples.count) / Double(sampleRate)
        let before = gain ?? wanted
        let after = (before - reach...before + reach).clamp(wanted)
        gain = after

        let start = Float(Decibel.amplitude(before))
        let end = Float(Decibel.amplitude(after))
        let ramp = max(1, Int(Self.ramp * Double(sampleRate)))
        var output = samples
        for index in output.indices {
            output[index] *= start + (end - start) * min(1, Float(index) / Float(ramp))
        }
        return output
    }
}
