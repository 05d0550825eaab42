/// Integrated loudness of mono sound (ITU-R BS.1770-4, gated as in EBU R 128).
struct LoudnessMeter {
    private var shelf: Biquad
    private var highPass: Biquad
    private let step: Int
    /// Energy and number of samples of the step that is being filled.
    private var energy = 0.0
    private var filled = 0
    /// Mean squares of finished steps of 100 ms. Four of them are a gating block; blocks overlap by three.
    private var steps: [Double] = []

    init(sampleRate: Int) {
        shelf = .headShelf(sampleRate: Double(sampleRate))
        highPass = .revisedLowFrequencyB(sampleRate: Double(sampleRate))
        step = max(1, sampleRate / 10)
    }

    mutating func add(_ samples: [Float]) {
        for sample in samples {
            let weighted = highPass.process(shelf.process(Double(sample)))
            energy += weighted * weighted
            filled += 1
            if filled == step {
                steps.append(energy / Double(step))
                energy = 0
                filled = 0
            }
        }
    }

    /// In LUFS; nil while there is nothing above -70 LUFS. Less than a block is measured as one.
    var integrated: Double? {
        let blocks: [Double]
        if steps.count >= 4 {
            blocks = (4...steps.count).map { end in steps[end - 4..<end].reduce(0, +) / 4 }
        } else {
            let count = steps.count * step + filled
            guard count > 0 else { return nil }
            let total = steps.reduce(energy) { $0 + $1 * Double(step) }
            blocks = [total / Double(count)]
        }
        let audible = blocks.filter { Self.loudness($0) > -70 }
        guard !audible.isEmpty else { return nil }
        let gate = Self.loudness(audible.reduce(0, +) / Double(audible.count)) - 10
        let gated = audible.filter { Self.loudness($0) > gate }
        guard !gated.isEmpty else { return nil }
        return Self.loudness(gated.reduce(0, +) / Double(gated.count))
    }

    private static func loudness(_ meanSquare: Double) -> Double {
        -0.691 + Decibel.ofPower(meanSquare)
    }
}

/// A second-order filter (transposed direct form II).
private struct Biquad {
    let b0: Double
    let b1: Double
    let b2: Double
    let a1: Double
    let a2: Double
    private var first = 0.0
    private var second = 0.0

    mutating func process(_ input: Double) -> Double {
        let output = b0 * input + first
        first = b1 * input - a1 * output + second
        second = b2 * input - a2 * output
        return output
    }

    private init(b0: Double, b1: Double, b2: Double, a1: Double, a2: Double) {
        self.b0 = b0
        self.b1 = b1
        self.b2 = b2
        self.a1 = a1
        self.a2 = a2
    }

    // BS.1770 tabulates both filters for 48 kHz only. These are their analogue prototypes, so that any rate can be
    // measured: at 48 kHz they give the table to nine digits.

    /// The first stage: +4 dB of treble, the acoustic effect of the head.
    static func headShelf(sampleRate: Double) -> Biquad {
        let quality = 0.7071752369554196
        let high = Decibel.amplitude(3.999843853973347)
        let middle = Decibel.amplitude(3.999843853973347 * 0.4996667741545416)
        let k = Trigonometry.tangent(.pi * min(1681.974450955533, 0.45 * sampleRate) / sampleRate)
        let a0 = 1 + k / quality + k * k
        return Biquad(
            b0: (high + middle * k / quality + k * k) / a0, b1: 2 * (k * k - high) / a0,
            b2: (high - middle * k / quality + k * k) / a0,
            a1: 2 * (k * k - 1) / a0, a2: (1 - k / quality + k * k) / a0)
    }

    /// The second stage, a high-pass at 38 Hz.
    static func revisedLowFrequencyB(sampleRate: Double) -> Biquad {
        let quality = 0.5003270373238773
        let k = Trigonometry.tangent(.pi * 38.13547087602444 / sampleRate)
        let a0 = 1 + k / quality + k * k
        return Biquad(b0: 1, b1: -2, b2: 1, a1: 2 * (k * k - 1) / a0, a2: (1 - k / quality + k * k) / a0)
    }
}
