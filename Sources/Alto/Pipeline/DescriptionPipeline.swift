/// The way of one picture: bytes, picture, observations, translation, narration and alt text, sound, report.
///
/// A value without state. Whoever has a picture described, the command line or the service, goes this way.
public struct DescriptionPipeline: Sendable {
    /// What is asked of one picture.
    public struct Request: Sendable {
        /// What the report calls the picture.
        public var source: String
        public var observers: [any Observer]
        public var catalog: any NarrationCatalog
        public var detail: Detail
        /// Whether text in other languages is told in the narration's, too.
        public var translatesText: Bool
        /// Whether a long text is said to its end, whatever the detail.
        public var readsAllText: Bool
        /// The page or frame that is described, from 1; nil for the one that the decoder takes.
        public var frame: Int?
        /// Whether every picture is described that may show nudity or sexual content.
        public var policy: ModerationPolicy
        /// Makes the narration heard; nil when nothing is to be heard.
        public var speech: Speech?

        /// - Returns: the file that was written, if there is one.
        public typealias Speech = @Sendable (Narration) async throws -> DescriptionReport.Audio?

        public init(
            source: String, observers: [any Observer], catalog: any NarrationCatalog, detail: Detail = .normal,
            translatesText: Bool = false, readsAllText: Bool = false, frame: Int? = nil,
            policy: ModerationPolicy = .allow, speech: Speech? = nil
        ) {
            self.source = source
            self.observers = observers
            self.catalog = catalog
            self.detail = detail
            self.translatesText = translatesText
            self.readsAllText = readsAllText
            self.frame = frame
            self.policy = policy
            self.speech = speech
        }
    }

    /// How long the steps behind the observers may take; nil for as long as they need.
    public struct Limits: Sendable {
        /// Milliseconds are usual.
        public var narration: Duration? = .seconds(10)
        public var speech: Duration?

        public init() {}
    }

    private let decoder: any PictureDecoding
    private let translator: any Translator
    private let deadlines: Deadlines
    private let limits: Limits
    private let clock: MonotonicClock

    public init(
        decoder: any PictureDecoding, translator: any Translator, deadlines: Deadlines = Deadlines(),
        limits: Limits = Limits(), clock: MonotonicClock = .continuous
    ) {
        self.decoder = decoder
        self.translator = translator
        self.deadlines = deadlines
        self.limits = limits
        self.clock = clock
    }

    /// What happens, as it happens; last of all `finished`. Ending the iteration early cancels what is under way.
    ///
    /// - Parameter bytes: gives the file's bytes; reading them counts as decoding.
    /// - Returns: a stream that throws a `Problem` when the picture cannot be read or nothing can be said of it, or
    ///   `CancellationError`. What only stops an observer or the sound is told in the report.
    public func events(
        for bytes: @escaping @Sendable () throws -> [UInt8], _ request: Request
    ) -> AsyncThrowingStream<PipelineEvent, any Error> {
        let (events, feed) = AsyncThrowingStream.makeStream(of: PipelineEvent.self)
        let task = Task(executorPreference: WorkExecutor.shared) {
            do {
                try await run(bytes, request) { feed.yield($0) }
                feed.finish()
            } catch {
                feed.finish(throwing: error)
            }
        }
        feed.onTermination = { _ in task.cancel() }
        return events
    }

    private func run(
        _ bytes: @Sendable () throws -> [UInt8], _ request: Request, tell: (PipelineEvent) -> Void
    ) async throws {
        let started = clock.now
        let picture = try await decoder.decode(try bytes(), frame: request.frame)
        let decoding = clock.now - started
        var description = Description(of: picture)
        let describer = Describer(observers: request.observers, deadlines: deadlines, clock: clock)
        for await event in describer.events(for: picture) {
            switch event {
            case .observed(let observation, let observer, let stage, _):
                // What is refused is not looked at any longer.
                if case .moderation(let found) = observation { try request.policy.check(found) }
                tell(.observed(observation, by: observer, stage))
            case .failed(let problem, let observer): tell(.failed(problem, observer))
            case .finished(let whole): description = whole
            }
        }
        try Task.checkCancellation()
        try request.policy.check(description)
        description.timings.stages[.decode] = decoding
        description = await translated(description, request, tell)
        let (narration, altText) = try await narrated(description, request)
        tell(.narrated(narration, altText: altText))
        var report = DescriptionReport(
            source: request.source, description: description, narration: narration, altText: altText)
        if let speech = request.speech { try await speak(narration, with: speech, &report) }
        report.timings.elapsed = clock.now - started
        tell(.finished(report))
    }

    private func translated(
        _ description: Description, _ request: Request, _ tell: (PipelineEvent) -> Void
    ) async -> Description {
        let language = request.catalog.language
        let captioned = await description.captioned(in: language, by: translator)
        guard request.translatesText else { return captioned }
        let translated = await captioned.textTranslated(to: language, by: translator)
        if let text = translated.text, text.translation == nil {
            let narrator = Narrator(catalog: request.catalog)
            let isForeign = text.blocks.contains { $0.language.map { !narrator.speaks($0) } ?? false }
            if isForeign { tell(.textNotTranslated) }
        }
        return translated
    }

    private func narrated(_ description: Description, _ request: Request) async throws -> (Narration, String) {
        try await within(limits.narration, "Narrating") {
            (
                Narrator(catalog: request.catalog, detail: request.detail, readsAllText: request.readsAllText)
                    .narrate(description),
                AltText(catalog: request.catalog).text(for: description)
            )
        }
    }

    /// What was seen is worth telling without a sound, too.
    private func speak(
        _ narration: Narration, with speech: @escaping Request.Speech, _ report: inout DescriptionReport
    ) async throws {
        let started = clock.now
        do {
            report.audio = try await within(limits.speech, "Speaking") { try await speech(narration) }
        } catch {
            try Task.checkCancellation()
            report.problems.append(StageProblem(stage: .speech, problem: Problem(wrapping: error)))
        }
        report.timings.stages[.speech] = clock.now - started
    }

    private func within<Value: Sendable>(
        _ limit: Duration?, _ step: String, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        guard let limit else { return try await work() }
        let late = Problem(.deadlineExceeded, "\(step) the words took too long and was given up.")
        return try await Deadline.run(within: limit, clock: clock, late: late, work)
    }
}

/// What happens while a picture is described.
public enum PipelineEvent: Sendable {
    case observed(Observation, by: ObserverID, Stage)
    case failed(StageProblem, ObserverID)
    /// There is text in other languages that was to be translated and could not be.
    case textNotTranslated
    /// All that will be spoken is known.
    case narrated(Narration, altText: String)
    case finished(DescriptionReport)
}
