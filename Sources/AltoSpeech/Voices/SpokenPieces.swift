import Alto

/// Speaks a long sentence in pieces, so that no engine meets more text than it is good at and the first sound comes
/// early.
enum SpokenPieces {
    /// Characters that an engine is given at once. Ordinary sentences fit whole.
    static let longest = 300
    /// Seconds of silence where a sentence had to be parted.
    private static let breath = 0.15

    /// - Parameters:
    ///   - text: a sentence, already made safe for the engine.
    ///   - engine: one piece as sound, or nil when there is nothing to hear in it.
    static func stream(
        of text: String, prosody: Prosody,
        engine: @escaping @Sendable (String, Prosody) async throws -> Sound?
    ) -> AsyncThrowingStream<Sound, any Error> {
        let pieces = EngineText.pieces(of: text, longest: longest)
        return .emitting { emit in
            let prosody = try prosody.validated()
            var isFirst = true
            for piece in pieces {
                try Task.checkCancellation()
                guard var sound = try await engine(piece, prosody) else { continue }
                if !isFirst {
                    let silence = Int(breath / prosody.rate * Double(sound.sampleRate))
                    sound.samples.insert(contentsOf: repeatElement(0, count: silence), at: 0)
                }
                isFirst = false
                emit(sound)
            }
        }
    }
}
