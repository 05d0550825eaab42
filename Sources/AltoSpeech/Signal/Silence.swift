import Alto

/// The silence round a sentence.
enum Silence {
    /// Seconds that stay before and after what can be heard.
    static let lead = 0.02
    static let tail = 0.04
    /// A window is silent when its level is this far below the loudest window of the sentence (amplitude: -50 dB) ...
    private static let ratio: Float = 0.00316
    /// ... or below this amplitude (-72 dBFS).
    private static let floor: Float = 0.00025
    private static let window = 0.01

    /// - Returns: the sound without the silence round it; nil when all of it is silence.
    static func trimmed(_ sound: Sound) -> Sound? {
        let width = max(1, Int(window * Double(sound.sampleRate)))
        let levels = stride(from: 0, to: sound.samples.count, by: width).map { start in
            let part = sound.samples[start..<min(start + width, sound.samples.count)]
            return (part.reduce(0) { $0 + $1 * $1 } / Float(part.count)).squareRoot()
        }
        let threshold = max((levels.max() ?? 0) * ratio, floor)
        guard let first = levels.firstIndex(where: { $0 > threshold }),
            let last = levels.lastIndex(where: { $0 > threshold })
        else { return nil }
        let start = max(0, first * width - Int(lead * Double(sound.sampleRate)))
        let end = min(sound.samples.count, (last + 1) * width + Int(tail * Double(sound.sampleRate)))
        return Sound(samples: Array(sound.samples[start..<end]), sampleRate: sound.sampleRate)
    }
}
