import Alto

/// What every sentence goes through on its way from the voice: fades, level, volume, pause, limiter.
struct SoundChain {
    private let sampleRate: Int
    private let volume: Float
    /// Samples of silence before each sentence but the first.
    private let defaultPause: Int
    /// Samples that have gone in, with the pauses between them.
    private var position = 0
    /// Of the sentence that comes.
    private var pause = 0
    private var sentenceVolume: Float = 1
    private var fade: SentenceFade
    private var loudnessNormalizer: LoudnessNormalizer?
    private var limiter: PeakLimiter?
    private var isFirstSentence = true
    private var isInSentence = false

    init(style: SpeakingStyle, prosody: Prosody, sampleRate: Int) {
        self.sampleRate = sampleRate
        volume = Float(prosody.volume)
        defaultPause = Int(style.pause / prosody.rate * Double(sampleRate))
        fade = SentenceFade(seconds: style.fade, sampleRate: sampleRate)
        loudnessNormalizer = style.loudness.map { LoudnessNormalizer(target: $0, sampleRate: sampleRate) }
        limiter = style.ceiling.map { PeakLimiter(ceiling: $0, sampleRate: sampleRate) }
    }

    /// To be called before a sentence's first chunk.
    ///
    /// - Parameters:
    ///   - pause: seconds of silence before it; nil for the usual ones.
    ///   - volume: a factor beside that of the whole.
    mutating func beginSentence(pause seconds: Double? = nil, volume: Double = 1) {
        pause = seconds.map { Int($0 * Double(sampleRate)) } ?? (isFirstSentence ? 0 : defaultPause)
        sentenceVolume = Float(volume)
    }

    /// Where the next sample that goes in will be in all that comes out.
    var nextPosition: Int { position + fade.heldCount + (isInSentence ? 0 : pause) }

    /// - Throws: `Problem` when the chunk is not of the voice's sample rate.
    mutating func process(_ chunk: Sound) throws -> Sound? {
        guard chunk.sampleRate == sampleRate else {
            throw Problem(
                .voiceFailed, "The voice changed its sample rate from \(sampleRate) to \(chunk.sampleRate) hertz.")
        }
        return pass(fade.process(chunk.samples))
    }

    mutating func endSentence() -> Sound? {
        defer {
            if isInSentence { isFirstSentence = false }
            isInSentence = false
        }
        return pass(fade.finish())
    }

    mutating func finish() -> Sound? { sound(limiter?.finish() ?? []) }

    private mutating func pass(_ samples: [Float]) -> Sound? {
        guard !samples.isEmpty else { return nil }
        var samples = samples
        if !isInSentence {
            isInSentence = true
            samples.insert(contentsOf: repeatElement(0, count: pause), at: 0)
        }
        position += samples.count
        // The pause is measured with the sentence, as whoever measures the whole will do.
        samples = loudnessNormalizer?.process(samples) ?? samples
        let volume = volume * sentenceVolume
        if volume != 1 {
            for index in samples.indices { samples[index] *= volume }
        }
        return sound(limiter?.process(samples) ?? samples)
    }

    private func sound(_ samples: [Float]) -> Sound? {
        samples.isEmpty ? nil : Sound(samples: samples, sampleRate: sampleRate)
    }
}
