import Alto
import AltoFiles
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// How long the hub may take.
struct HubLimits: Sendable {
    var connect = Duration.seconds(10)
    /// Between two pieces of an answer.
    var silence = Duration.seconds(30)
    /// For a whole answer that is metadata.
    var metadata = Duration.seconds(60)
    /// Bytes of metadata.
    var metadataBytes = 16 << 20
    var redirects = 10
}

/// Requests to the hub and to the hosts that it sends us to.
///
/// Redirects are followed here, hop by hop: to http and https only, and the token goes to nobody but the hub.
final class HubTransport: Sendable {
    typealias Answer = HTTPClientResponse

    /// The last answer of a chain of redirects, with what the hub itself said on the way.
    struct Arrival {
        let answer: Answer
        /// Headers of the hub's own answers; the first one that carries a name counts.
        let fromHub: HTTPHeaders
        /// Whether the hub itself gave the answer.
        let isFromHub: Bool
    }

    let settings: HubSettings
    let limits: HubLimits
    private let clients = Mutex<[HubProxies.Proxy?: HTTPClient]>([:])

    private init(_ settings: HubSettings, _ limits: HubLimits) {
        self.settings = settings
        self.limits = limits
    }

    /// Lends a transport to the work and closes all connections after it.
    static func open<Result>(
        _ settings: HubSettings, limits: HubLimits, _ work: (HubTransport) async throws -> Result
    ) async throws -> Result {
        let transport = HubTransport(settings, limits)
        do {
            let result = try await work(transport)
            await transport.close()
            return result
        } catch {
            await transport.close()
            throw error
        }
    }

    /// Sends a request and follows redirects.
    ///
    /// - Parameters:
    ///   - headers: go to every hop.
    ///   - hubHeaders: go to the hub only.
    ///   - isAnswer: whether a redirect is itself what was asked for.
    /// - Throws: `HubError` for a connection that fails and for redirects that lead nowhere; not for a status.
    func send(
        _ method: HTTPMethod, _ address: URL, headers: HTTPHeaders = [:], hubHeaders: HTTPHeaders = [:],
        isAnswer: (Answer) -> Bool = { _ in false }
    ) async throws -> Arrival {
        var url = address
        var isAtHub = true
        var fromHub = HTTPHeaders()
        for _ in 0...limits.redirects {
            // Once away from the hub, a host that sends us back gets no token out of us.
            isAtHub = isAtHub && url.origin == settings.endpoint.origin
            let answer = try await hop(method, url, isAtHub ? headers.adding(hubHeaders) : headers, withToken: isAtHub)
            let isHubsWord = isAtHub || Self.publicHubs.contains(url.origin)
            if isHubsWord {
                for header in answer.headers where !fromHub.contains(name: header.name) {
                    fromHub.add(name: header.name, value: header.value)
                }
            }
            guard Self.redirects.contains(answer.status.code), !isAnswer(answer),
                let location = answer.headers.first(name: "Location")
            else { return Arrival(answer: answer, fromHub: fromHub, isFromHub: isHubsWord) }
            guard let next = URL(string: location, relativeTo: url)?.absoluteURL, next.isWeb else {
                throw HubError.redirectedAway
            }
            url = next
        }
        throw HubError.tooManyRedirects
    }

    /// A mirror may send us on to the hub that it mirrors, which then tells about the files. It gets no token either.
    private static let publicHubs: Set<String> = ["https://huggingface.co:443", "https://hf.co:443"]
    private static let redirects: Set<UInt> = [301, 302, 303, 307, 308]

    private func hop(
        _ method: HTTPMethod, _ url: URL, _ headers: HTTPHeaders, withToken: Bool
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url.absoluteString)
        request.method = method
        request.headers = headers
        request.headers.add(name: "User-Agent", value: "alto")
        // The bytes as they are: hashes and ranges are about them.
        request.headers.add(name: "Accept-Encoding", value: "identity")
        if withToken, let token = settings.token {
            request.headers.add(name: "Authorization", value: token.authorization)
        }
        do {
            return try await client(for: url).execute(request, timeout: TimeAmount(limits.metadata))
        } catch {
            throw Self.translated(error)
        }
    }

    /// What goes wrong below HTTP is one thing to the caller, except that the caller itself gave up.
    static func translated(_ error: any Error) -> any Error {
        if error is HubError || error is DiskError || error is CancellationError { return error }
        if Task.isCancelled || error as? HTTPClientError == .cancelled { return CancellationError() }
        return HubError.unreachable
    }

    private func client(for url: URL) -> HTTPClient {
        let proxy = settings.proxies.proxy(for: url)
        return clients.withLock { clients in
            if let client = clients[proxy] { return client }
            let client = HTTPClient(configuration: configuration(proxy))
            clients[proxy] = client
            return client
        }
    }

    private func configuration(_ proxy: HubProxies.Proxy?) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(limits.connect), read: TimeAmount(limits.silence)))
        // Tries again are ours, with our clock; and a single stream is fastest without HTTP/2's windows.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        configuration.proxy = proxy.map { proxy in
            proxy.isSOCKS
                ? .socksServer(host: proxy.host, port: proxy.port)
                : .server(
                    host: proxy.host, port: proxy.port,
                    authorization: proxy.credentials.map { .basic(credentials: $0) })
        }
        return configuration
    }

    private func close() async {
        let open = clients.withLock { clients in
            defer { clients = [:] }
            return Array(clients.values)
        }
        for client in open { try? await client.shutdown() }
    }
}

extension HTTPHeaders {
    fileprivate func adding(_ others: HTTPHeaders) -> HTTPHeaders {
        var headers = self
        headers.add(contentsOf: others)
        return headers
    }
}
