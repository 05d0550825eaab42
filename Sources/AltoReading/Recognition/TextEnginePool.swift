/// Lends engines to pictures, one each. Whoever finds none free waits for its turn.
actor TextEnginePool {
    private var free: [TextEngine]
    private var waiting: [CheckedContinuation<TextEngine, Never>] = []

    init(_ engines: [TextEngine]) {
        // The one that was lent last is lent first: the others are not loaded before they are needed.
        free = engines.reversed()
    }

    nonisolated func withEngine<Value: Sendable>(
        _ body: @Sendable (TextEngine) async throws -> Value
    ) async throws -> Value {
        let engine = await lend()
        do {
            let value = try await body(engine)
            await takeBack(engine)
            return value
        } catch {
            await takeBack(engine)
            throw error
        }
    }

    private func lend() async -> TextEngine {
        if let engine = free.popLast() { return engine }
        return await withCheckedContinuation { waiting.append($0) }
    }

    private func takeBack(_ engine: TextEngine) {
        if waiting.isEmpty {
            free.append(engine)
        } else {
            waiting.removeFirst().resume(returning: engine)
        }
    }
}
