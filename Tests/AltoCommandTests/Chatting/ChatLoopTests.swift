import Alto
import AltoTesting
import Foundation
import Synchronization
import Testing

@testable import AltoCommand

/// Remembers what it was told.
final class RecordedChatOutput: ChatOutput {
    let told = Mutex<[String]>([])
    private func tell(_ text: String) { told.withLock { $0.append(text) } }

    func prompt() { tell(">") }
    func looked(at picture: String, facts: MeasuredFacts?) { tell("looked \(picture)") }
    func began(_ prompt: ReplyEvent.Prompt, leftOut: String) { tell("began \(prompt.tokens)") }
    func piece(_ text: String) { tell("+" + text) }
    func finished(_ reply: Reply, model: String) { tell("finished \(reply.text)") }
    func stopped() { tell("stopped") }
    func notice(_ text: String) { tell("notice \(text)") }
    func failed(_ problem: Problem) { tell("failed \(problem.message)") }

    var lines: [String] { told.withLock { $0 } }
}

@Suite struct ChatLoopTests {
    private let folder = TemporaryFolder()
    private let model = FakeConversationModel()
    private let output = RecordedChatOutput()

    private func loop(
        session: SessionFile? = nil, speak: (@Sendable (AsyncStream<String>) async throws -> Void)? = nil
    ) -> ChatLoop {
        ChatLoop(
            model: model, output: output, session: session,
            look: { path in
                if path == "missing.jpg" { throw Problem(.pictureMissing, "There is no file missing.jpg.") }
                return ChatLoop.Seen(
                    picture: .flat(width: 8, height: 8), facts: MeasuredFacts(.plain().with(faces: "Jack")))
            }, speak: speak)
    }

    @discardableResult
    private func run(
        _ loop: ChatLoop, _ lines: String..., history: ChatHistory = ChatHistory(), pictures: [String] = ["a.jpg"]
    ) async throws -> Problem? {
        var lines = lines[...]
        return try await loop.run(history, pictures: pictures) { lines.popFirst() }
    }

