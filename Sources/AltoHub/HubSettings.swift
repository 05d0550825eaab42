package import Alto
package import Foundation

/// Where the hub is, where its cache is, and how to get there: the environment variables that the hub's Python
/// client reads, with its defaults.
///
/// | variable | meaning |
/// | --- | --- |
/// | `HF_HUB_CACHE` | the cache; else `hub` in `HF_HOME`; else `huggingface/hub` in `XDG_CACHE_HOME` or `~/.cache` |
/// | `HF_ENDPOINT` | the hub or a mirror of it |
/// | `HF_TOKEN`, or the file at `HF_TOKEN_PATH` or `token` in `HF_HOME` | who is asking |
/// | `HF_HUB_OFFLINE`, `TRANSFORMERS_OFFLINE` | nothing is fetched |
/// | `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY` | see `HubProxies` |
package struct HubSettings: Sendable {
    package let cache: URL
    package let endpoint: URL
    package let isOffline: Bool
    let token: HubToken?
    let proxies: HubProxies

    /// - Throws: `Problem` of code `usage` for an endpoint, a token or a proxy that cannot be used.
    package init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(Problem) {
        let paths = HubPaths(environment: environment)
        cache = paths.cache
        isOffline = ["HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"].contains { Self.isTrue(environment[$0]) }

        let address = environment.text("HF_ENDPOINT") ?? "https://huggingface.co"
        guard let endpoint = URL(string: address), endpoint.isWeb else {
            throw Problem(.usage, "HF_ENDPOINT is not an http or https address.", remedy: "Correct it, or remove it.")
        }
        self.endpoint = endpoint

        if Self.isTrue(environment["HF_HUB_DISABLE_IMPLICIT_TOKEN"]) {
            token = nil
        } else if let text = environment.text("HF_TOKEN") ?? environment.text("HUGGING_FACE_HUB_TOKEN") {
            guard let token = HubToken(text) else {
                throw Problem(.usage, "HF_TOKEN holds characters that no token has.", remedy: "Set it anew.")
            }
            self.token = token
        } else {
            token = (try? String(contentsOf: paths.token, encoding: .utf8)).flatMap { HubToken($0) }
        }
        do {
            proxies = try HubProxies(environment: environment)
        } catch {
            throw Problem(
                .usage, "The proxy in \(error.variable) cannot be used.",
                remedy: "Give http://host:port or socks5://host:port.")
        }
    }

    /// As the Python client reads a yes.
    private static func isTrue(_ value: String?) -> Bool {
        ["1", "ON", "YES", "TRUE"].contains(value?.uppercased())
    }
}

/// The folders of the hub's cache and the file of its token.
private struct HubPaths {
    let cache: URL
    let token: URL

    init(environment: [String: String]) {
        let home = environment.text("HOME") ?? NSHomeDirectory()
        func folder(_ variable: String) -> URL? {
            environment.text(variable).map { URL(filePath: environment.expanding($0, home: home)) }
        }
        let caches = folder("XDG_CACHE_HOME") ?? URL(filePath: home).appending(path: ".cache")
        let hub = folder("HF_HOME") ?? caches.appending(path: "huggingface")
        cache = folder("HF_HUB_CACHE") ?? folder("HUGGINGFACE_HUB_CACHE") ?? hub.appending(path: "hub")
        token = folder("HF_TOKEN_PATH") ?? hub.appending(path: "token")
    }
}

extension [String: String] {
    /// The value of a variable; one that is set to nothing counts as not set.
    func text(_ variable: String) -> String? {
        self[variable].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// `~` at the beginning, and `$NAME` and `${NAME}` anywhere; unknown variables stay as they are.
    fileprivate func expanding(_ path: String, home: String) -> String {
        let absolute = path == "~" || path.hasPrefix("~/") ? home + path.dropFirst() : path
        return absolute.replacing(/\$(?:\{(\w+)\}|(\w+))/) { match in
            (match.output.1 ?? match.output.2).flatMap { self[String($0)] } ?? String(match.output.0)
        }
    }
}

extension URL {
    /// Whether it is an http or https address with a host.
    var isWeb: Bool {
        ["http", "https"].contains(scheme?.lowercased()) && host(percentEncoded: false).map { !$0.isEmpty } ?? false
    }

    /// Scheme, host and port: what a token may be sent to, and what it may not.
    var origin: String {
        let scheme = scheme?.lowercased() ?? ""
        let port = port ?? (scheme == "https" ? 443 : 80)
        return "\(scheme)://\(host(percentEncoded: false)?.lowercased() ?? ""):\(port)"
    }
}
