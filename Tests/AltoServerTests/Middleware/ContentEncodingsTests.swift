import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

@Suite struct ContentEncodingsTests {
    private let routes = Routes.behind(ContentEncodings())

    @Test(arguments: ["gzip", "identity, br", "GZIP", "unknown"])
    func `a packed body is refused`(encoding: String) async throws {
        let answer = try await routes.ask(.post, "/x", [1], headers: ["Content-Encoding": encoding])
        #expect(answer.status.code == 415 && answer.code == "content_encoding_unsupported")
    }

    @Test(arguments: ["identity", "Identity", "", " identity , identity"])
    func `a body that is as it is passes`(encoding: String) async throws {
        #expect(try await routes.ask(.post, "/x", [1], headers: ["Content-Encoding": encoding]).text == "done")
    }

    @Test func `a body of which nothing is said passes`() async throws {
        #expect(try await routes.ask(.post, "/x", [1]).text == "done")
    }
}
