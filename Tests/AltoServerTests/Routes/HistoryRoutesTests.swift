import AltoStore
import AltoTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/descriptions`: what is kept: listed, followed, forgotten.
@Suite struct HistoryRoutesTests {
    private func ids(_ answer: TestResponse) -> [String] {
        (answer.json["descriptions"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }

    @Test func `descriptions are listed page by page`() async throws {
        let bench = try Bench()
        let made = [try await bench.described(), try await bench.described()]
        let first = try await bench.ask(.get, "/v1/descriptions?limit=1")
        #expect(first.status == .ok && ids(first).count == 1)
        let next = try #require(first.json["next"] as? String)
        let second = try await bench.ask(.get, "/v1/descriptions?limit=1&after=\(next)")
        #expect((ids(first) + ids(second)).sorted() == made.sorted() && second.json["next"] is NSNull)
    }

    @Test func `descriptions are found by their words`() async throws {
        let bench = try Bench()
        let id = try await bench.described()
        #expect(ids(try await bench.ask(.get, "/v1/descriptions?q=moon")) == [id])
        #expect(ids(try await bench.ask(.get, "/v1/descriptions?q=zebra")) == [])
    }

    /// It has no labels and no moderation.
    @Test func `a description that was kept before there were labels is shown as it is`() async throws {
        let bench = try Bench()
        let id = try #require(
            try await bench.ask(.post, "/v1/descriptions", Bitmaps.redAndBlue()).json["id"] as? String)
        let claim = try #require(try await bench.service.jobs.claim())
        let old = #"{"source":"picture","narration":"A cat.","language":"en-US","altText":"A cat.","codes":[]}"#
        _ = try await bench.service.jobs.finish(
            claim, with: JobResult(description: old, sounds: [:], searchable: "A cat."))
        let shown = try await bench.ask(.get, "/v1/descriptions/\(id)")
        #expect((shown.json["description"] as? [String: Any])?["altText"] as? String == "A cat.")
        #expect(try await bench.ask(.get, "/d/\(id)").text.contains("A cat."))
        #expect(try await bench.ask(.get, "/history").text.contains("A cat."))
    }

    @Test(arguments: ["limit=0", "limit=101", "limit=many", "after=nothing"])
    func `a page that cannot be is refused`(query: String) async throws {
        let answer = try await Bench().ask(.get, "/v1/descriptions?\(query)")
        #expect(answer.status == .badRequest && answer.code == "usage")
    }

    @Test func `the events of a description that is done end with it`() async throws {
        let bench = try Bench()
        let id = try await bench.described()
        let events = try await bench.ask(.get, "/v1/descriptions/\(id)/events")
        #expect(events.status == .ok && events.headers[.contentType] == "text/event-stream")
        #expect(events.headers[.cacheControl] == "no-store")
        #expect(events.text.hasPrefix("retry: 2000\n\nevent: description\ndata: {\"id\":\"\(id)\""))
        #expect(events.text.hasSuffix("}\n\n"))
    }

    @Test func `a description that is forgotten is gone, and its sounds with it`() async throws {
        let bench = try Bench()
        let id = try await bench.described()
        let shown = try await bench.ask(.get, "/v1/descriptions/\(id)")
        let sound = try #require((shown.json["audio"] as? [String: String])?["mp3"])
        #expect(try await bench.ask(.delete, "/v1/descriptions/\(id)").status == .noContent)
        #expect(try await bench.ask(.get, sound).code == "not_found")
        #expect(try await bench.ask(.get, "/v1/descriptions/\(id)").code == "not_found")
    }

    @Test func `all descriptions are forgotten but those that are still to be made`() async throws {
        let bench = try Bench()
        _ = try await bench.described()
        let waiting = try await bench.ask(.post, "/v1/descriptions", Bitmaps.redAndBlue())
        #expect(try await bench.ask(.delete, "/v1/descriptions").status == .noContent)
        let id = try #require(waiting.json["id"] as? String)
        #expect(ids(try await bench.ask(.get, "/v1/descriptions")) == [id])
    }

    @Test(arguments: ["", "/events"])
    func `a description that is not there is not found`(part: String) async throws {
        let answer = try await Bench().ask(.get, "/v1/descriptions/nothing\(part)")
        #expect(answer.status == .notFound && answer.code == "not_found")
    }

    @Test func `what is not there cannot be forgotten`() async throws {
        let answer = try await Bench().ask(.delete, "/v1/descriptions/nothing")
        #expect(answer.status == .notFound && answer.code == "not_found")
    }
}
