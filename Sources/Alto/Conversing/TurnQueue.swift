/// Lets one after the other have a turn; whoever waits is served in order, for a bounded time.
public actor TurnQueue {
    private let mostWaiting: Int
    private let patience: Duration
    private let clock: MonotonicClock
    private var isTaken = false
    private var waiting: [(ticket: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    private var tickets = 0

    /// - Parameters:
    ///   - mostWaiting: more are sent away at once.
    ///   - patience: how long one waits.
    public init(mostWaiting: Int = 8, patience: Duration = .seconds(120), clock: MonotonicClock = .continuous) {
        self.mostWaiting = mostWaiting
        self.patience = patience
        self.clock = clock
    }

    /// Waits for a turn, which `leave` ends.
    ///
    /// - Throws: `Problem` (overloaded) where too many wait, or it took too long; `CancellationError`.
    public func enter() async throws {
        try Task.checkCancellation()
        guard isTaken else {
            isTaken = true
            return
        }
        guard waiting.count < mostWaiting else { throw Self.overloaded }
        tickets += 1
        let ticket = tickets
        let alarm = Task {
            try await clock.sleep(patience)
            giveUp(ticket, Self.overloaded)
        }
        defer { alarm.cancel() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
                waiting.append((ticket, continuation))
            }
        } onCancel: {
            Task { await self.giveUp(ticket, CancellationError()) }
        }
    }

    /// The turn is over: the next one has it.
    public func leave() {
        guard !waiting.isEmpty else {
            isTaken = false
            return
        }
        waiting.removeFirst().continuation.resume()
    }

    private func giveUp(_ ticket: Int, _ error: any Error) {
        guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
        waiting.remove(at: index).continuation.resume(throwing: error)
    }

    private static let overloaded = Problem(
        .overloaded, "The model is busy with other conversations.", remedy: "Try again in a moment.")
}

/// A model that answers one conversation at a time; others wait.
public struct QueuedConversationModel: ConversationModel {
    private let model: any ConversationModel
    private let queue: TurnQueue

    public init(_ model: any ConversationModel, queue: TurnQueue = TurnQueue()) {
        self.model = model
        self.queue = queue
    }

    public var name: String { model.name }
    public var followsInstructions: Bool { model.followsInstructions }
    public func prepare() async throws { try await model.prepare() }

    public func reply(
        to conversation: Conversation, _ settings: ReplySettings
    ) -> AsyncThrowingStream<ReplyEvent, any Error> {
        let (events, feed) = AsyncThrowingStream.makeStream(of: ReplyEvent.self)
        let task = Task {
            do {
                try await queue.enter()
            } catch {
                return feed.finish(throwing: error)
            }
            do {
                for try await event in model.reply(to: conversation, settings) { feed.yield(event) }
                feed.finish()
            } catch {
                feed.finish(throwing: error)
            }
            await queue.leave()
        }
        feed.onTermination = { _ in task.cancel() }
        return events
    }
}
