import Alto
import AltoTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/d/ID/thumbnail`: what the history shows of a picture that is kept.
@Suite struct ThumbnailTests {
    private func bench() throws -> Bench { try Bench { $0.deletesPictures = false } }

    @Test func `a picture that is kept is shown small beside its description`() async throws {
        let bench = try bench()
        let id = try await bench.described()
        let path = "/d/\(id)/thumbnail"
        #expect(try await bench.ask(.get, "/history").text.contains("<img src=\"\(path)\" alt=\"\""))
        #expect(try await bench.ask(.get, "/d/\(id)").text.contains("alt=\"\" src=\"\(path)\""))
        let shown = try await bench.ask(.get, path)
        #expect(
            shown.status == .ok && shown.headers[.contentType] == "image/jpeg"
                && shown.bytes.starts(with: [0xFF, 0xD8]))
        #expect(bench.engine.asked.thumbnails.first?.picture == Bitmaps.redAndBlue())
    }

    @Test func `it is made once, and a browser that has it is told so`() async throws {
        let bench = try bench()
        let path = "/d/\(try await bench.described())/thumbnail"
        let first = try await bench.ask(.get, path)
        #expect(first.headers[.cacheControl] == "private, no-cache")
        let tag = try #require(first.headers[.eTag])
        let again = try await bench.ask(.get, path, headers: ["If-None-Match": tag])
        #expect(again.status == .notModified && again.bytes.isEmpty && again.headers[.eTag] == tag)
        #expect(bench.engine.asked.thumbnails.count == 1)
    }

    @Test func `where pictures are not kept there is none`() async throws {
        let bench = try Bench()
        let id = try await bench.described()
        #expect(try await bench.ask(.get, "/d/\(id)/thumbnail").code == "not_found")
        #expect(!(try await bench.ask(.get, "/history").text.contains("<img")))
        #expect(bench.engine.asked.thumbnails.isEmpty)
    }

    @Test func `a picture that is still to be described has none yet`() async throws {
        let bench = try bench()
        let made = try await bench.ask(.post, "/v1/descriptions", Bitmaps.redAndBlue())
        let id = try #require(made.json["id"] as? String)
        #expect(try await bench.ask(.get, "/d/\(id)/thumbnail").code == "not_found")
        #expect(!(try await bench.ask(.get, "/history").text.contains("<img")))
    }

    @Test func `nobody else sees it`() async throws {
        let bench = try Bench {
            $0.deletesPictures = false
            $0.host = "0.0.0.0"
        }
        let mine = try await bench.key(of: "phone"), other = try await bench.key(of: "tablet")
        let made = try await bench.ask(.post, "/v1/descriptions", Bitmaps.redAndBlue(), headers: mine)
        try await bench.work()
        let path = "/d/\(try #require(made.json["id"] as? String))/thumbnail"
        let tag = try #require(try await bench.ask(.get, path, headers: mine).headers[.eTag])
        #expect(try await bench.ask(.get, path, headers: other).status == .notFound)
        // Not even that there is one, by a tag that was overheard.
        let tagged = other.merging(["If-None-Match": tag]) { $1 }
        #expect(try await bench.ask(.get, path, headers: tagged).status == .notFound)
        #expect(try await bench.ask(.get, path).status == .unauthorized)
    }

    @Test func `it goes with its description`() async throws {
        let bench = try bench()
        let id = try await bench.described()
        #expect(try await bench.ask(.get, "/d/\(id)/thumbnail").status == .ok)
        #expect(bench.blobs.contains { $0.hasPrefix("thumbnails/") })
        #expect(try await bench.ask(.delete, "/v1/descriptions/\(id)").status == .noContent)
        #expect(try await bench.ask(.get, "/d/\(id)/thumbnail").code == "not_found")
        #expect(bench.blobs.isEmpty)
    }
}
