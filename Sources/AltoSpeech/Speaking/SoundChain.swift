import Alto

/// What every sentence goes through on its way from the voice: fades, level, volume, pause, limiter.
struct SoundChain {
    private let sampleRate: Int
    private let volume: Float
    /// The silence before each sentence but the first.
    private let pause: [Float]
    private var fade: SentenceFade
    private var leveller: Leveller?
    private var limiter: PeakLimiter?
    private var isFirstSentence = true
    private var isInSentence = false

    init(style: SpeakingStyle, prosody: Prosody, sampleRate: Int) {
        self.sampleRate = sampleRate
        volume = Float(prosody.volume)
        pause = [Float](repeating: 0, count: Int(style.pause / prosody.rate * Double(sampleRate)))
        fade = SentenceFade(seconds: style.fade, sampleRate: sampleRate)
        leveller = style.loudness.map { Leveller(target: $0, sampleRate: sampleRate) }
        limiter = style.ceiling.map { PeakLimiter(ceiling: $0, sampleRate: sampleRate) }
    }

    /// - Throws: `Problem` when the chunk is not of the voice's sample rate.
    mutating func process(_ chunk: Sound) throws -> Sound? {
        guard chunk.sampleRate == sampleRate else {
            throw Problem(.voiceFailed, "The voice changed its sample rate from \(sampleRate) to \(chunk.sampleRate) hertz.")
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

    mutating func finish() -> Sound? {
        sound(limiter?.finish() ?? [])
    }

    private mutating func pass(_ samples: [Float]) -> Sound? {
        guard !samples.isEmpty else { return nil }
        var samples = samples
        if !isInSentence {
            isInSentence = true
            if !isFirstSentence { samples = pause + samples }
        }
        // The pause is measured with the sentence, as whoever measures the whole will do.
        samples = leveller?.process(samples) ?? samples
        if volume != 1 {
            for index in samples.indices { samples[index] *= volume }
        }
        return sound(limiter?.process(samples) ?? samples)
    }

    private func sound(_ samples: [Float]) -> Sound? {
        samples.isEmpty ? nil : Sound(samples: samples, sampleRate: sampleRate)
    }
}
