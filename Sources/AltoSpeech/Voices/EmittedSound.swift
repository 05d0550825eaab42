import Alto

extension AsyncThrowingStream<Sound, any Error> {
    /// Sound as it is made, by work that ends with the stream and is stopped when nobody listens any more.
    ///
    /// - Parameter make: is given what takes each piece of sound.
    static func emitting(
        _ make: @escaping @Sendable (_ emit: @escaping @Sendable (Sound) -> Void) async throws -> Void
    ) -> Self {
        AsyncThrowingStream { continuation in
            let work = Task {
                do {
                    try await make { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in work.cancel() }
        }
    }
}
