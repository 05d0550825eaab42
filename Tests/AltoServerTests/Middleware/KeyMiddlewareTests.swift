import AltoStore
import AltoTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AltoServer

@Suite struct KeyMiddlewareTests {
    private let folder = TemporaryFolder()

    /// A route that answers with whose request it is.
    private func routes(_ keys: SQLiteAPIKeys?, requestsAMinute: Int = 600) -> Routes {
        // A clock that stands still.
        let limiter = RateLimiter(requestsAMinute: requestsAMinute) { 1_000 }
        return .behind(KeyMiddleware(keys: keys, limiter: limiter)) { _, context in
            Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: context.owner)))
        }
    }

    private func store() throws -> SQLiteAPIKeys { try SQLiteAPIKeys(path: folder.url.appending(path: "keys.sqlite")) }

    @Test func `where only this machine asks no key is needed`() async throws {
        #expect(try await routes(nil).ask(.post, "/x").text == "local")
    }

    @Test func `whose request it is follows from the key, in the header or in the page's cookie`() async throws {
        let keys = try store()
        let key = try await keys.create("phone")
        let routes = routes(keys)
        #expect(try await routes.ask(.get, "/x", headers: ["Authorization": "Bearer \(key)"]).text == "phone")
        #expect(try await routes.ask(.get, "/x", headers: ["Authorization": "bearer \(key)"]).text == "phone")
        #expect(try await routes.ask(.get, "/x", headers: ["Cookie": "alto_key=\(key)"]).text == "phone")
    }

    @Test func `without a key that is known nobody is let in`() async throws {
        let keys = try store()
        let key = try await keys.create("phone")
        let other = "alto_" + String(repeating: "a", count: 43)
        let routes = routes(keys)
        for headers in [
            [:], ["Authorization": "Bearer \(other)"], ["Authorization": "Basic \(key)"], ["Authorization": key],
            ["Cookie": "other=\(key)"], ["Cookie": "alto_key=\(key); more=" + String(repeating: "a", count: 4_096)],
        ] {
            let answer = try await routes.ask(.get, "/x", headers: headers)
            #expect(answer.status == .unauthorized && answer.code == "unauthorized", "\(headers)")
            #expect(answer.headers[.wwwAuthenticate] == "Bearer")
        }
    }

    @Test func `whoever asks for too much is told when to come back`() async throws {
        let routes = routes(nil, requestsAMinute: 8)
        let first = try await routes.ask(.post, "/x")
        #expect(first.status == .ok && first.header("RateLimit-Policy") == "\"requests\";q=8;w=60")
        #expect(first.header("RateLimit") == "\"requests\";r=1;t=1")
        #expect(try await routes.ask(.post, "/x").status == .ok)
        let third = try await routes.ask(.post, "/x")
        #expect(third.status == .tooManyRequests && third.code == "overloaded")
        #expect(third.headers[.retryAfter] == "8" && third.header("RateLimit") == "\"requests\";r=0;t=8")
    }

    @Test func `reading is not limited`() async throws {
        let routes = routes(nil, requestsAMinute: 4)
        for _ in 0..<3 {
            let answer = try await routes.ask(.get, "/x")
            #expect(answer.status == .ok && answer.header("RateLimit") == nil)
        }
        #expect(try await routes.ask(.post, "/x").status == .ok)
    }

    @Test func `what one key asks for is nothing to another`() async throws {
        let keys = try store()
        let (anna, ben) = (try await keys.create("anna"), try await keys.create("ben"))
        let routes = routes(keys, requestsAMinute: 4)
        func status(_ key: String) async throws -> Int {
            try await routes.ask(.post, "/x", headers: ["Authorization": "Bearer \(key)"]).status.code
        }
        #expect(try await status(anna) == 200)
        #expect(try await status(anna) == 429)
        #expect(try await status(ben) == 200)
    }
}
