import Alto
import AltoGraph
import AltoModels
import Foundation
import Synchronization

/// A model that is loaded only where there is memory for it.
struct MeasuredConversationModel: ConversationModel {
    private let model: any ConversationModel
    private let size: ModelSize?
    private let precision: Precision
    private let loading = Loading()

    /// Whether the model is in memory already: then what is free no longer matters.
    private final class Loading: Sendable { let isDone = Mutex(false) }

    init(_ model: any ConversationModel, size: ModelSize?, precision: Precision) {
        (self.model, self.size, self.precision) = (model, size, precision)
    }

    var name: String { model.name }
    var followsInstructions: Bool { model.followsInstructions }

    func prepare() async throws {
        guard !loading.isDone.withLock({ $0 }) else { return }
        if let size {
            let smaller = Precision.allCases.filter { size.weights(in: $0) < size.weights(in: precision) }
                .min { size.weights(in: $0) > size.weights(in: $1) }
            try MemoryCheck.check(
                name, needs: size.memory(in: precision), free: Memory.current.map { Double($0.available) },
                remedy: smaller.map {
                    "Take less with --precision \($0.rawValue), or a smaller model: alto models recommend"
                }
                    ?? "Take a smaller model: alto models recommend")
        }
        try await model.prepare()
        loading.isDone.withLock { $0 = true }
    }

    func reply(
        to conversation: Conversation, _ settings: ReplySettings
    ) -> AsyncThrowingStream<ReplyEvent, any Error> {
        let (events, feed) = AsyncThrowingStream.makeStream(of: ReplyEvent.self)
        let task = Task {
            do {
                try await prepare()
                for try await event in model.reply(to: conversation, settings) { feed.yield(event) }
                feed.finish()
            } catch {
                feed.finish(throwing: error)
            }
        }
        feed.onTermination = { _ in task.cancel() }
        return events
    }
}
