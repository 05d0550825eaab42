import Alto

/// The silence round a sentence.
enum Silence {
    /// Seconds that stay before and after what can be heard.
    static let lead = 0.04
    static let tail = 0.06
    /// A window is silent when its level is 50 dB below the loudest window of the sentence ...
    private static let ratio: Float = 0.00316
    /// ... or below -72 dBFS.
    private static let floor: Float = 0.00025
    private static let window = 0.01

    /// For engines whose silence is silent: it is told by its level.
    /// - Returns: the sound without the silence round it; without samples when all of it is silence.
    static func trimmed(_ sound: Sound, rate: Double) -> Sound {
        let width = max(1, Int(window * Double(sound.sampleRate)))
        let levels = stride(from: 0, to: sound.samples.count, by: width).map { start in
            let part = sound.samples[start..<min(start + width, sound.samples.count)]
            return (part.reduce(0) { $0 + $1 * $1 } / Float(part.count)).squareRoot()
        }
        let threshold = max((levels.max() ?? 0) * ratio, floor)
        guard let first = levels.firstIndex(where: { $0 > threshold }),
            let last = levels.lastIndex(where: { $0 > threshold })
        else { return Sound(samples: [], sampleRate: sound.sampleRate) }
        let kept = widened(
            first * width..<(last + 1) * width, within: sound.samples.indices, sampleRate: sound.sampleRate, rate: rate)
        return Sound(samples: Array(sound.samples[kept]), sampleRate: sound.sampleRate)
    }

    /// A stretch of speech with a little of the silence round it, shorter when speech is faster.
    static func widened(_ speech: Range<Int>, within all: Range<Int>, sampleRate: Int, rate: Double) -> Range<Int> {
        guard !speech.isEmpty else { return all.lowerBound..<all.lowerBound }
        let lead = Int(lead / rate * Double(sampleRate))
        let tail = Int(tail / rate * Double(sampleRate))
        return (speech.lowerBound - lead..<speech.upperBound + tail).clamped(to: all)
    }
}
