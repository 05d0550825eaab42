import Alto
import AltoStore
import AltoTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/descriptions/{id}/conversation`.
@Suite struct ConversationRoutesTests {
    private let bench: Bench
    private let model = FakeConversationModel()
    private let picture = Bitmaps.redAndBlue()

    init() throws {
        bench = try Bench { $0.deletesPictures = false }
        bench.engine.say { [model] in $0.conversation = model }
    }

    private func ask(_ question: String, of id: String, on bench: Bench? = nil) async throws -> TestResponse {
        try await (bench ?? self.bench).post(
            "/v1/descriptions/\(id)/conversation", json: "{\"question\": \"\(question)\"}")
    }

    private func history(of id: String) async throws -> [[String: Any]] {
        let answer = try await bench.ask(.get, "/v1/descriptions/\(id)/conversation")
        #expect(answer.status == .ok)
        return try #require(answer.json["messages"] as? [[String: Any]])
    }

    @Test func `an answer comes in pieces and is kept with the question`() async throws {
        let id = try await bench.described()
        #expect(try await history(of: id).isEmpty)
        let answer = try await ask("What is it?", of: id)
        #expect(answer.status == .ok && answer.headers[.contentType] == "text/event-stream")
        #expect(answer.text.contains("event: delta\ndata: {\"text\":\"A cat \"}\n\n"))
        let done = try #require(answer.text.split(separator: "event: done\ndata: ").last)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(done.utf8)) as? [String: Any])
        #expect(json["text"] as? String == "A cat on a wall." && json["model"] as? String == "toy-chat")
        #expect(json["end"] as? String == "stop" && json["confidence"] as? Double == 0.9)
        let kept = try await history(of: id)
        #expect(kept.map { $0["role"] as? String } == ["user", "assistant"])
        #expect(kept.map { $0["text"] as? String } == ["What is it?", "A cat on a wall."])
    }

    @Test func `the model is given the picture, what was found in it, and what was said before`() async throws {
        bench.engine.say { $0.description = .plain().with(faces: "Jack").with(text: "Platform 9") }
        let id = try await bench.described()
        _ = try await ask("A?", of: id)
        _ = try await ask("B?", of: id)
        let given = try #require(model.given.conversations.last)
        #expect(given.messages.map(\.role) == [.user, .assistant, .user] && given.pictureCount == 1)
        #expect(given.messages[0].text.contains("“Jack”") && given.messages[0].text.contains("“Platform 9”"))
        #expect(given.messages[0].text.hasSuffix("A?") && given.messages[2].text == "B?")
        // Once described is once looked at.
        #expect(bench.engine.asked.descriptions.count == 1)
    }

    @Test func `where pictures are not kept the client sends it once more`() async throws {
        let bench = try Bench()
        bench.engine.say { [model] in $0.conversation = model }
        let id = try await bench.described()
        let refused = try await ask("A?", of: id, on: bench)
        #expect(refused.status == .notFound && refused.code == "picture_missing")
        let answer = try await bench.post(
            "/v1/descriptions/\(id)/conversation", Form(["question": "A?"], picture: picture))
        #expect(answer.status == .ok && answer.text.contains("event: done"))
    }

    @Test func `a model that answers in a word is asked where none converses`() async throws {
        bench.engine.say { $0.conversation = nil }
        let id = try await bench.described()
        let answer = try await ask("How many?", of: id)
        #expect(answer.text.contains("event: delta\ndata: {\"text\":\"one\"}"))
        #expect(try await history(of: id).last?["model"] as? String == "toy")
        bench.engine.say { $0.answer = .failure(Problem(.modelMissing, "There is no model that answers.")) }
        #expect(try await ask("How many?", of: id).code == "model_missing")
    }

    @Test func `what goes wrong is told, and nothing is kept`() async throws {
        let id = try await bench.described()
        model.say { $0.refusal = Problem(.overloaded, "The model is busy.") }
        #expect(try await ask("A?", of: id).status.code == 429)
        model.say {
            $0.refusal = nil
            $0.failure = Problem(.modelInvalid, "The model is damaged.")
        }
        let answer = try await ask("A?", of: id)
        #expect(answer.text.contains("event: problem\ndata: {") && answer.text.contains("The model is damaged."))
        #expect(try await history(of: id).isEmpty)
    }

    @Test func `it is forgotten with the description, or by itself`() async throws {
        let id = try await bench.described()
        _ = try await ask("A?", of: id)
        #expect(try await bench.ask(.delete, "/v1/descriptions/\(id)/conversation").status == .noContent)
        #expect(try await history(of: id).isEmpty)
        _ = try await ask("B?", of: id)
        #expect(try await bench.ask(.delete, "/v1/descriptions/\(id)").status == .noContent)
        #expect(try await bench.ask(.get, "/v1/descriptions/\(id)/conversation").status == .notFound)
        #expect(try await bench.service.jobs.messages(of: id, owner: "local").isEmpty)
    }

    @Test func `it is its owner's alone`() async throws {
        let bench = try Bench {
            $0.host = "0.0.0.0"
            $0.deletesPictures = false
        }
        bench.engine.say { [model] in $0.conversation = model }
        let ann = try await bench.key(of: "ann"), bob = try await bench.key(of: "bob")
        let made = try await bench.ask(.post, "/v1/descriptions", picture, headers: ann)
        try await bench.work()
        let path = "/v1/descriptions/\(try #require(made.json["id"] as? String))/conversation"
        #expect(try await bench.post(path, json: #"{"question": "A?"}"#, headers: bob).status == .notFound)
        #expect(try await bench.post(path, json: #"{"question": "A?"}"#, headers: ann).status == .ok)
        #expect(try await bench.ask(.get, path, headers: bob).status == .notFound)
        #expect(try await bench.ask(.get, path, headers: ann).text.contains("A?"))
    }

    @Test(arguments: ["{}", #"{"question": "  "}"#, #"{"question": 7}"#, "no"])
    func `a request without a question is refused`(json: String) async throws {
        let id = try await bench.described()
        let answer = try await bench.post("/v1/descriptions/\(id)/conversation", json: json)
        #expect(answer.status == .badRequest && answer.code == "usage" && model.given.conversations.isEmpty)
    }
}
