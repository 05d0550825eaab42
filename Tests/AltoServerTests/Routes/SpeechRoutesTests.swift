import Alto
import AltoTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/speech`: text comes in, sound goes out.
@Suite struct SpeechRoutesTests {
    @Test func `the pieces of a sound come one behind the other`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.speech = [[1, 2], [3], [4, 5]] }
        let sound = try await bench.post("/v1/speech", json: #"{"text": "A cat."}"#)
        #expect(sound.status == .ok && sound.headers[.contentType] == "audio/mpeg")
        #expect(sound.bytes == [1, 2, 3, 4, 5])
    }

    @Test func `what is asked reaches the engine`() async throws {
        let bench = try Bench()
        let json = """
            {"text": "<speak/>", "ssml": true, "language": "de", "voice": "espeak/de", "rate": 1.5, "format": "flac"}
            """
        #expect(try await bench.post("/v1/speech", json: json).headers[.contentType] == "audio/flac")
        let asked = try #require(bench.engine.asked.speeches.first)
        #expect(asked.text == "<speak/>" && asked.isSSML && asked.language == "de")
        #expect(asked.voice == "espeak/de" && asked.rate == 1.5 && asked.format == .flac)
    }

    @Test func `what is not asked is as usual`() async throws {
        let bench = try Bench()
        _ = try await bench.post("/v1/speech", json: #"{"text": "A cat."}"#)
        let asked = try #require(bench.engine.asked.speeches.first)
        #expect(!asked.isSSML && asked.language == "en-US" && asked.voice == nil)
        #expect(asked.rate == 1 && asked.format == .mp3)
    }

    @Test(arguments: [
        ("audio/wav", "audio/wav"), ("audio/ogg", "audio/ogg; codecs=opus"),
        ("audio/flac;q=0.5, audio/mpeg", "audio/mpeg"), ("text/html", "audio/mpeg"),
    ])
    func `the format is the one that the client likes best`(accept: String, type: String) async throws {
        let sound = try await Bench().post("/v1/speech", json: #"{"text": "A cat."}"#, headers: ["Accept": accept])
        #expect(sound.status == .ok && sound.headers[.contentType] == type)
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"text": ""}"#, #"{"text": 1}"#, #"{"text": "A", "rate": "fast"}"#,
        #"{"text": "A", "ssml": 1}"#,
    ])
    func `a request that asks for nothing that can be said is refused`(json: String) async throws {
        let bench = try Bench()
        let answer = try await bench.post("/v1/speech", json: json)
        #expect(answer.status == .badRequest && answer.code == "usage")
        #expect(bench.engine.asked.speeches.isEmpty)
    }

    @Test func `a text of more than a megabyte is refused`() async throws {
        let text = String(repeating: "a", count: 1 << 20)
        let answer = try await Bench().post("/v1/speech", json: "{\"text\": \"\(text)\"}")
        #expect(answer.status.code == 413 && answer.code == "request_too_large")
    }

    @Test func `a text in which there is nothing to say is refused`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.speech = [] }
        let answer = try await bench.post("/v1/speech", json: #"{"text": "…"}"#)
        #expect(answer.status.code == 422 && answer.code == "text_empty")
    }

    @Test func `what goes wrong before the first sound is told`() async throws {
        let bench = try Bench()
        bench.engine.say {
            $0.speech = []
            $0.speechFailure = Problem(.textInvalid, "The markup is not understood.")
        }
        let answer = try await bench.post("/v1/speech", json: #"{"text": "<p>", "ssml": true}"#)
        #expect(answer.status.code == 422 && answer.code == "text_invalid")
    }

    @Test func `what goes wrong afterwards breaks the answer off`() async throws {
        let bench = try Bench()
        let failure = Problem(.voiceFailed, "The voice failed.")
        bench.engine.say { $0.speechFailure = failure }
        await #expect(throws: failure) { try await bench.post("/v1/speech", json: #"{"text": "A cat."}"#) }
    }
}
