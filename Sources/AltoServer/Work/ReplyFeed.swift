import Alto

/// What a connection tells while an answer is written: its events, and between them that the work goes on, so that nobody
/// takes the connection for dead, and a client that went away is noticed.
enum ReplyFeed: Sendable {
    case event(ReplyEvent)
    case waiting
    case failed(any Error)

    /// Ends behind the last event or the failure. Whoever stops reading stops the model.
    ///
    /// - Parameter pause: the longest time without anything.
    static func updates(
        of events: AsyncThrowingStream<ReplyEvent, any Error>, pause: Duration = .seconds(2)
    ) -> AsyncStream<ReplyFeed> {
        let (updates, feed) = AsyncStream.makeStream(of: ReplyFeed.self)
        let work = Task {
            do {
                for try await event in events { feed.yield(.event(event)) }
                try Task.checkCancellation()
            } catch {
                feed.yield(.failed(error))
            }
            feed.finish()
        }
        let ticking = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: pause)
                feed.yield(.waiting)
            }
        }
        feed.onTermination = { _ in
            work.cancel()
            ticking.cancel()
        }
        return updates
    }
}
