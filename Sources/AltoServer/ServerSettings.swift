package import Alto
package import Foundation

/// Where the service listens, what it takes on, and how long it keeps what.
package struct ServerSettings: Sendable {
    /// A name or a number; one of IPv6 with or without its brackets.
    package var host = "127.0.0.1" {
        didSet {
            if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        }
    }
    package var port = 8080
    /// What clients reach it by, when a proxy stands before it: "https://alto.example.org".
    package var publicAddress: String?
    /// Everything that is kept lies here.
    package var folder: URL
    /// Bytes of one picture.
    package var largestUpload = 64_000_000
    /// Bytes of all requests' bodies that are taken in or worked on.
    package var memoryForRequests = 256_000_000
    /// Pictures that are described at the same time.
    package var workers = 2
    /// How long descriptions and sounds are kept.
    package var retention: Duration = .seconds(30 * 86_400)
    /// Whether a picture is deleted as soon as it was described.
    package var deletesPictures = true
    /// How long a link to a sound is good for.
    package var linkLifetime: Duration = .seconds(86_400)
    /// Requests of one key or address in a minute.
    package var requestsAMinute = 600
    /// Whether pictures may be fetched from addresses that are not globally routable.
    package var fetchesFromPrivateAddresses = false
    /// What becomes of pictures that may show nudity or sexual content.
    package var moderation = ModerationPolicy.allow
    /// How long SIGTERM waits for work that was begun.
    package var drain: Duration = .seconds(20)
    /// Clients that are connected at the same time; others wait until one of them goes.
    package var connections = 768
    /// PEM files; both or neither.
    package var certificate: String?
    package var privateKey: String?

    package init(folder: URL) { self.folder = folder }

    /// Here, or at the proxy before it.
    package var isReachedByTLS: Bool { certificate != nil || publicAddress?.hasPrefix("https://") == true }

    /// Only programs of this machine reach it, so no key is asked for.
    package var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
}
