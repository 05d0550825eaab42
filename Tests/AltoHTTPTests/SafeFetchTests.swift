import Alto
import Hummingbird
import Logging
import Synchronization
import Testing

@testable import AltoHTTP

/// Names that change, and redirects into a network: 127.0.0.1 plays the public internet, all other addresses are private.
@Suite struct SafeFetchTests {
    private final class Seen: Sendable {
        let paths = Mutex<[String]>([])
        let names = Mutex<[String]>([])
    }

    /// Runs a server that redirects `/to?HOST` to that host's `/picture`, and gives its port.
    private func withServer(_ seen: Seen, _ body: @Sendable (Int) async throws -> Void) async throws {
        let router = Router()
        router.get("to") { request, _ in
            let port = request.head.authority?.split(separator: ":").last ?? ""
            return Response(status: .found, headers: [.location: "http://\(request.uri.query ?? ""):\(port)/picture"])
        }
        router.get("picture") { request, _ in
            seen.paths.withLock { $0.append(request.head.authority ?? "") }
            return "a picture"
        }
        let (ports, port) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup { group in
            group.addTask { try await application.run() }
            for await port in ports {
                try await body(port)
                break
            }
            group.cancelAll()
            try? await group.waitForAll()
        }
    }

    private func fetch(_ seen: Seen, _ answers: [String: [[String]]]) -> SafeFetch {
        SafeFetch(largest: 1_000, allows: { $0 == [127, 0, 0, 1] }) { host, _ in
            let turn = seen.names.withLock { names in
                names.append(host)
                return names.count { $0 == host } - 1
            }
            let all = answers[host] ?? []
            return all.isEmpty ? [] : all[min(turn, all.count - 1)]
        }
    }

    private func code(_ operation: () async throws -> [UInt8]) async -> Problem.Code? {
        do {
            _ = try await operation()
            return nil
        } catch { return (error as? Problem)?.code }
    }

    @Test func `a redirect is checked again`() async throws {
        let seen = Seen()
        try await withServer(seen) { port in
            let fetch = fetch(
                seen, ["public.test": [["127.0.0.1"]], "other.test": [["127.0.0.1"]], "private.test": [["127.0.0.2"]]])
            let picture = try await fetch.fetch("http://public.test:\(port)/to?other.test")
            #expect(picture == Array("a picture".utf8))
            #expect(
                await code { try await fetch.fetch("http://public.test:\(port)/to?private.test") }
                    == .sourceNotFetchable)
            #expect(
                await code { try await fetch.fetch("http://public.test:\(port)/to?unknown.test") }
                    == .sourceNotFetchable)
        }
        #expect(seen.paths.withLock { $0.count } == 1)
    }

    /// The address that was checked is the one that is connected to: a second answer would be 127.0.0.2, which is nowhere.
    @Test func `a name is resolved once`() async throws {
        let seen = Seen()
        try await withServer(seen) { port in
            let fetch = fetch(seen, ["public.test": [["127.0.0.1"], ["127.0.0.2"]]])
            let picture = try await fetch.fetch("http://public.test:\(port)/picture")
            #expect(picture == Array("a picture".utf8))
        }
        #expect(seen.names.withLock { $0 } == ["public.test"])
    }

    @Test func `one private address among those of a name is enough to refuse it`() async throws {
        let seen = Seen()
        try await withServer(seen) { port in
            let fetch = fetch(seen, ["mixed.test": [["127.0.0.1", "10.0.0.1"]]])
            #expect(await code { try await fetch.fetch("http://mixed.test:\(port)/picture") } == .sourceNotFetchable)
        }
        #expect(seen.paths.withLock { $0.isEmpty })
    }
}
