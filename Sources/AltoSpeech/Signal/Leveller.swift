/// Brings a voice to the target loudness.
///
/// The gain is that which would bring all that was heard so far to the target: set by the first chunk (a whole
/// sentence for most voices), and afterwards moved by at most 1 dB for each second of sound. So loudness follows the
/// voice and does not pump with its sentences.
struct Leveller {
    private static let fastest = 1.0
    private static let furthest = 30.0
    /// Seconds over which a change of gain is spread.
    private static let ramp = 0.05

    private let target: Double
    private let sampleRate: Int
    private var meter: LoudnessMeter
    /// In decibels.
    private var gain: Double?

    init(target: Double, sampleRate: Int) {
        self.target = target
        self.sampleRate = sampleRate
        meter = LoudnessMeter(sampleRate: sampleRate)
    }

    mutating func process(_ samples: [Float]) -> [Float] {
        meter.add(samples)
        guard let loudness = meter.integrated else { return samples }
        let wanted = (-Self.furthest...Self.furthest).clamp(target - loudness)
        let reach = Self.fastest * Double(samples.count) / Double(sampleRate)
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
