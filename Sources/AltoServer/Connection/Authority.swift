import NIOCore

/// A host and perhaps its port, as a request names them.
///
/// Source: RFC 3986, section 3.2.2 (names, IPv4 and IPv6 addresses; user names are not for servers: RFC 9110, section 4.2.4).
package struct Authority: Equatable {
    package let host: String
    package let port: Int?

    /// - Parameter scheme: its own port is as good as none.
    package init?(_ text: some StringProtocol, scheme: some StringProtocol) {
        let bytes = Array(text.utf8)
        let end: Int
        if bytes.first == UInt8(ascii: "[") {
            guard let bracket = bytes.firstIndex(of: UInt8(ascii: "]")), Self.isIPv6(bytes[1..<bracket]) else {
                return nil
            }
            end = bracket + 1
        } else {
            end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
            guard 1...Self.longest ~= end, Self.isName(bytes[..<end]) else { return nil }
        }
        host = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
        guard end < bytes.count else {
            port = nil
            return
        }
        let digits = bytes[(end + 1)...]
        guard bytes[end] == UInt8(ascii: ":"), digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        guard let number = digits.isEmpty ? 0 : Int(String(decoding: digits, as: UTF8.self)), number <= 65_535 else {
            return nil
        }
        port = digits.isEmpty || number == (scheme.lowercased() == "https" ? 443 : 80) ? nil : number
    }

    private static func isIPv6(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.allSatisfy({ isHex($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }) else {
            return false
        }
        if case .v6 = try? SocketAddress(ipAddress: String(decoding: bytes, as: UTF8.self), port: 0) { return true }
        return false
    }

    private static let longest = 255
    /// Without the comma: with it, several fields become one.
    private static let marks = Set("-._~!$&'()*+;=".utf8)

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: continue
            case UInt8(ascii: "%"):
                guard let first = rest.popFirst(), let second = rest.popFirst(), isHex(first), isHex(second) else {
                    return false
                }
            default: guard marks.contains(byte) else { return false }
            }
        }
        return true
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