    @Test func `a question is answered as the model writes`() async throws {
        #expect(try await run(loop(), "What is it?") == nil)
        #expect(
            output.lines == [
                "looked a.jpg", ">", "began 7", "+A cat ", "+on a ", "+wall.", "finished A cat on a wall.", ">",
            ])
        let given = try #require(model.given.conversations.first)
        #expect(given.pictureCount == 1 && given.messages[0].text.contains("“Jack”"))
    }

    @Test func `what was said before is said again to the model`() async throws {
        try await run(loop(), "A?", "B?", "/quit", "C?")
        #expect(model.given.conversations.map { $0.messages.count } == [1, 3])
        #expect(model.given.conversations[1].messages[1].text == "A cat on a wall.")
        #expect(model.given.conversations[1].pictureCount == 1)
    }

    @Test func `another picture comes with the next question, and each is looked at once`() async throws {
        try await run(loop(), "/picture b.jpg", "/picture a.jpg", "/picture missing.jpg", "A?", "B?")
        #expect(model.given.conversations[0].messages[0].pictures.count == 3)
        #expect(output.lines.filter { $0.hasPrefix("looked") } == ["looked a.jpg", "looked b.jpg"])
        #expect(output.lines.contains("failed There is no file missing.jpg."))
    }

    @Test func `a question is asked once more in place of itself`() async throws {
        try await run(loop(), "/again", "A?", "/again")
        #expect(output.lines.contains("notice Nothing was asked yet."))
        #expect(model.given.conversations.map { $0.messages.map(\.role) } == [[.user], [.user]])
    }

    @Test func `a long description has a wish of its own`() async throws {
        try await run(loop(), "/detail")
        let given = try #require(model.given.conversations.first)
        #expect(given.messages[0].text.hasSuffix(ConversationWords.of("en").wishForLongDescription()))
        #expect(given.system?.contains("at most 8 sentences") == true)
    }

    @Test func `commands that there are not are told apart from questions`() async throws {
        try await run(loop(), "/nonsense", "", "/help")
        #expect(output.lines.contains("notice There is no command /nonsense; /help lists them."))
        #expect(output.lines.contains("notice " + ChatInput.helpText) && model.given.conversations.isEmpty)
    }

    @Test func `an answer that is stopped is kept as far as it came`() async throws {
        model.say { $0.pause = { if $0 > 0 { try await Task.sleep(for: .seconds(600)) } } }
        let loop = loop()
        #expect(!loop.stopAnswer())
        let stopping = Task {
            while !output.lines.contains("+A cat ") { try await Task.sleep(for: .milliseconds(2)) }
            model.say { $0.pause = { _ in } }
            return loop.stopAnswer()
        }
        #expect(try await run(loop, "A?", "B?") == nil)
        #expect(try await stopping.value)
        #expect(output.lines.contains("stopped") && model.given.stopped == 1)
        #expect(model.given.conversations[1].messages.map(\.text).last == "B?")
        #expect(model.given.conversations[1].messages[1].text == "A cat ")
    }

    @Test func `a question without an answer leaves the conversation as it was`() async throws {
        model.say { $0.refusal = Problem(.textTooLong, "Too long.") }
        #expect(try await run(loop(), "A?")?.code == .textTooLong)
        #expect(output.lines.contains("failed Too long."))
        model.say { $0.refusal = nil }
        try await run(loop(), "A?")
        #expect(model.given.conversations.last?.messages.count == 1)
    }

    @Test func `a conversation is kept and gone on with`() async throws {
        let file = SessionFile(path: folder.path("talk.json"))
        try await run(loop(session: file), "A?")
        let kept = try #require(try file.read())
        #expect(
            kept.messages.map(\.text) == ["A?", "A cat on a wall."] && kept.messages[0].pictures[0].hasSuffix("/a.jpg"))
        #expect(kept.model == "toy-chat")
        try await run(loop(session: file), "B?", history: ChatHistory(messages: kept.messages), pictures: [])
        #expect(
            model.given.conversations.last?.messages.count == 3 && model.given.conversations.last?.pictureCount == 1)
        #expect(try file.read()?.messages.count == 4)
    }

    @Test func `a picture that is gone ends the conversation before it begins`() async throws {
        let problem = await #expect(throws: Problem.self) { try await run(loop(), "A?", pictures: ["missing.jpg"]) }
        #expect(problem?.code == .pictureMissing)
    }

    @Test func `sentences are spoken while the next ones are written`() async throws {
        model.say {
            $0.replies = [["A cat. It sl", "eeps. On", " a wall."]]
        }
        let spoken = Mutex<[String]>([])
        let loop = loop { sentences in for await sentence in sentences { spoken.withLock { $0.append(sentence) } } }
        try await run(loop, "A?")
        #expect(spoken.withLock { $0 } == ["A cat.", "It sleeps.", "On a wall."])
    }

    @Test func `lines of JSON tell what happens`() async throws {
        let lines = Mutex<[String]>([])
        let output = JSONChatOutput { line in lines.withLock { $0.append(line) } }
        let loop = ChatLoop(
            model: model, output: output, look: { _ in ChatLoop.Seen(picture: .flat(width: 8, height: 8), facts: nil) })
        try await run(loop, "A?")
        let events = try lines.withLock { $0 }.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(events.map { $0["event"] as? String } == ["picture", "began", "text", "text", "text", "finished"])
        #expect(events.last?["text"] as? String == "A cat on a wall." && events.last?["tokens"] as? Int == 2)
        #expect(events.last?["end"] as? String == "stop")
    }

    @Test func `a terminal gets no escapes of a model`() {
        let shown = Mutex("")
        let output = TerminalChatOutput(isInteractive: false, write: { text in shown.withLock { $0 += text } })
        for piece in [" a\u{1B}[2J", " ", "b\n", "\u{202E}c"] { output.piece(piece) }
        #expect(shown.withLock { $0 } == " a[2J b\nc")
    }
}
