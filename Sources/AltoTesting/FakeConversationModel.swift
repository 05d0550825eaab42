package import Alto
import Synchronization

/// A model that says what it was told to say, and remembers what it was given.
package final class FakeConversationModel: ConversationModel {
    package struct Script: Sendable {
        /// One reply after the other, each in pieces; the last one again and again.
        package var replies: [[String]] = [["A cat ", "on a wall."]]
        package var confidence: Double? = 0.9
        package var end = Reply.End.stop
        package var promptTokens = 7
        package var droppedMessages = 0
        /// Thrown before the first piece, and behind the last.
        package var refusal: Problem?
        package var failure: Problem?
        /// Passed before each piece; throws where the model is stopped.
        package var pause: @Sendable (_ piece: Int) async throws -> Void = { _ in }
        package var followsInstructions = true
    }

    /// What it was given, in order, and how many of its replies were cut off.
    package struct Given: Sendable {
        package var conversations: [Conversation] = []
        package var settings: [ReplySettings] = []
        package var preparations = 0
        package var stopped = 0
        /// At one time, at most.
        package var mostAtOnce = 0
        fileprivate var running = 0
    }

    package let name: String
    private let script = Mutex(Script())
    private let record = Mutex(Given())

    package init(name: String = "toy-chat") { self.name = name }

    package var given: Given { record.withLock { $0 } }
    package var followsInstructions: Bool { script.withLock { $0.followsInstructions } }

    package func say(_ change: (inout Script) -> Void) { script.withLock { change(&$0) } }

    package func prepare() async throws { record.withLock { $0.preparations += 1 } }

    package func reply(
        to conversation: Conversation, _ settings: ReplySettings
    ) -> AsyncThrowingStream<ReplyEvent, any Error> {
        let said = script.withLock { $0 }
        let turn = record.withLock { given in
            given.conversations.append(conversation)
            given.settings.append(settings)
            given.running += 1
            given.mostAtOnce = max(given.mostAtOnce, given.running)
            return given.conversations.count - 1
        }
        let pieces = said.replies.isEmpty ? [] : said.replies[min(turn, said.replies.count - 1)]
        let (events, feed) = AsyncThrowingStream.makeStream(of: ReplyEvent.self)
        let task = Task {
            do {
                if let refusal = said.refusal { throw refusal }
                feed.yield(.began(.init(tokens: said.promptTokens, droppedMessages: said.droppedMessages)))
                for (index, piece) in pieces.enumerated() {
                    try await said.pause(index)
                    try Task.checkCancellation()
                    feed.yield(.text(piece))
                }
                if let failure = said.failure { throw failure }
                feed.yield(
                    .finished(
                        Reply(
                            text: pieces.joined(), confidence: said.confidence, promptTokens: said.promptTokens,
                            tokens: pieces.count, end: said.end)))
                feed.finish()
            } catch {
                feed.finish(throwing: error)
            }
        }
        feed.onTermination = { [self] reason in
            task.cancel()
            record.withLock {
                $0.running -= 1
                if case .cancelled = reason { $0.stopped += 1 }
            }
        }
        return events
    }
}
