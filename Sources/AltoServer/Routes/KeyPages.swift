import Alto
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// Where a key is given, and given back.
struct KeyPages: Sendable {
    let pages: Pages
    /// Nil where none is asked for.
    let keys: (any APIKeys)?
    let requestReader: RequestReader
    let settings: ServerSettings

    /// Seconds until a browser has to be given the key anew.
    private static let lifetime = 30 * 86_400

    func addUnkeyed(to router: Router<AltoContext>) {
        router.post("key", use: take)
        router.post("key/end") { _, _ in
            var response = Response.seeOther("/")
            response.setCookie(cookie("ended", lifetime: 0))
            return response
        }
    }

    @Sendable private func take(_ request: Request, _ context: AltoContext) async throws -> Response {
        let form = try await requestReader.fields(of: request, context)
        let place = Self.place(form["to"] ?? "")
        let key = (form["key"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        // Whatever is no key is not kept, let alone put in a header.
        guard Self.isToken(key) else {
            let problem = Problem(
                .usage, "This is no API key.", remedy: "Type it as it was shown: alto_ and 43 letters.")
            return try refusal(problem, request, place)
        }
        if let keys, try await keys.owner(of: key) == nil {
            return try refusal(Problem(.unauthorized, "This key is not known, or no longer valid."), request, place)
        }
        var response = Response.seeOther(place)
        response.setCookie(cookie(key, lifetime: Self.lifetime))
        return response
    }

    /// The page that asks once more; programs are given the problem itself.
    private func refusal(_ problem: Problem, _ request: Request, _ place: String) throws -> Response {
        let types = ["application/problem+json", "text/html"]
        guard let accept = request.headers[.accept], Accept(accept).best(of: types) == "text/html" else {
            throw problem
        }
        return pages.keyPage(
            pages.texts(for: request), to: place, isWrong: true,
            status: HTTPResponse.Status(code: problem.code.httpStatus))
    }

    private func cookie(_ value: String, lifetime: Int) -> Cookie {
        Cookie(
            name: "alto_key", value: value, maxAge: lifetime, path: "/", secure: settings.isReachedByTLS,
            httpOnly: true, sameSite: .strict)
    }

    /// A path of this service, as it came; the start for anything that leads elsewhere.
    private static func place(_ text: String) -> String {
        let isPath = text.hasPrefix("/") && !text.hasPrefix("//") && text.utf8.count <= 2_000
        return isPath && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x5C } ? text : "/"
    }

    private static func isToken(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
                    || $0 == 0x5F
            }
    }
}
