package import Alto

/// Speaks sentences: one after another, the next made while the one before is heard.
package struct Speaker: Sendable {
    private let voice: any Voice
    private let prosody: Prosody
    private let style: SpeakingStyle
    private let lexicon: Lexicon
    private let otherVoice: (@Sendable (_ language: String) async throws -> any Voice)?
    private let notify: @Sendable (String) -> Void

    /// - Parameters:
    ///   - lexicon: how some words are said.
    ///   - otherVoice: the voice for an utterance of a language of its own; the speaker's own voice speaks it otherwise.
    ///   - notify: is told once of each thing that a voice cannot do.
    package init(
        voice: any Voice, prosody: Prosody = Prosody(), style: SpeakingStyle = SpeakingStyle(),
        lexicon: Lexicon = Lexicon(), otherVoice: (@Sendable (_ language: String) async throws -> any Voice)? = nil,
        notify: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.voice = voice
        self.prosody = prosody
        self.style = style
        self.lexicon = lexicon
        self.otherVoice = otherVoice
        self.notify = notify
    }

    package func speak(_ sentences: [String]) -> AsyncThrowingStream<Sound, any Error> {
        speak(sentences.map(Utterance.init))
    }

    /// The sound of the utterances in chunks at the voice's sample rate: levelled, with pauses between them and faded
    /// edges, never above the ceiling.
    ///
    /// The first chunk comes as soon as the first sentence (or its first chunk, where the voice has some) is made. At
    /// most `style.lookAhead` chunks are made ahead. Work stops when the consumer is cancelled or drops the stream.
    ///
    /// - Parameter onWords: is given the words of each sentence and where they are in the sound as a whole, from voices
    ///   that know.
    /// - Returns: a stream that throws a `Problem`, or `CancellationError`. Without anything to say it has no chunk.
    package func speak(
        _ utterances: [Utterance], onWords: @escaping @Sendable ([SpokenWord]) -> Void = { _ in }
    ) -> AsyncThrowingStream<Sound, any Error> {
        let channel = BoundedChannel<Sound>(capacity: style.lookAhead)
        let production = Production(
            channel: channel,
            work: Task(executorPreference: WorkExecutor.shared) {
                do {
                    try await produce(utterances, onWords) { try await channel.send($0) }
                    channel.finish()
                } catch {
                    channel.finish(throwing: error)
                }
            })
        return AsyncThrowingStream { try await production.next() }
    }

    private func produce(
        _ utterances: [Utterance], _ onWords: ([SpokenWord]) -> Void, emit: (Sound) async throws -> Void
    ) async throws {
        let prosody = try prosody.validated()
        let sampleRate = voice.facts.sampleRate
        var chain = SoundChain(style: style, prosody: prosody, sampleRate: sampleRate)
        var hasTold = false
        var voices = ScriptVoices(otherVoice: otherVoice, notify: notify)
        var waiting = utterances.reversed().map { reading(of: lexicon.applied(to: $0)) }
            .map { (utterance: $0, voice: (any Voice)?.none) }
        while let (utterance, found) = waiting.popLast() {
            try Task.checkCancellation()
            guard let speaking = found else {
                let own = try await voices.voice(for: utterance.language) ?? voice
                waiting += try await voices.parts(of: utterance, spokenBy: own).reversed()
                continue
            }
            if !utterance.pronunciations.isEmpty, !(speaking is any PhoneticVoice), !hasTold {
                hasTold = true
                notify(
                    "The voice \(speaking.facts.id) cannot be told how words are pronounced; it says them in its own way."
                )
            }
            var own = prosody
            own.rate = (0.5...3).clamp(own.rate * utterance.prosody.rate)
            own.pitch = (0.5...2).clamp(own.pitch * utterance.prosody.pitch)
            // A voice of another sample rate is brought to that of the whole.
            let otherRate = speaking.facts.sampleRate
            var resampler: Resampler?
            if otherRate != sampleRate { resampler = try Resampler(from: Double(otherRate), to: Double(sampleRate)) }
            chain.beginSentence(pause: utterance.pause, volume: utterance.prosody.volume)
            for try await var chunk in Self.sound(of: utterance, speaking, own) {
                if !chunk.words.isEmpty {
                    let start = chain.nextPosition
                    let scale = Double(sampleRate) / Double(otherRate)
                    onWords(
                        chunk.words.map { word in
                            let (begin, end) = (
                                Double(word.range.lowerBound) * scale, Double(word.range.upperBound) * scale
                            )
                            return SpokenWord(text: word.text, range: start + Int(begin)..<start + Int(end))
                        })
                }
                if let samples = try resampler?.process(chunk.samples) {
                    chunk = Sound(samples: samples, sampleRate: sampleRate)
                }
                if let sound = try chain.process(chunk) { try await emit(sound) }
            }
            if let rest = try resampler?.finish(),
                let sound = try chain.process(Sound(samples: rest, sampleRate: sampleRate))
            {
                try await emit(sound)
            }
            if let sound = chain.endSentence() { try await emit(sound) }
        }
        if let sound = chain.finish() { try await emit(sound) }
    }

    /// The utterance with its signs in words of its language; English voices have their own way with them.
    private func reading(of utterance: Utterance) -> Utterance {
        guard let vocabulary = SignVocabulary.find(utterance.language ?? voice.facts.language) else { return utterance }
        var utterance = utterance
        utterance.text = SignReading(vocabulary).read(utterance.text)
        return utterance
    }

    private static func sound(
        of utterance: Utterance, _ voice: any Voice, _ prosody: Prosody
    ) -> AsyncThrowingStream<Sound, any Error> {
        guard !utterance.pronunciations.isEmpty, let phonetic = voice as? any PhoneticVoice else {
            return voice.speak(utterance.text, prosody: prosody)
        }
        return phonetic.speak(utterance.text, prosody: prosody, pronunciations: utterance.pronunciations)
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
