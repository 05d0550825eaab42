import Foundation

/// Which proxy a request goes through, from `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`; the spelling
/// in small letters comes first.
struct HubProxies: Sendable {
    struct Proxy: Hashable, Sendable {
        var isSOCKS: Bool
        var host: String
        var port: Int
        /// `user:password`, encoded for a `Basic` header.
        var credentials: String?
    }

    /// The value of this variable is no proxy.
    struct Unusable: Error {
        let variable: String
    }

    private var byScheme: [String: Proxy] = [:]
    private var exceptions: [String] = []

    init(environment: [String: String]) throws(Unusable) {
        let all = try Self.proxy("all_proxy", environment)
        byScheme["https"] = try Self.proxy("https_proxy", environment) ?? all
        byScheme["http"] = try Self.proxy("http_proxy", environment) ?? all
        let list = environment.text("no_proxy") ?? environment.text("NO_PROXY") ?? ""
        exceptions = list.lowercased().split { $0 == "," || $0.isWhitespace }.map(String.init)
    }

    /// The proxy for an address; nil when it is reached directly.
    func proxy(for url: URL) -> Proxy? {
        guard let scheme = url.scheme?.lowercased(), let proxy = byScheme[scheme],
            let host = url.host(percentEncoded: false)?.lowercased()
        else { return nil }
        let port = url.port ?? (scheme == "https" ? 443 : 80)
        return exceptions.contains { Self.matches($0, host: host, port: port) } ? nil : proxy
    }

    /// `*`, a host, or the end of one at a dot; with or without a port.
    private static func matches(_ exception: String, host: String, port: Int) -> Bool {
        if exception == "*" || exception == host || exception == "\(host):\(port)" { return true }
        let domain = exception.hasSuffix(":\(port)") ? String(exception.dropLast("\(port)".count + 1)) : exception
        let bare = domain.drop { $0 == "." || $0 == "*" }
        return !bare.isEmpty && (host == bare || host.hasSuffix(".\(bare)"))
    }

    private static func proxy(_ variable: String, _ environment: [String: String]) throws(Unusable) -> Proxy? {
        let upper = variable.uppercased()
        guard let text = environment.text(variable) ?? environment.text(upper) else { return nil }
        let address = text.contains("://") ? text : "http://\(text)"
        guard let url = URL(string: address), let host = url.host(percentEncoded: false), !host.isEmpty,
            let scheme = url.scheme?.lowercased(), ["http", "socks5", "socks5h"].contains(scheme)
        else { throw Unusable(variable: upper) }
        let isSOCKS = scheme != "http"
        let user = url.user(percentEncoded: false).map { "\($0):\(url.password(percentEncoded: false) ?? "")" }
        return Proxy(
            isSOCKS: isSOCKS, host: host, port: url.port ?? (isSOCKS ? 1080 : 80),
            credentials: user.map { Data($0.utf8).base64EncodedString() })
    }
}
