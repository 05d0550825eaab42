import AltoTesting
import Testing

@testable import Alto

@Suite struct TurnQueueTests {
    private let model = FakeConversationModel()
    private let asked = Conversation(messages: [.user("A?")])

    private func text(_ queued: QueuedConversationModel) async throws -> String {
        var text = ""
        for try await event in queued.reply(to: asked, ReplySettings()) {
            if case .text(let piece) = event { text += piece }
        }
        return text
    }

    @Test func `one conversation at a time`() async throws {
        let queued = QueuedConversationModel(model)
        model.say { $0.pause = { _ in try await Task.sleep(for: .milliseconds(3)) } }
        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<5 { group.addTask { try await text(queued) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(texts == Array(repeating: "A cat on a wall.", count: 5) && model.given.mostAtOnce == 1)
    }

    @Test func `whoever finds too many waiting is sent away`() async throws {
        let queue = TurnQueue(mostWaiting: 0)
        try await queue.enter()
        let problem = await #expect(throws: Problem.self) { try await queue.enter() }
        #expect(problem?.code == .overloaded)
        await queue.leave()
        try await queue.enter()
    }

    @Test func `nobody waits for ever`() async throws {
        let queue = TurnQueue(patience: .milliseconds(5))
        try await queue.enter()
        let problem = await #expect(throws: Problem.self) { try await queue.enter() }
        #expect(problem?.code == .overloaded)
        await queue.leave()
        try await queue.enter()
    }

    @Test func `whoever goes away while waiting holds up nobody`() async throws {
        let queue = TurnQueue()
        try await queue.enter()
        let gone = Task { try await queue.enter() }
        gone.cancel()
        await #expect(throws: CancellationError.self) { try await gone.value }
        await queue.leave()
        try await queue.enter()
    }
}
