import Hummingbird
import Synchronization

/// Which methods an address takes, so that a wrong one is told apart from an address that is none.
final class AllowedMethods: Sendable {
    private struct Route {
        let segments: [Substring]
        let method: String
    }

    // Set once, when all routes are known; the middleware that asks is added before them.
    private let routes = Mutex<[Route]>([])

    func learn(_ descriptions: [Router<AltoContext>.RouteDescription]) {
        let known = descriptions.map { Route(segments: Self.segments("\($0.path)"), method: $0.method.rawValue) }
        routes.withLock { $0 = known }
    }

    /// - Returns: the methods in order; none where there is nothing at all.
    func methods(at path: String) -> [String] {
        let asked = Self.segments(path)
        let found = routes.withLock { routes in
            routes.filter { route in
                route.segments.count == asked.count
                    && zip(route.segments, asked).allSatisfy { $0.hasPrefix(":") || $0.hasPrefix("{") || $0 == $1 }
            }.flatMap { $0.method == "GET" ? ["GET", "HEAD"] : [$0.method] }
        }
        return Set(found).sorted()
    }

    private static func segments(_ path: String) -> [Substring] { path.split(separator: "/") }
}
