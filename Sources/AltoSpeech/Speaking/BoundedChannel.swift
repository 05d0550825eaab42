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

    init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    /// Waits until there is room.
    /// - Throws: what the channel was ended with, `CancellationError` when nobody will take the element.
    func send(_ element: Element) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                state.withLock { state in
                    if case .failure(let error)? = state.end {
                        continuation.resume(throwing: error)
                    } else if let receiver = state.receiver {
                        state.receiver = nil
                        receiver.resume(returning: element)
                        continuation.resume()
                    } else {
                        state.ready.append(element)
                        if state.ready.count < capacity {
                            continuation.resume()
                        } else {
                            state.sender = continuation
                        }
                    }
                }
            }
        } onCancel: {
            cancel()
        }
    }

    /// - Returns: the next element, nil at the end.
    func receive() async throws -> Element? {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Element?, any Error>) in
            state.withLock { state in
                if !state.ready.isEmpty {
                    continuation.resume(returning: state.ready.removeFirst())
                    state.sender?.resume()
                    state.sender = nil
                } else if let end = state.end {
                    continuation.resume(with: end.map { nil })
                } else {
                    state.receiver = continuation
                }
            }
        }
    }

    /// The producer is done. What lies ready is still received.
    func finish(throwing error: (any Error)? = nil) {
        end(with: error.map { .failure($0) } ?? .success(()), keepsReady: true)
    }

    /// Nobody needs anything any more.
    func cancel() {
        end(with: .failure(CancellationError()), keepsReady: false)
    }

    private func end(with result: Result<Void, any Error>, keepsReady: Bool) {
        state.withLock { state in
            if !keepsReady { state.ready = [] }
            guard state.end == nil else { return }
            state.end = result
            state.sender?.resume(throwing: CancellationError())
            state.sender = nil
            state.receiver?.resume(with: result.map { nil })
            state.receiver = nil
        }
    }
}
