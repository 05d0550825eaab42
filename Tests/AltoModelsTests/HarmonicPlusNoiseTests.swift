import Foundation
import Testing

@testable import AltoModels

@Suite struct HarmonicPlusNoiseTests {
    @Test(arguments: [8, 30, 1200, 14]) func `the transform equals its definition, and goes back`(_ count: Int) {
        var transform = RealFourierTransform(count: count)
        var noise = GaussianNoise(seed: 3)
        let samples = (0..<count).map { _ in
            RealFourierTransform.Lanes((0..<8).map { _ in noise.next() })
        }
        var spectrum = RealFourierTransform.Spectrum(count: count / 2 + 1)
        transform.forward(samples, into: &spectrum)
        for k in [0, 1, count / 4, count / 2] {
            for lane in [0, 7] {
                var (real, imaginary) = (0.0, 0.0)
                for (index, sample) in samples.enumerated() {
                    let angle = -2 * Double.pi * Double(index * k % count) / Double(count)
                    real += Double(sample[lane]) * cos(angle)
                    imaginary += Double(sample[lane]) * sin(angle)
                }
                #expect(abs(Double(spectrum.real[k][lane]) - real) < 1e-3)
                #expect(abs(Double(spectrum.imaginary[k][lane]) - imaginary) < 1e-3)
            }
        }
        var back = samples
        transform.inverse(spectrum, into: &back)
        for (before, after) in zip(samples, back) { #expect((before - after).max() < 1e-4) }
    }

    @Test func `pulses come as often as the pitch says`() {
        let samples = PulseTrain.samples(pitch: Array(repeating: 200, count: 40), hop: 300, sampleRate: 24_000)
        #expect(samples.count == 12_000)
        let peaks = samples.indices.filter { samples[$0] > 40 && $0 > 0 && samples[$0] >= (samples[$0 - 1]) }
        #expect(peaks.count >= 99 && peaks.count <= 202)
        #expect(PulseTrain.samples(pitch: [0, -3, .nan], hop: 300, sampleRate: 24_000).allSatisfy { $0 == 0 })
    }

    @Test func `pieces make the whole`() {
        let bins = 601
        let count = 21
        var noise = GaussianNoise(seed: 9)
        let frames = HibariFrames(
            spectrum: (0..<count * 5 * bins).map { _ in noise.next() - 3 },
            pitch: (0..<count).map { $0 < 10 ? 180 : 0 }, bins: bins)
        func sound(_ step: Int) -> [Float] {
            var synthesis = HarmonicPlusNoise(frames)
            var noise = GaussianNoise(seed: 1)
            var samples: [Float] = []
            var end = 0
            while !synthesis.isFinished {
                end += step
                samples += synthesis.next(upTo: end) { noise.values($0, scale: 1) }
            }
            return samples
        }
        let whole = sound(count)
        #expect(whole.count == count * HarmonicPlusNoise.hop)
        #expect(whole.contains { abs($0) > 1e-3 } && whole.allSatisfy(\.isFinite))
        #expect(sound(3) == whole)
    }

    @Test func `durations fit the rate`() {
        let predicted: [Float] = [13.2, 2.4, 0.3, 7.5, 2.5, 5.1]
        #expect(HibariDurations.frames(predicted, rate: 1).frames == [13, 2, 1, 8, 2, 5])
        let slow = HibariDurations.frames(predicted, rate: 0.5)
        #expect(abs(Double(slow.frames.reduce(0, +)) - 62) <= 1)
        #expect(HibariDurations.frames([.nan, .infinity, -4], rate: 1).frames.allSatisfy { (1...1_000).contains($0) })
    }
}
