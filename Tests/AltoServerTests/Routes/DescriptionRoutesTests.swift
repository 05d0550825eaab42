import Alto
import AltoStore
import AltoTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/descriptions`: what comes in. What is kept is in `HistoryRoutesTests`.
@Suite struct DescriptionRoutesTests {
    private let picture = Bitmaps.redAndBlue()

    @Test func `a picture is accepted, and its description is found where the answer says`() async throws {
        let bench = try Bench()
        let made = try await bench.ask(.post, "/v1/descriptions", picture)
        let id = try #require(made.json["id"] as? String)
        #expect(made.status == .accepted && made.headers[.contentType] == "application/json")
        #expect(made.headers[.location] == "/v1/descriptions/\(id)")
        #expect(made.json["status"] as? String == "queued" && made.json["description"] is NSNull)
        try await bench.work()
        let shown = try await bench.ask(.get, "/v1/descriptions/\(id)")
        #expect(shown.status == .ok && shown.json["status"] as? String == "done" && shown.json["problem"] is NSNull)
        let description = try #require(shown.json["description"] as? [String: Any])
        #expect(description["altText"] as? String == "A man on the moon.")
        #expect((shown.json["audio"] as? [String: String])?.keys.sorted() == ["mp3", "wav"])
    }

    @Test func `whoever waits gets the whole description at once`() async throws {
        let bench = try Bench()
        async let answer = bench.ask(.post, "/v1/descriptions", picture, headers: ["Prefer": "wait=30"])
        try await bench.work()
        let told = try await answer
        #expect(told.status == .ok && told.json["status"] as? String == "done")
        #expect(told.header("Preference-Applied") == "wait=30")
    }

    @Test func `whoever waits is told what went wrong as if it had gone wrong at once`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.failure = Problem(.decodeFailed, "This is no picture.") }
        async let answer = bench.ask(.post, "/v1/descriptions", picture, headers: ["Prefer": "wait=30"])
        try await bench.work()
        let told = try await answer
        #expect(told.status.code == 422 && told.code == "decode_failed")
        let place = try #require(told.headers[.location])
        let kept = try await bench.ask(.get, place)
        #expect(kept.status == .ok && kept.json["status"] as? String == "failed")
        #expect((kept.json["problem"] as? [String: Any])?["code"] as? String == "decode_failed")
    }

    @Test func `whoever takes only a sound gets the sound`() async throws {
        let bench = try Bench()
        async let answer = bench.ask(.post, "/v1/descriptions", picture, headers: ["Accept": "audio/wav"])
        try await bench.work()
        let sound = try await answer
        #expect(sound.status == .ok && sound.headers[.contentType] == "audio/wav")
        #expect(sound.bytes == Sounds.tone)
        #expect(sound.headers[.contentLocation]?.hasPrefix("/v1/descriptions/") == true)
    }

    @Test func `a sound that could not be made is not found, and the words are pointed to`() async throws {
        let bench = try Bench()
        async let answer = bench.ask(.post, "/v1/descriptions", picture, headers: ["Accept": "audio/flac"])
        try await bench.work()
        let told = try await answer
        #expect(told.status == .notFound && told.code == "not_found" && told.text.contains("/v1/descriptions/"))
    }

    @Test func `a client that takes neither JSON nor a sound is refused`() async throws {
        let bench = try Bench()
        let headers = ["Accept": "application/json;q=0"]
        let answer = try await bench.ask(.post, "/v1/descriptions", picture, headers: headers)
        #expect(answer.status == .notAcceptable && answer.code == "not_acceptable")
    }

    // MARK: Idempotency

    @Test func `the same request with the same key is answered with the same description`() async throws {
        let bench = try Bench()
        let key = ["Idempotency-Key": "one"]
        let first = try await bench.ask(.post, "/v1/descriptions", picture, headers: key)
        let second = try await bench.ask(.post, "/v1/descriptions", picture, headers: key)
        #expect(first.status == .accepted && second.status == .ok)
        #expect(first.json["id"] as? String == second.json["id"] as? String)
        let other = try await bench.ask(.post, "/v1/descriptions?rate=2", picture, headers: key)
        #expect(other.status.code == 422 && other.code == "idempotency_key_reused")
    }

    @Test func `a key that is too long is refused`() async throws {
        let bench = try Bench()
        let key = String(repeating: "k", count: 256)
        let answer = try await bench.ask(.post, "/v1/descriptions", picture, headers: ["Idempotency-Key": key])
        #expect(answer.status == .badRequest && answer.code == "usage")
    }

    // MARK: What is asked

    @Test func `the fields of a form reach the engine, and its file`() async throws {
        let bench = try Bench()
        let form = Form(["language": "de-AT", "voice": "", "rate": "1.5"], picture: picture)
        #expect(try await bench.post("/v1/descriptions", form).status == .accepted)
        try await bench.work()
        let asked = try #require(bench.engine.asked.descriptions.first)
        #expect(asked.picture == picture && asked.owner == "local")
        #expect(asked.request.language == "de-AT" && asked.request.voice == nil && asked.request.rate == 1.5)
    }

    @Test func `what the engine refuses is not accepted`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.refusal = Problem(.soundFormatUnknown, "There is no such format.") }
        let answer = try await bench.ask(.post, "/v1/descriptions?audio=mid", picture)
        #expect(answer.status == .badRequest && answer.code == "sound_format_unknown")
        #expect(try await bench.service.jobs.counts().isEmpty)
    }

    @Test(arguments: ["detail=loud", "rate=fast", "rate="])
    func `a field that cannot be is refused`(query: String) async throws {
        let answer = try await Bench().ask(.post, "/v1/descriptions?\(query)", picture)
        #expect(answer.status == .badRequest && answer.code == "usage")
    }

    @Test(arguments: [
        ("", "", 400, "usage"),
        ("multipart/mixed; boundary=B", "--B--", 415, "picture_unsupported"),
        ("multipart/form-data", "--B--", 400, "usage"),
        ("multipart/form-data; boundary=B", "--B--", 400, "usage"),
        ("application/json", "{", 400, "usage"),
        ("application/json", "{}", 400, "usage"),
        ("application/json", #"{"url": "http://127.0.0.1/a.png"}"#, 422, "source_not_fetchable"),
        ("application/json", #"{"upload": "uploads/none"}"#, 404, "picture_missing"),
        ("application/x-www-form-urlencoded", "language=en", 400, "usage"),
    ])
    func `a request without a picture is refused`(type: String, body: String, status: Int, code: String) async throws {
        let headers = type.isEmpty ? [:] : ["Content-Type": type]
        let answer = try await Bench().ask(.post, "/v1/descriptions", Array(body.utf8), headers: headers)
        #expect(answer.status.code == status && answer.code == code)
    }

    @Test func `a picture that is too large is refused`() async throws {
        let bench = try Bench { $0.largestUpload = 1_000 }
        let answer = try await bench.ask(.post, "/v1/descriptions", Array(repeating: 0, count: 70_000))
        #expect(answer.status.code == 413 && answer.code == "request_too_large")
    }
}
