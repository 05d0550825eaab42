import Alto
import AltoTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/audio/speech` and `/v1/chat/completions`, as OpenAI's clients call them.
@Suite struct OpenAIRoutesTests {
    private let picture = Bitmaps.redAndBlue()

    private func chat(_ text: String, address: String? = nil, role: String = "user", more: String = "") -> String {
        let address = address ?? "data:image/bmp;base64," + Data(picture).base64EncodedString()
        return """
            {"model": "gpt-x"\(more), "messages": [{"role": "\(role)", "content": [\
            {"type": "text", "text": "\(text)"}, \
            {"type": "image_url", "image_url": {"url": "\(address)"}}]}]}
            """
    }

    /// What the answer says, of a completion that came whole.
    private func said(_ answer: TestResponse) throws -> String? {
        let choice = try #require((answer.json["choices"] as? [[String: Any]])?.first)
        #expect(choice["finish_reason"] as? String == "stop")
        return (choice["message"] as? [String: Any])?["content"] as? String
    }

    /// The code of a problem where OpenAI's clients look for it.
    private func error(_ answer: TestResponse) -> String? {
        (answer.json["error"] as? [String: Any])?["code"] as? String
    }

    // MARK: Speech

    @Test func `text is spoken`() async throws {
        let bench = try Bench()
        let json = #"{"model": "tts-1", "input": "A cat.", "voice": "alloy", "speed": 1.5, "response_format": "wav"}"#
        let sound = try await bench.post("/v1/audio/speech", json: json)
        #expect(sound.status == .ok && sound.headers[.contentType] == "audio/wav" && sound.bytes == Sounds.tone)
        let asked = try #require(bench.engine.asked.speeches.first)
        #expect(asked.text == "A cat." && asked.voice == nil && asked.rate == 1.5 && asked.format == .wav)
    }

    @Test func `a voice of ours may be named`() async throws {
        let bench = try Bench()
        _ = try await bench.post("/v1/audio/speech", json: #"{"input": "A cat.", "voice": "flite/slt"}"#)
        #expect(bench.engine.asked.speeches.first?.voice == "flite/slt")
        #expect(bench.engine.asked.speeches.first?.format == .mp3)
    }

    @Test func `speech without a text is refused, in OpenAI's form as well`() async throws {
        let answer = try await Bench().post("/v1/audio/speech", json: "{}")
        #expect(answer.status == .badRequest && answer.code == "usage" && error(answer) == "usage")
        #expect((answer.json["error"] as? [String: Any])?["type"] as? String == "invalid_request_error")
    }

    // MARK: Chat

    @Test func `a picture is described`() async throws {
        let bench = try Bench()
        let answer = try await bench.post("/v1/chat/completions", json: chat("Describe this picture."))
        #expect(answer.status == .ok && answer.json["object"] as? String == "chat.completion")
        #expect(answer.json["model"] as? String == "gpt-x")
        #expect(try said(answer)?.contains("man on the moon") == true)
        #expect(bench.engine.asked.descriptions.first?.picture == picture && bench.engine.asked.questions.isEmpty)
    }

    @Test func `a question about a picture is answered`() async throws {
        let bench = try Bench()
        let answer = try await bench.post("/v1/chat/completions", json: chat("How many people?"))
        #expect(try said(answer) == "one")
        #expect(bench.engine.asked.questions.map(\.question) == ["How many people?"])
        #expect(bench.engine.asked.descriptions.isEmpty)
    }

    @Test func `where no model answers a question the picture is described`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.answer = .failure(Problem(.modelMissing, "There is no model that answers.")) }
        let answer = try await bench.post("/v1/chat/completions", json: chat("How many people?"))
        #expect(try said(answer)?.contains("man on the moon") == true)
    }

    @Test func `an answer comes sentence by sentence where that is asked for`() async throws {
        let answer = try await Bench().post(
            "/v1/chat/completions", json: chat("How many people?", more: ", \"stream\": true"))
        #expect(answer.status == .ok && answer.headers[.contentType] == "text/event-stream")
        #expect(answer.text.contains(#""delta":{"content":"one","role":"assistant"}"#))
        #expect(answer.text.contains("\"object\":\"chat.completion.chunk\""))
        #expect(answer.text.hasSuffix("data: [DONE]\n\n"))
    }

    @Test(arguments: ["{}", #"{"messages": []}"#, #"{"messages": [{"role": 1}]}"#, "nothing"])
    func `what is no conversation is refused`(json: String) async throws {
        let answer = try await Bench().post("/v1/chat/completions", json: json)
        #expect(answer.status == .badRequest && answer.code == "usage" && error(answer) == "usage")
    }

    @Test func `a conversation without a picture is refused`() async throws {
        let json = #"{"messages": [{"role": "user", "content": "Hello."}]}"#
        let answer = try await Bench().post("/v1/chat/completions", json: json)
        #expect(answer.status.code == 422 && answer.code == "picture_empty" && error(answer) == "picture_empty")
    }

    @Test func `what the system says shows no picture`() async throws {
        let answer = try await Bench().post("/v1/chat/completions", json: chat("Describe.", role: "system"))
        #expect(answer.code == "picture_empty")
    }

    @Test(arguments: [
        ("data:image/bmp;base64,???", "decode_failed"), ("http://127.0.0.1/a.png", "source_not_fetchable"),
    ])
    func `a picture that cannot be had is refused`(address: String, code: String) async throws {
        let answer = try await Bench().post("/v1/chat/completions", json: chat("Describe.", address: address))
        #expect(answer.status.code == 422 && answer.code == code && error(answer) == code)
    }

    @Test func `what goes wrong inside is a fault of the server`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.failure = Problem(.internalError, "Something went wrong inside Alto.") }
        let answer = try await bench.post("/v1/chat/completions", json: chat("Describe."))
        #expect(answer.status.code == 500)
        #expect((answer.json["error"] as? [String: Any])?["type"] as? String == "server_error")
    }
}
