import Alto
import AltoStore
import HTTPTypes
import Hummingbird

/// Asks for an API key where the service can be reached from other machines, and says whose request it is.
struct KeyMiddleware: Middleware {
    /// Nil where only this machine reaches the service.
    let keys: (any APIKeys)?
    let limiter: RateLimiter

    @concurrent func handle(_ request: Request, context: AltoContext, next: Next) async throws -> Response {
        var context = context
        if let keys {
            guard let presented = Self.key(in: request), let name = try await keys.owner(of: presented) else {
                throw Problem(.unauthorized, "An API key is needed.", remedy: "Send it as Authorization: Bearer KEY.")
            }
            context.owner = name
        }
        let who = keys == nil ? context.remoteAddress?.ipAddress ?? "local" : context.owner
        // Reading what is there costs next to nothing; work does.
        guard request.method != .get, request.method != .head else { return try await next(request, context) }
        let verdict = limiter.ask(who)
        guard verdict.isAdmitted else {
            let problem = Problem(
                .overloaded, "Too many requests came in a short time.", remedy: "Try again in a moment.")
            throw RateLimitExceeded(
                problem: problem, headers: limits(verdict, [.retryAfter: "\(max(1, verdict.wait))"]))
        }
        var response = try await next(request, context)
        response.headers = limits(verdict, response.headers)
        return response
    }

    private func limits(_ verdict: RateLimiter.Verdict, _ headers: HTTPFields) -> HTTPFields {
        var headers = headers
        for (name, value) in verdict.headers(requestsAMinute: limiter.requestsAMinute) {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return headers
    }

    private static func key(in request: Request) -> String? {
        if let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") {
            return String(header.dropFirst("bearer ".count))
        }
        // The page keeps it in a cookie that scripts cannot read. Nothing that a browser sends of ours is longer.
        guard let cookies = request.headers[.cookie], cookies.utf8.count <= 4_096 else { return nil }
        return request.cookies["alto_key"]?.value
    }
}
