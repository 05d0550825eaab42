import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AltoServer

@Suite struct SecurityHeadersTests {
    @Test(arguments: [
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "geolocation=(), microphone=()"), ("Cache-Control", "no-store"),
    ])
    func `each answer says what browsers may do with it`(name: String, value: String) async throws {
        #expect(try await Routes.behind(SecurityHeaders()).ask(.get, "/x").header(name) == value)
    }

    @Test func `nothing runs that is not ours`() async throws {
        let answer = try await Routes.behind(SecurityHeaders()).ask(.get, "/x")
        let policy = try #require(answer.header("Content-Security-Policy"))
        let rules = policy.split(separator: "; ")
        for rule in ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
            #expect(rules.contains { $0 == rule }, "\(rule)")
        }
        #expect(!policy.contains("unsafe"))
    }

    @Test func `a route may say how long its answer is kept`() async throws {
        let routes = Routes.behind(SecurityHeaders()) { _, _ in
            Response(status: .ok, headers: [.cacheControl: "no-cache"])
        }
        #expect(try await routes.ask(.get, "/x").headers[.cacheControl] == "no-cache")
    }

    @Test func `refusals of the service say so, too`() async throws {
        let answer = try await Bench().ask(.get, "/v1/nothing")
        #expect(answer.status == .notFound && answer.header("X-Content-Type-Options") == "nosniff")
    }
}
