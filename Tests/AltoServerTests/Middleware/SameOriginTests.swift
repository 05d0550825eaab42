import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

@Suite struct SameOriginTests {
    private let routes = Routes.behind(SameOrigin())

    @Test(arguments: [HTTPRequest.Method.post, .delete], ["cross-site", "same-site", "anything"])
    func `what another site asks a browser to do is refused`(method: HTTPRequest.Method, site: String) async throws {
        let answer = try await routes.ask(method, "/x", headers: ["Sec-Fetch-Site": site])
        #expect(answer.status == .forbidden && answer.code == "link_refused")
    }

    @Test(arguments: ["same-origin", "none"])
    func `our own page may do everything, and so may whoever types an address`(site: String) async throws {
        #expect(try await routes.ask(.post, "/x", headers: ["Sec-Fetch-Site": site]).text == "done")
    }

    @Test func `programs that are no browsers say nothing of it`() async throws {
        #expect(try await routes.ask(.post, "/x").text == "done")
    }

    @Test func `a link on another site may lead here`() async throws {
        #expect(try await routes.ask(.get, "/x", headers: ["Sec-Fetch-Site": "cross-site"]).text == "done")
        #expect(try await routes.ask(.head, "/x", headers: ["Sec-Fetch-Site": "cross-site"]).status == .ok)
    }
}
