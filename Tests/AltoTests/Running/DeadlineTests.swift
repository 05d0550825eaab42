import Alto
import Synchronization
import Testing

@Suite struct DeadlineTests {
    private static let late = Problem(.deadlineExceeded, "Late.")

    @Test func `work that is done in time is told`() async throws {
        #expect(try await Deadline.run(within: .seconds(60), late: Self.late) { 42 } == 42)
        struct Wrong: Error {}
        await #expect(throws: Wrong.self) {
            try await Deadline.run(within: .seconds(60), late: Self.late) { throw Wrong() }
        }
    }

    /// Two texts whose cutting did not end took both threads of the pool; not even SIGTERM was heard.
    @Test(.timeLimit(.minutes(1)))
    func `computations that do not end are given up, and hold up nothing else`() async throws {
        let isOver = Mutex(false)
        defer { isOver.withLock { $0 = true } }
        for _ in 0..<8 {
            let problem = await #expect(throws: Problem.self) {
                try await Deadline.run(within: .milliseconds(20), late: Self.late) {
                    while !isOver.withLock({ $0 }) {}
                }
            }
            #expect(problem?.code == .deadlineExceeded)
        }
        #expect(try await Deadline.run(within: .seconds(60), late: Self.late) { await Task { 7 }.value } == 7)
    }

    @Test(.timeLimit(.minutes(1))) func `whoever is cancelled does not wait either`() async throws {
        let isOver = Mutex(false)
        defer { isOver.withLock { $0 = true } }
        let task = Task {
            try await Deadline.run(within: .seconds(600), late: Self.late) {
                while !isOver.withLock({ $0 }) {}
            }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
