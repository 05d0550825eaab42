import Alto
import Testing

@testable import AltoSpeech

@Suite struct TimeScaleTests {
    @Test(arguments: [0.4, 0.8, 1.05, 2.0])
    func `the length is exact and the pitch stays`(factor: Double) {
        let tone = SpeechTesting.tone(hertz: 200, seconds: 1)
        let count = Int(factor * 16_000)
        let scaled = TimeScale.stretch(tone.samples, to: count, sampleRate: 16_000)
        #expect(scaled.count == count)
        #expect(abs(SpeechTesting.pitch(of: Sound(samples: scaled, sampleRate: 16_000)) - 200) < 4)
        let level = (scaled.reduce(0) { $0 + $1 * $1 } / Float(count)).squareRoot()
        #expect(abs(level - 0.212) < 0.02)
    }

    @Test(arguments: [0, 1, 100, 500])
    func `sound too short for a frame gets the length all the same`(count: Int) {
        #expect(TimeScale.stretch([0.1, 0.2], to: count, sampleRate: 16_000).count == count)
        #expect(TimeScale.stretch([], to: count, sampleRate: 16_000).count == count)
    }
}

@Suite struct ResamplerTests {
    @Test func `a tone keeps its length and level at another rate`() throws {
        let tone = SpeechTesting.tone(hertz: 1_000, seconds: 0.5, sampleRate: 22_050)
        var resampler = try Resampler(from: 22_050, to: 24_000)
        var output: [Float] = []
        for start in stride(from: 0, to: tone.samples.count, by: 1_000) {
            output += try resampler.process(Array(tone.samples[start..<min(start + 1_000, tone.samples.count)]))
        }
        output += try resampler.finish()
        #expect(abs(output.count - 12_000) <= 1)
        for index in stride(from: 1_000, to: 11_000, by: 7) {
            let expected = 0.3 * Float(Trigonometry.sine(2 * .pi * 1_000 * Double(index) / 24_000))
            #expect(abs(output[index] - expected) < 0.001)
        }
    }
}

@Suite struct LoudnessMeterTests {
    /// EBU Tech 3341, case 1, for one channel: a tone of 1 kHz at -23 dBFS measures -23 LUFS in two channels, so -26.02
    /// in one.
    @Test(arguments: [16_000, 22_050, 48_000])
    func `a tone of 1 kHz is measured as the standard says`(sampleRate: Int) throws {
        var meter = LoudnessMeter(sampleRate: sampleRate)
        meter.add(
            SpeechTesting.tone(
                hertz: 1_000, seconds: 1, sampleRate: sampleRate, amplitude: Float(Decibel.amplitude(-23))
            ).samples)
        #expect(abs(try #require(meter.integrated) - -26.02) < 0.1)
    }

    @Test func `silence between two sounds is not counted`() throws {
        var meter = LoudnessMeter(sampleRate: 16_000)
        let tone = SpeechTesting.tone(hertz: 1_000, seconds: 1)
        meter.add(tone.samples)
        let before = try #require(meter.integrated)
        meter.add([Float](repeating: 0, count: 32_000))
        meter.add(tone.samples)
        #expect(abs(try #require(meter.integrated) - before) < 0.8)
    }

    @Test func `silence has no loudness`() {
        var meter = LoudnessMeter(sampleRate: 16_000)
        meter.add([Float](repeating: 0, count: 16_000))
        #expect(meter.integrated == nil)
    }

    @Test func `less than a block is measured too`() throws {
        var meter = LoudnessMeter(sampleRate: 16_000)
        meter.add(SpeechTesting.tone(hertz: 1_000, seconds: 0.15, amplitude: Float(Decibel.amplitude(-23))).samples)
        #expect(abs(try #require(meter.integrated) - -26.02) < 0.5)
    }
}

@Suite struct PeakLimiterTests {
    private func limit(_ samples: [Float], chunk: Int) -> [Float] {
        var limiter = PeakLimiter(ceiling: -1, sampleRate: 16_000)
        var output: [Float] = []
        for start in stride(from: 0, to: samples.count, by: chunk) {
            output += limiter.process(Array(samples[start..<min(start + chunk, samples.count)]))
        }
        return output + limiter.finish()
    }

    @Test(arguments: [1, 7, 160, 5_000])
    func `sound below the ceiling passes unchanged, whatever its chunks`(chunk: Int) {
        let tone = SpeechTesting.tone(seconds: 0.2, amplitude: 0.7).samples
        #expect(limit(tone, chunk: chunk) == tone)
    }

    @Test func `loud sound stays under the ceiling and keeps its shape`() {
        var samples = SpeechTesting.tone(seconds: 0.3, amplitude: 0.5).samples
        for index in 2_000..<2_600 { samples[index] *= 5 }
        let output = limit(samples, chunk: 700)
        #expect(output.count == samples.count)
        #expect((output.map(abs).max() ?? 1) <= 0.8914)
        #expect((output[2_100..<2_500].map(abs).max() ?? 0) > 0.8)
        // Long before and long after nothing is changed.
        #expect(Array(output[..<1_800]) == Array(samples[..<1_800]))
    }

    /// A tone of a quarter of the sample rate, sampled at 45 degrees, peaks 3 dB above each of its samples.
    @Test func `a peak between samples counts`() {
        let samples = (0..<1_600).map { Float(1.25 * Trigonometry.sine(.pi / 2 * Double($0) + .pi / 4)) }
        let output = limit(samples, chunk: 1_600)
        let highest = output[300..<1_300].map(abs).max() ?? 1
        #expect(highest <= 0.8914 / 1.4142 * 1.03)
    }

    @Test func `sound shorter than the look-ahead comes out whole`() {
        #expect(limit([0.1, 0.2, 0.3], chunk: 2) == [0.1, 0.2, 0.3])
        #expect(limit([], chunk: 1) == [])
    }
}

@Suite struct SilenceTests {
    @Test func `silence round a sound is taken away but for a little`() {
        let quiet = [Float](repeating: 0, count: 8_000)
        let sound = Sound(samples: quiet + SpeechTesting.tone(seconds: 0.5).samples + quiet, sampleRate: 16_000)
        let trimmed = Silence.trimmed(sound, rate: 1)
        #expect(abs(trimmed.seconds - 0.6) < 0.02)
        #expect(Silence.trimmed(Sound(samples: quiet, sampleRate: 16_000), rate: 1).samples.isEmpty)
        #expect(Silence.trimmed(Sound(samples: [], sampleRate: 16_000), rate: 1).samples.isEmpty)
    }
}
