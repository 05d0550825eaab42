import Alto
import AltoTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/chat/completions` with a model that converses, as OpenAI's clients call it.
@Suite struct ChatRoutesTests {
    private let bench: Bench
    private let model = FakeConversationModel()
    private let picture = Bitmaps.redAndBlue()

    init() throws {
        bench = try Bench()
        bench.engine.say { [model] in $0.conversation = model }
    }

    private var address: String { "data:image/bmp;base64," + Data(picture).base64EncodedString() }

    private func body(_ messages: String, more: String = "") -> String {
        "{\"model\": \"gpt-x\"\(more), \"messages\": [\(messages)]}"
    }

    private func user(_ text: String, pictures: Int = 1) -> String {
        let parts =
            ["{\"type\": \"text\", \"text\": \"\(text)\"}"]
            + (0..<pictures).map { _ in "{\"type\": \"image_url\", \"image_url\": {\"url\": \"\(address)\"}}" }
        return "{\"role\": \"user\", \"content\": [\(parts.joined(separator: ", "))]}"
    }

    private func ask(_ messages: String, more: String = "") async throws -> TestResponse {
        try await bench.post("/v1/chat/completions", json: body(messages, more: more))
    }

    private func chunks(_ answer: TestResponse) throws -> [[String: Any]] {
        try answer.text.split(separator: "\n\n").filter { $0.hasPrefix("data: {") }.map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.dropFirst(6).utf8)) as? [String: Any])
        }
    }

    @Test func `a conversation is answered, with what it took`() async throws {
        let answer = try await ask(user("What is it?"))
        #expect(answer.status == .ok && answer.json["model"] as? String == "toy-chat")
        let choice = try #require((answer.json["choices"] as? [[String: Any]])?.first)
        #expect((choice["message"] as? [String: Any])?["content"] as? String == "A cat on a wall.")
        #expect(choice["finish_reason"] as? String == "stop")
        let usage = try #require(answer.json["usage"] as? [String: Int])
        #expect(usage == ["prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9])
    }

    @Test func `all turns, pictures and the system's words reach the model`() async throws {
        let messages = [
            #"{"role": "system", "content": "Be brief."}"#, user("A?"), #"{"role": "assistant", "content": "A."}"#,
            user("B?", pictures: 2),
        ]
        #expect(try await ask(messages.joined(separator: ", ")).status == .ok)
        let given = try #require(model.given.conversations.first)
        #expect(given.pictureCount == 3 && given.system?.hasPrefix("Be brief.\n") == true)
        #expect(given.messages.map(\.role) == [.user, .assistant, .user])
        #expect(bench.engine.asked.conversations.first?.owner == "local")
    }

    @Test func `settings reach the model`() async throws {
        let more = """
            , "max_tokens": 9, "temperature": 0.5, "top_p": 0.9, "seed": -3, "stop": ["\\n", "END"]
            """
        #expect(try await ask(user("A?"), more: more).status == .ok)
        let given = try #require(model.given.settings.first)
        #expect(given.maxTokens == 9 && given.temperature == 0.5 && given.topP == 0.9 && given.stop == ["\n", "END"])
        #expect(given.seed == UInt64(bitPattern: -3))
        _ = try await ask(user("A?"), more: #", "max_completion_tokens": 5, "max_tokens": 9, "stop": "x""#)
        #expect(model.given.settings.last?.maxTokens == 5 && model.given.settings.last?.stop == ["x"])
    }

    @Test(arguments: [
        #", "temperature": 3"#, #", "temperature": "warm""#, #", "top_p": -1"#, #", "max_tokens": 0"#,
        #", "max_tokens": 1.5"#,
        #", "n": 2"#, #", "stop": ["1", "2", "3", "4", "5"]"#, #", "stop": 7"#, #", "seed": 0.5"#,
    ])
    func `settings that make no sense are refused by name`(more: String) async throws {
        let answer = try await ask(user("A?"), more: more)
        #expect(answer.status == .badRequest && answer.code == "usage")
        #expect((answer.json["error"] as? [String: Any])?["type"] as? String == "invalid_request_error")
        #expect(model.given.conversations.isEmpty)
    }

    @Test func `an answer streams in OpenAI's chunks`() async throws {
        let answer = try await ask(user("A?"), more: #", "stream": true, "stream_options": {"include_usage": true}"#)
        #expect(answer.status == .ok && answer.headers[.contentType] == "text/event-stream")
        #expect(answer.text.hasSuffix("data: [DONE]\n\n"))
        let chunks = try chunks(answer)
        let choices = chunks.compactMap { ($0["choices"] as? [[String: Any]])?.first }
        let deltas = choices.compactMap { $0["delta"] as? [String: Any] }
        #expect(deltas.first?["role"] as? String == "assistant")
        #expect(deltas.compactMap { $0["content"] as? String }.joined() == "A cat on a wall.")
        #expect(choices.last?["finish_reason"] as? String == "stop")
        #expect(Set(chunks.compactMap { $0["id"] as? String }).count == 1)
        // Usage comes in a chunk of its own, without choices.
        #expect((chunks.last?["choices"] as? [Any])?.isEmpty == true)
        #expect((chunks.last?["usage"] as? [String: Int])?["total_tokens"] == 9)
    }

    @Test func `an answer that was cut off says so`() async throws {
        model.say { $0.end = .length }
        let answer = try await ask(user("A?"))
        #expect((answer.json["choices"] as? [[String: Any]])?.first?["finish_reason"] as? String == "length")
    }

    @Test func `what goes wrong before the first piece has its status`() async throws {
        model.say { $0.refusal = Problem(.textTooLong, "The question is too long for this model.") }
        for more in ["", #", "stream": true"#] {
            let answer = try await ask(user("A?"), more: more)
            #expect(answer.status.code == 413 && answer.code == "text_too_long")
        }
    }

    @Test func `what goes wrong later is told in the stream`() async throws {
        model.say { $0.failure = Problem(.modelInvalid, "The model is damaged.") }
        let answer = try await ask(user("A?"), more: #", "stream": true"#)
        #expect(answer.status == .ok && !answer.text.contains("[DONE]"))
        let error = try chunks(answer).last?["error"] as? [String: Any]
        #expect(error?["message"] as? String == "The model is damaged." && error?["code"] as? String == "model_invalid")
    }

    @Test func `twenty pictures at once are refused before any is decoded`() async throws {
        let answer = try await ask(user("A?", pictures: 20))
        #expect(answer.status.code == 413 && answer.code == "request_too_large")
        #expect((answer.json["title"] as? String)?.contains("20 pictures") == true)
        #expect(bench.engine.asked.conversations.isEmpty)
    }

    @Test func `facts may be left out`() async throws {
        bench.engine.say { $0.description = .plain().with(faces: "Jack") }
        _ = try await ask(user("A?"))
        _ = try await ask(user("A?"), more: #", "facts": false"#)
        let told = model.given.conversations.map { $0.messages[0].text }
        #expect(told[0].contains("“Jack”") && !told[1].contains("Jack"))
    }

    @Test func `a model of Alto's that is not there is said to be missing`() async throws {
        let answer = try await bench.post(
            "/v1/chat/completions", json: "{\"model\": \"absent\", \"messages\": [\(user("A?"))]}")
        #expect(answer.status == .notFound && answer.code == "model_missing")
    }

    @Test func `a conversation needs no picture`() async throws {
        #expect(try await ask(#"{"role": "user", "content": "Hello."}"#).status == .ok)
    }

    @Test(arguments: [
        #"{"role": "tool", "content": "x"}"#, #"{"role": "user", "content": [{"type": "input_audio"}]}"#,
        #"{"role": "user", "content": [{"type": "image_url"}]}"#, #"{"role": "assistant", "content": "x"}"#,
    ])
    func `what is no conversation is refused`(message: String) async throws {
        let answer = try await ask(message)
        #expect(answer.status == .badRequest && answer.code == "usage")
    }

    @Test func `a picture that may not be described is not talked about`() async throws {
        bench.engine.say {
            $0.policy = .refuse
            $0.description = .plain().with(nsfw: 0.99)
        }
        let answer = try await ask(user("A?"))
        #expect(answer.status.code == 422 && answer.code == "content_refused" && model.given.conversations.isEmpty)
    }
}
