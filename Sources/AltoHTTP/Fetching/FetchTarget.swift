import Foundation

/// An address that a picture may be fetched from: http or https, a host, no user, a port that is one.
package struct FetchTarget: Sendable, Equatable {
    package let address: String
    /// Without the brackets of IPv6.
    package let host: String
    package let port: Int

    /// - Returns: nil for an address of any other kind.
    package init?(_ address: String) {
        guard address.utf8.count <= 8_192, let url = URLComponents(string: address),
            let scheme = url.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = url.host, !host.isEmpty, url.user == nil,
            url.password == nil,
            case let port = url.port ?? (scheme == "https" ? 443 : 80), (1...65_535).contains(port)
        else { return nil }
        self.address = address
        self.host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        self.port = port
    }

    /// Where a redirect leads.
    package func redirected(to location: String) -> FetchTarget? {
        URL(string: location, relativeTo: URL(string: address)).flatMap { FetchTarget($0.absoluteString) }
    }
}
