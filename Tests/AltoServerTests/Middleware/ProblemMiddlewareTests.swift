import Alto
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AltoServer

@Suite struct ProblemMiddlewareTests {
    private struct Secret: Error, CustomStringConvertible { let description = "/home/anna" }

    /// A route at each address that throws the same; `/read` takes GET only. Its page says "page".
    private func routes(_ error: any Error & Sendable) -> Routes {
        let router = Router(context: AltoContext.self, options: .autoGenerateHeadEndpoints)
        let allowed = AllowedMethods()
        router.add(
            middleware: ProblemMiddleware(allowed: allowed) { problem, _ in
                Response(
                    status: HTTPResponse.Status(code: problem.status), headers: [.contentType: "text/html"],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: "page")))
            })
        for path in ["read", "v1/chat/completions", "v1/audio/speech"] {
            router.get(RouterPath(path)) { _, _ -> Response in throw error }
        }
        allowed.learn(router.routes)
        return Routes(of: router)
    }

    @Test func `a problem is told with its code, sentence and the request's number`() async throws {
        let problem = Problem(.noFace, "There is no face.", remedy: "Take another picture.")
        let answer = try await routes(problem).ask(.get, "/read")
        #expect(answer.status.code == 422 && answer.headers[.contentType] == "application/problem+json")
        #expect(answer.code == "no_face" && answer.json["title"] as? String == problem.sentence)
        #expect(answer.json["status"] as? Int == 422 && answer.json["type"] as? String == "about:blank")
        #expect((answer.json["requestID"] as? String)?.isEmpty == false && answer.json["error"] == nil)
    }

    @Test func `whoever is refused for now is told when to come back`() async throws {
        let problem = Problem(.overloaded, "Too many.")
        let answer = try await routes(RateLimitExceeded(problem: problem, headers: [.retryAfter: "17"])).ask(
            .get,
            "/read")
        #expect(answer.status == .tooManyRequests && answer.headers[.retryAfter] == "17")
        #expect(try await routes(problem).ask(.get, "/read").headers[.retryAfter] == "5")
    }

    @Test(arguments: [
        (HTTPResponse.Status.badRequest, "usage"), (.contentTooLarge, "image_too_large"),
        (.unsupportedMediaType, "picture_unsupported"), (.notFound, "not_found"), (.badGateway, "internal_error"),
    ])
    func `what the router refuses has a code of ours`(status: HTTPResponse.Status, code: String) async throws {
        let answer = try await routes(HTTPError(status, message: "/home/anna")).ask(.get, "/read")
        #expect(answer.status == status && answer.code == code)
        #expect(!answer.text.contains("anna"))
    }

    @Test func `a wrong method is told apart from a wrong address`() async throws {
        let routes = routes(Secret())
        let method = try await routes.ask(.delete, "/read")
        #expect(method.status == .methodNotAllowed && method.code == "method_not_allowed")
        #expect(method.headers[.allow] == "GET, HEAD")
        let address = try await routes.ask(.delete, "/elsewhere")
        #expect(address.status == .notFound && address.code == "not_found" && address.headers[.allow] == nil)
    }

    @Test func `when the service stops, clients are asked to come back`() async throws {
        let answer = try await routes(CancellationError()).ask(.get, "/read")
        #expect(answer.status == .serviceUnavailable && answer.code == "cancelled")
        #expect(answer.headers[.retryAfter] == "5")
    }

    @Test func `a defect is told without what is inside`() async throws {
        let answer = try await routes(Secret()).ask(.get, "/read")
        #expect(answer.status == .internalServerError && answer.code == "internal_error")
        #expect(!answer.text.contains("anna"))
    }

    @Test func `a browser is shown a page, a program that takes both is not`() async throws {
        let routes = routes(RateLimitExceeded(problem: Problem(.overloaded, "Too many."), headers: [.retryAfter: "17"]))
        let page = try await routes.ask(.get, "/read", headers: ["Accept": "text/html,*/*;q=0.8"])
        #expect(page.text == "page" && page.status == .tooManyRequests && page.headers[.retryAfter] == "17")
        let program = try await routes.ask(.get, "/read", headers: ["Accept": "application/json, text/html"])
        #expect(program.code == "overloaded")
        #expect(try await routes.ask(.get, "/read", headers: ["Accept": "*/*"]).code == "overloaded")
    }

    @Test func `a look at the head alone is answered without a body`() async throws {
        let answer = try await routes(Problem(.noFace, "There is no face.")).ask(.head, "/read")
        #expect(answer.status.code == 422 && answer.bytes.isEmpty)
    }

    @Test(arguments: ["/v1/chat/completions", "/v1/audio/speech"])
    func `OpenAI's clients are told in their own form as well`(path: String) async throws {
        let answer = try await routes(Problem(.noFace, "There is no face.")).ask(.get, path)
        let error = try #require(answer.json["error"] as? [String: Any])
        #expect(answer.code == "no_face" && error["code"] as? String == "no_face")
        #expect(error["message"] as? String == "There is no face.")
        #expect(error["type"] as? String == "invalid_request_error")
    }
}
