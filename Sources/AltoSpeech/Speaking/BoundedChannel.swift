import Synchronization

/// Hands elements from one producer to one consumer; the producer waits while `capacity` of them lie ready.
final class BoundedChannel<Element: Sendable>: Sendable {
    private struct State {
        var ready: [Element] = []
        var end: Result<Void, any Error>?
        var sender: CheckedContinuation<Void, any Error>?
        var receiver: CheckedContinuation<Element?, any Error>?
    }

    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int) { self.capacity = max(1, capacity) }

    // Nobody is woken under the lock: a task that is being cancelled holds a lock of its own while its handler waits for this one,
    // and waking it needs that lock.

    /// Waits until there is room.
    /// - Throws: what the channel was ended with, `CancellationError` when nobody will take the element.
    func send(_ element: Element) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let (receiver, outcome) = state.withLock {
                    state -> (CheckedContinuation<Element?, any Error>?, Result<Void, any Error>?) in
                    if case .failure(let error)? = state.end { return (nil, .failure(error)) }
                    if let receiver = state.receiver {
                        state.receiver = nil
                        return (receiver, .success(()))
                    }
                    state.ready.append(element)
                    if state.ready.count < capacity { return (nil, .success(())) }
                    state.sender = continuation
                    return (nil, nil)
                }
                receiver?.resume(returning: element)
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            cancel()
        }
    }

    /// - Returns: the next element, nil at the end.
    func receive() async throws -> Element? {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Element?, any Error>) in
            let (sender, outcome) = state.withLock {
                state -> (CheckedContinuation<Void, any Error>?, Result<Element?, any Error>?) in
                if !state.ready.isEmpty {
                    defer { state.sender = nil }
                    return (state.sender, .success(state.ready.removeFirst()))
                }
                if let end = state.end { return (nil, end.map { nil }) }
                state.receiver = continuation
                return (nil, nil)
            }
            sender?.resume()
            if let outcome { continuation.resume(with: outcome) }
        }
    }

    /// The producer is done. What lies ready is still received.
    func finish(throwing error: (any Error)? = nil) {
        end(with: error.map { .failure($0) } ?? .success(()), keepsReady: true)
    }

    /// Nobody needs anything any more.
    func cancel() { end(with: .failure(CancellationError()), keepsReady: false) }

    private func end(with result: Result<Void, any Error>, keepsReady: Bool) {
        let (sender, receiver) = state.withLock {
            state -> (CheckedContinuation<Void, any Error>?, CheckedContinuation<Element?, any Error>?) in
            if !keepsReady { state.ready = [] }
            guard state.end == nil else { return (nil, nil) }
            state.end = result
            defer { (state.sender, state.receiver) = (nil, nil) }
            return (state.sender, state.receiver)
        }
        sender?.resume(throwing: CancellationError())
        receiver?.resume(with: result.map { nil })
    }
}
