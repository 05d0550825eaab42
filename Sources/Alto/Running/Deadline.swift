/// Work that is given up when it takes too long, whether or not it can be stopped.
public enum Deadline {
    /// The result of some work, which runs on threads of its own (`WorkExecutor`).
    ///
    /// Work that is late is cancelled and no longer waited for: it may be in a computation that looks at nothing. The same when
    /// the caller is cancelled.
    ///
    /// - Throws: what the work throws; `late` when the time is over; `CancellationError`.
    public static func run<Value: Sendable>(
        within limit: Duration, clock: MonotonicClock = .continuous, late: Problem,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let (results, feed) = AsyncThrowingStream.makeStream(of: Value.self)
        let task = Task(executorPreference: WorkExecutor.shared) {
            do {
                feed.yield(try await work())
                feed.finish()
            } catch {
                feed.finish(throwing: error)
            }
        }
        let alarm = Task {
            try await clock.sleep(limit)
            feed.finish(throwing: late)
            task.cancel()
        }
        defer { alarm.cancel() }
        return try await withTaskCancellationHandler {
            for try await value in results { return value }
            throw CancellationError()
        } onCancel: {
            task.cancel()
            feed.finish(throwing: CancellationError())
        }
    }
}
