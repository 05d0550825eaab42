import Alto
import Crypto
package import Foundation

/// Links that are good for one method and path until a time, signed with HMAC-SHA256.
///
/// Several keys may be known: the newest signs, the others still open what they signed, until they are taken away.
/// Whoever holds the same keys, in whichever process, opens the same links: nothing is kept of a link.
package struct SignedLinks: Sendable {
    package struct Key: Codable, Hashable, Sendable {
        package let id: String
        package let secret: Data

        package init(id: String, secret: Data) {
            self.id = id
            self.secret = secret
        }
    }

    private let keys: [Key]
    private let clock: @Sendable () -> Date
    /// Nobody is given a link for longer.
    package static let longest: Duration = .seconds(7 * 86_400)

    /// - Parameter keys: the newest first, at least one.
    package init(keys: [Key], clock: @escaping @Sendable () -> Date = { Date() }) {
        self.keys = keys
        self.clock = clock
    }

    /// The path with `expires`, `key` and `signature` behind it.
    /// - Parameter query: further parameters, covered by the signature.
    package func sign(_ method: String, _ path: String, query: [(String, String)] = [], lifetime: Duration) -> String {
        guard let key = keys.first else { return path }
        let expires = Int(clock().timeIntervalSince1970 + min(lifetime, Self.longest) / .seconds(1))
        let items = query + [("expires", "\(expires)"), ("key", key.id)]
        let signature = Self.mac(method, path, items, key).map { String(format: "%02x", $0) }.joined()
        return path + "?"
            + (items + [("signature", signature)]).map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(
                separator: "&")
    }

    /// - Parameter query: in the order in which it stands in the address.
    /// - Throws: `Problem` (linkRefused), the same for every reason.
    package func check(_ method: String, _ path: String, query: [(String, String)]) throws {
        let refused = Problem(
            .linkRefused, "This link is not valid, or no longer.", remedy: "Ask for the description again.")
        guard let last = query.last, last.0 == "signature", let given = Self.bytes(last.1) else { throw refused }
        let items = Array(query.dropLast())
        guard let id = items.first(where: { $0.0 == "key" })?.1, let key = keys.first(where: { $0.id == id }),
            let expires = items.first(where: { $0.0 == "expires" }).flatMap({ Int($0.1) })
        else { throw refused }
        // Compared in constant time.
        guard
            HMAC<SHA256>.isValidAuthenticationCode(
                given, authenticating: Self.message(method, path, items), using: SymmetricKey(data: key.secret))
        else { throw refused }
        let now = clock().timeIntervalSince1970
        guard Double(expires) > now, Double(expires) <= now + Self.longest / .seconds(1) + 60 else { throw refused }
    }

    private static func mac(_ method: String, _ path: String, _ items: [(String, String)], _ key: Key) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: message(method, path, items), using: SymmetricKey(data: key.secret)))
    }

    /// Parts that cannot run into one another: line by line, each escaped.
    private static func message(_ method: String, _ path: String, _ items: [(String, String)]) -> Data {
        Data(([method, path] + items.map { "\(escaped($0.0))=\(escaped($0.1))" }).joined(separator: "\n").utf8)
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~")))
            ?? ""
    }

    private static func bytes(_ hexadecimal: String) -> [UInt8]? {
        let digits = hexadecimal.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 64, !digits.contains(nil) else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8((digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0)) }
    }
}
