package import Alto

/// Speaks sentences: one after another, the next made while the one before is heard.
package struct Speaker: Sendable {
    private let voice: any Voice
    private let prosody: Prosody
    private let style: SpeakingStyle

    package init(voice: any Voice, prosody: Prosody = Prosody(), style: SpeakingStyle = SpeakingStyle()) {
        self.voice = voice
        self.prosody = prosody
        self.style = style
    }

    /// The sound of the sentences in chunks at the voice's sample rate: levelled, with pauses between them and faded
    /// edges, never above the ceiling.
    ///
    /// The first chunk comes as soon as the first sentence (or its first chunk, where the voice has some) is made. At
    /// most `style.lookAhead` chunks are made ahead. Work stops when the consumer is cancelled or drops the stream.
    /// - Returns: a stream that throws a `Problem`, or `CancellationError`. Without anything to say it has no chunk.
    package func speak(_ sentences: [String]) -> AsyncThrowingStream<Sound, any Error> {
        let channel = BoundedChannel<Sound>(capacity: style.lookAhead)
        let production = Production(
            channel: channel,
            work: Task { [voice, prosody, style] in
                do {
                    try await Self.produce(sentences, voice: voice, prosody: prosody.validated(), style: style) {
                        try await channel.send($0)
                    }
                    channel.finish()
                } catch {
                    channel.finish(throwing: error)
                }
            })
        return AsyncThrowingStream { try await production.next() }
    }

    private static func produce(
        _ sentences: [String], voice: any Voice, prosody: Prosody, style: SpeakingStyle,
        emit: (Sound) async throws -> Void
    ) async throws {
        var chain = SoundChain(style: style, prosody: prosody, sampleRate: voice.facts.sampleRate)
        for sentence in sentences {
            try Task.checkCancellation()
            for try await chunk in voice.speak(sentence, prosody: prosody) {
                if let sound = try chain.process(chunk) { try await emit(sound) }
            }
            if let sound = chain.endSentence() { try await emit(sound) }
        }
        if let sound = chain.finish() { try await emit(sound) }
    }
}

/// The work behind one stream. It ends with the stream.
private final class Production: Sendable {
    private let channel: BoundedChannel<Sound>
    private let work: Task<Void, Never>

    init(channel: BoundedChannel<Sound>, work: Task<Void, Never>) {
        self.channel = channel
        self.work = work
    }

    deinit {
        work.cancel()
        channel.cancel()
    }

    func next() async throws -> Sound? {
        try await withTaskCancellationHandler {
            try await channel.receive()
        } onCancel: {
            work.cancel()
            channel.cancel()
        }
    }
}
