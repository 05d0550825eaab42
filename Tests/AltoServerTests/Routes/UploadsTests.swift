import AltoStore
import AltoTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/uploads` and the signed PUT to `/v1/blobs`.
@Suite struct UploadsTests {
    private let picture = Bitmaps.redAndBlue()

    private func credentials(_ bench: Bench) async throws -> (upload: String, url: String) {
        let made = try await bench.ask(.post, "/v1/uploads")
        return (try #require(made.json["upload"] as? String), try #require(made.json["url"] as? String))
    }

    private func describe(_ upload: String, _ bench: Bench) async throws -> TestResponse {
        try await bench.post("/v1/descriptions", json: "{\"upload\": \"\(upload)\", \"language\": \"fr\"}")
    }

    @Test func `credentials say how one picture is uploaded, and until when`() async throws {
        let bench = try Bench { $0.largestUpload = 1_000_000 }
        let made = try await bench.ask(.post, "/v1/uploads")
        #expect(made.status == .created && made.json["method"] as? String == "PUT")
        #expect((made.json["upload"] as? String)?.hasPrefix("uploads/") == true)
        #expect((made.json["url"] as? String)?.hasPrefix("/v1/blobs/uploads/") == true)
        #expect(made.json["maximumBytes"] as? Int == 1_000_000)
        let left = Double(try #require(made.json["expires"] as? Int)) - Date().timeIntervalSince1970
        #expect((800...900).contains(left))
    }

    @Test func `behind a proxy the address is the one that clients reach`() async throws {
        let bench = try Bench { $0.publicAddress = "https://alto.example.org" }
        #expect(try await credentials(bench).url.hasPrefix("https://alto.example.org/v1/blobs/uploads/"))
    }

    @Test func `an upload is described once`() async throws {
        let bench = try Bench()
        let (upload, url) = try await credentials(bench)
        #expect(try await bench.ask(.put, url, picture).status == .created)
        #expect(try await describe(upload, bench).status == .accepted)
        try await bench.work()
        let asked = try #require(bench.engine.asked.descriptions.first)
        #expect(asked.picture == picture && asked.request.language == "fr")
        let again = try await describe(upload, bench)
        #expect(again.status == .notFound && again.code == "picture_missing")
    }

    @Test func `an upload that nobody made use of is missing`() async throws {
        let bench = try Bench()
        let answer = try await describe(try await credentials(bench).upload, bench)
        #expect(answer.status == .notFound && answer.code == "picture_missing")
    }

    @Test func `an empty upload is refused`() async throws {
        let bench = try Bench()
        let answer = try await bench.ask(.put, try await credentials(bench).url, [])
        #expect(answer.status.code == 422 && answer.code == "picture_empty")
    }

    @Test func `an upload that is larger than a picture may be is refused, and kept by nobody`() async throws {
        let bench = try Bench { $0.largestUpload = 1_000 }
        let (upload, url) = try await credentials(bench)
        // A little more is taken in, as a form has it.
        #expect(try await bench.ask(.put, url, Array(repeating: 0, count: 2_000)).status == .created)
        let answer = try await describe(upload, bench)
        #expect(answer.status.code == 422 && answer.code == "image_too_large")
        #expect(try await describe(upload, bench).code == "picture_missing")
    }

    @Test func `a link that was changed is refused`() async throws {
        let bench = try Bench()
        let url = try await credentials(bench).url.replacing("expires=", with: "expires=9")
        let answer = try await bench.ask(.put, url, picture)
        #expect(answer.status == .forbidden && answer.code == "link_refused")
    }

    @Test func `a link that is too old is refused`() async throws {
        let bench = try Bench()
        let url = try bench.signed("PUT", "/v1/blobs/uploads/a", lifetime: .seconds(-2))
        #expect(try await bench.ask(.put, url, picture).code == "link_refused")
    }

    @Test func `nothing but uploads is put, whatever is signed`() async throws {
        let bench = try Bench()
        let answer = try await bench.ask(.put, try bench.signed("PUT", "/v1/blobs/sounds/a.mp3"), picture)
        #expect(answer.status == .notFound && answer.code == "not_found")
    }
}
