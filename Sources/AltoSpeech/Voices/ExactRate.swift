import Alto

/// Makes `rate` and `pitch` true for engines that follow them only roughly or only within limits.
///
/// Flite rounds each state of a phone to frames of 5 ms (2.88 times instead of 3), eSpeak NG counts words a minute and
/// shortens pauses in its own way (0.47 instead of 0.5). So the engine speaks as near to the wanted rate as it can,
/// and the rest is scaled in time to the length of the natural sentence over `rate`. Both engines are tens to hundreds
/// of times faster than speech, so speaking a sentence twice costs little; at rate 1 it is spoken once.
enum ExactRate {
    /// Within this share of the wanted length nothing is scaled: nobody hears it.
    private static let tolerance = 0.002

    /// - Parameters:
    ///   - nativePitch: how much of a pitch factor the engine can do by itself. The rest is done by resampling, which
    ///     moves the timbre too.
    ///   - engine: speaks at (rate, pitch), without the silence round the sentence.
    /// - Returns: nil when nothing can be heard.
    static func render(
        prosody: Prosody, nativePitch: (Double) -> Double = { $0 },
        engine: (_ rate: Double, _ pitch: Double) throws -> Sound
    ) throws -> Sound? {
        let plan = Plan(prosody: prosody, nativePitch: nativePitch(prosody.pitch))
        let spoken = try engine(plan.engineRate, plan.enginePitch)
        let natural = try plan.needsNatural ? engine(1, plan.enginePitch) : nil
        return try plan.finish(spoken, natural: natural)
    }

    /// The same for an engine that is awaited.
    static func render(
        prosody: Prosody, nativePitch: (Double) -> Double = { $0 },
        engine: (_ rate: Double, _ pitch: Double) async throws -> Sound
    ) async throws -> Sound? {
        let plan = Plan(prosody: prosody, nativePitch: nativePitch(prosody.pitch))
        let spoken = try await engine(plan.engineRate, plan.enginePitch)
        let natural = try await plan.needsNatural ? engine(1, plan.enginePitch) : nil
        return try plan.finish(spoken, natural: natural)
    }

    private struct Plan {
        let rate: Double
        let enginePitch: Double
        /// What resampling has to add to the pitch.
        let shift: Double

        init(prosody: Prosody, nativePitch: Double) {
            rate = prosody.rate
            enginePitch = nativePitch
            shift = prosody.pitch / nativePitch
        }

        /// Raising the pitch by resampling also shortens the sound: the engine speaks slower by as much.
        var engineRate: Double { rate / shift }
        var needsNatural: Bool { engineRate != 1 || shift != 1 }

        func finish(_ spoken: Sound, natural: Sound?) throws -> Sound? {
            guard !spoken.samples.isEmpty else { return nil }
            guard let natural else { return spoken }
            var sound = spoken
            if shift != 1 {
                // Samples played `shift` times as fast: resampled as if they had been taken at a higher rate.
                let pitched = try Resampler.resample(
                    sound.samples, from: shift * Double(sound.sampleRate), to: Double(sound.sampleRate))
                sound.samples = pitched
            }
            let count = max(1, Int((Double(natural.samples.count) / rate).rounded()))
            let error = abs(Double(sound.samples.count - count)) / Double(count)
            if error > tolerance {
                sound.samples = TimeScale.stretch(sound.samples, to: count, sampleRate: sound.sampleRate)
            }
            return sound
        }
    }
}
