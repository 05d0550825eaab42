import Alto
import AltoModels

/// The sound of a sentence, made piece by piece from a model's frames: at the wanted pitch and of the wanted length.
struct SentenceSound {
    let sampleRate: Int
    /// Samples in a frame.
    let hop: Int
    let pitch: Double
    let durations: SpeakingDurations
    /// In frames.
    let words: [(text: String, frames: Range<Int>)]

    /// - Parameters:
    ///   - pieces: the samples of some frames.
    ///   - emit: is given the sound as it is ready.
    func emit(pieces: (Range<Int>) throws -> [Float], to emit: (Sound) -> Void) throws {
        // Faster than a frame for each symbol the model cannot speak; what it lacks is done to the whole sentence.
        let needsStretch = Double(durations.count) > durations.wanted * 1.01
        let ratio = needsStretch ? durations.wanted / Double(durations.count) : 1
        // Samples that were taken as if at a higher rate sound higher.
        var resampler: Resampler?
        if pitch != 1 { resampler = try Resampler(from: pitch * Double(sampleRate), to: Double(sampleRate)) }
        var whole: [Float] = []
        var isFirst = true
        func ready(_ samples: [Float]) {
            guard !samples.isEmpty else { return }
            emit(Sound(samples: samples, sampleRate: sampleRate, words: isFirst ? timings(scale: ratio / pitch) : []))
            isFirst = false
        }
        for piece in VITSChunks.of(durations.count) {
            try Task.checkCancellation()
            let samples = try pieces(piece)
            let pitched = try resampler?.process(samples) ?? samples
            if needsStretch { whole += pitched } else { ready(pitched) }
        }
        let rest = try resampler?.finish() ?? []
        if needsStretch {
            whole += rest
            ready(TimeScale.stretch(whole, to: Int((Double(whole.count) * ratio).rounded()), sampleRate: sampleRate))
        } else {
            ready(rest)
        }
    }

    private func timings(scale: Double) -> [SpokenWord] {
        words.map { word in
            let begin = Int(Double(word.frames.lowerBound * hop) * scale)
            return SpokenWord(
                text: word.text, range: begin..<max(begin, Int(Double(word.frames.upperBound * hop) * scale)))
        }
    }
}
