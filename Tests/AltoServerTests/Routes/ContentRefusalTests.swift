import Alto
import AltoStore
import AltoTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// A service that does not describe pictures which may show nudity or sexual content: what each route answers.
@Suite struct ContentRefusalTests {
    private let picture = Bitmaps.redAndBlue()
    private let log = LogLines()

    private func bench(_ policy: ModerationPolicy = .refuse, _ change: (inout ServerSettings) -> Void = { _ in }) throws
        -> Bench
    {
        let bench = try Bench(logger: log.logger, change)
        bench.engine.say {
            $0.policy = policy
            $0.description = $0.description.with(nsfw: 0.93)
        }
        return bench
    }

    @Test func `whoever waits is refused at once`() async throws {
        let bench = try bench()
        async let answer = bench.ask(.post, "/v1/descriptions", picture, headers: ["Prefer": "wait=30"])
        try await bench.work()
        let told = try await answer
        #expect(told.status.code == 422 && told.code == "content_refused")
        #expect(!told.text.contains("moon"))
        let sound = try self.bench()
        async let refused = sound.ask(.post, "/v1/descriptions", picture, headers: ["Accept": "audio/mpeg"])
        try await sound.work()
        #expect(try await refused.code == "content_refused")
    }

    @Test func `a job fails with the code, its events tell it, and its picture is not kept`() async throws {
        let bench = try bench { $0.deletesPictures = false }
        let made = try await bench.ask(.post, "/v1/descriptions", picture)
        let id = try #require(made.json["id"] as? String)
        async let events = bench.ask(.get, "/v1/descriptions/\(id)/events")
        try await bench.work()
        let job = try await bench.ask(.get, "/v1/descriptions/\(id)")
        #expect(job.json["status"] as? String == "failed" && job.json["description"] is NSNull)
        #expect((job.json["problem"] as? [String: Any])?["code"] as? String == "content_refused")
        let told = try await events.text
        #expect(
            told.contains("event: problem") && told.contains("content_refused") && !told.contains("event: narration"))
        #expect(try await bench.service.jobs.anyJob(id)?.picture == nil)
    }

    @Test func `questions and conversations are refused, too`() async throws {
        let bench = try bench()
        let answer = try await bench.post("/v1/ask", Form(["question": "How many?"], picture: picture))
        #expect(answer.status.code == 422 && answer.code == "content_refused")
        let address = "data:image/bmp;base64," + Data(picture).base64EncodedString()
        for text in ["Describe this picture.", "How many are there?"] {
            let chat = try await bench.post(
                "/v1/chat/completions",
                json: #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "\#(text)"}, "#
                    + #"{"type": "image_url", "image_url": {"url": "\#(address)"}}]}]}"#)
            #expect(chat.status.code == 422 && chat.code == "content_refused")
        }
    }

    @Test func `the log tells that a picture was refused, and nothing of it`() async throws {
        let bench = try bench()
        _ = try await bench.ask(.post, "/v1/descriptions", picture)
        try await bench.work()
        _ = try await bench.post("/v1/ask", Form(["question": "How many?"], picture: picture))
        #expect(log.all.contains { $0.hasPrefix("picture failed") && $0.contains("content_refused") })
        #expect(log.all.contains { $0.hasPrefix("picture refused") })
        for word in ["moon", "many", "nudity", "0.93"] { #expect(!log.all.contains { $0.contains(word) }) }
    }

    @Test func `where it is only announced, the description begins with the warning`() async throws {
        let bench = try bench(.warn)
        let id = try await bench.described()
        let shown = try await bench.ask(.get, "/v1/descriptions/\(id)")
        let description = try #require(shown.json["description"] as? [String: Any])
        let narration = try #require(description["narration"] as? String)
        #expect(narration == "This picture may show nudity or sexual content. A man on the moon.")
        #expect((description["moderation"] as? [String: Double]) == ["nsfw": 0.93])
    }
}
