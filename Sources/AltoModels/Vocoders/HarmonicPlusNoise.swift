import Foundation

/// Makes sound of what hibari's network says of each frame: a train of pulses filtered, noise shaped, and a part
/// whose phases are free; their sum goes through one inverse short-time Fourier transform.
///
/// S = exp(h) e^{iπ tanh θ} STFT(pulses) + exp(n) Z + exp(r) e^{iφ}, with Z complex noise; frames of 1200 samples
/// every 300, at 24 kHz, under Hann's window. A port of hibari's `dsp.py` (hibari-tts 0.2.1, Apache-2.0).
package struct HarmonicPlusNoise {
    package static let sampleRate = 24_000
    /// Samples in a frame.
    package static let hop = 300
    private static let size = 4 * hop
    private static let bins = size / 2 + 1
    /// Frames that are worked on at once.
    private static let lanes = RealFourierTransform.Lanes.scalarCount
    /// No magnitude is above e to this.
    private static let loudest: Float = 7

    private let frames: HibariFrames
    private let pulses: [Float]
    private let window: [Float]
    private var transform = RealFourierTransform(count: size)
    private var spectrum = RealFourierTransform.Spectrum(count: bins)
    private var lanes = [RealFourierTransform.Lanes](repeating: .zero, count: size)
    /// Blocks of `hop` samples to which frames have been added.
    private var sum: [Float]
    private var done = 0
    private var emitted = 0

    /// - Parameter frames: of a whole sentence, with `bins` of 601.
    package init(_ frames: HibariFrames) {
        self.frames = frames
        pulses = PulseTrain.samples(
            pitch: Array(frames.pitch.prefix(frames.count)), hop: Self.hop, sampleRate: Self.sampleRate)
        window = (0..<Self.size).map { Float(0.5 - 0.5 * cos(2 * Double.pi * Double($0) / Double(Self.size))) }
        sum = Array(repeating: 0, count: (frames.count + 3) * Self.hop)
    }

    package var isFinished: Bool { emitted >= frames.count || frames.bins != Self.bins }

    /// The next samples: those that are ready when the first `end` frames have been worked on, at least.
    ///
    /// - Parameter noise: normally distributed numbers, as many as asked for: real and imaginary part of each bin,
    ///   frame by frame.
    package mutating func next(upTo end: Int, noise: (Int) -> [Float]) -> [Float] {
        guard !isFinished else { return [] }
        let end = min(frames.count, end)
        while done < end {
            let group = done..<min(done + Self.lanes, frames.count)
            add(group, noise: noise(2 * Self.bins * group.count))
            done = group.upperBound
        }
        // A frame reaches three blocks ahead; the first two lie before the sound's beginning.
        let ready = done == frames.count ? done : max(emitted, done - 2)
        defer { emitted = ready }
        return (emitted..<ready).flatMap { block in
            let scale = scale(ofBlock: block + 2)
            let start = (block + 2) * Self.hop
            return (0..<Self.hop).map { sum[start + $0] * scale[$0] }
        }
    }

    /// 1 over the sum of the squared windows that lie on a block.
    private func scale(ofBlock block: Int) -> [Float] {
        (0..<Self.hop).map { index in
            var weight: Float = 0
            for part in 0..<4 where (0..<frames.count).contains(block - part) {
                weight += window[part * Self.hop + index] * window[part * Self.hop + index]
            }
            return 1 / max(weight, 1e-11)
        }
    }

    private mutating func add(_ group: Range<Int>, noise: [Float]) {
        let source = 1 / Float(Self.hop)
        for index in 0..<Self.size {
            var values = RealFourierTransform.Lanes.zero
            for (lane, frame) in group.enumerated() {
                values[lane] = pulses[mirrored(frame * Self.hop + index - 2 * Self.hop)]
            }
            lanes[index] = values * (window[index] * source)
        }
        transform.forward(lanes, into: &spectrum)
        for (lane, frame) in group.enumerated() { filter(lane, frame, noise[(2 * Self.bins * lane)...]) }
        transform.inverse(spectrum, into: &lanes)
        for (lane, frame) in group.enumerated() {
            let start = frame * Self.hop
            for index in 0..<Self.size { sum[start + index] += lanes[index][lane] * window[index] }
        }
    }

    /// A place in the pulses, reflected at both ends.
    private func mirrored(_ index: Int) -> Int {
        var index = index
        let last = pulses.count - 1
        while index < 0 || index > last { index = index < 0 ? -index : 2 * last - index }
        return index
    }

    private mutating func filter(_ lane: Int, _ frame: Int, _ noise: ArraySlice<Float>) {
        let bins = Self.bins
        let start = frame * 5 * bins
        let values = frames.spectrum
        for bin in 0..<bins {
            let at = start + bin
            let harmonic = Self.magnitude(values[at])
            let phase = tanh(values[at + bins]) * Float.pi
            let (rotationReal, rotationImaginary) = (cos(phase) * harmonic, sin(phase) * harmonic)
            let (real, imaginary) = (spectrum.real[bin][lane], spectrum.imaginary[bin][lane])
            let noisy = Self.magnitude(values[at + 2 * bins])
            let rest = Self.magnitude(values[at + 3 * bins])
            let angle = values[at + 4 * bins]
            let place = noise.startIndex + 2 * bin
            spectrum.real[bin][lane] =
                real * rotationReal - imaginary * rotationImaginary + noisy * noise[place] + rest * cos(angle)
            spectrum.imaginary[bin][lane] =
                real * rotationImaginary + imaginary * rotationReal + noisy * noise[place + 1] + rest * sin(angle)
        }
    }

    private static func magnitude(_ logarithm: Float) -> Float { exp(min(logarithm, loudest)) }
}
