import NIOCore
import NIOHTTP1

/// Refuses requests that name no host, several, or something that cannot be one: a proxy before the service may take another one
/// of them, and then the two disagree about whose request it is.
///
/// Source: RFC 9112, sections 3.2 and 3.3. What else is ambiguous (two lengths, folded fields) the parser refuses by itself.
final class HostHeaderCheck: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private var hasRefused = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if hasRefused { return }
        if case .head(let head) = unwrapInboundIn(data), let sentence = Self.fault(of: head) {
            hasRefused = true
            context.fireErrorCaught(Refusal(.badRequest, sentence, to: head))
        } else {
            context.fireChannelRead(data)
        }
    }

    private static func fault(of head: HTTPRequestHead) -> String? {
        let hosts = head.headers["host"]
        guard let named = hosts.first, hosts.count == 1 else { return "A request names exactly one host." }
        guard Authority(named, scheme: "http") != nil else { return "The request's host is none." }
        switch Target(head.uri) {
        case .path: return nil
        case .address(let scheme, let other):
            return Authority(other, scheme: scheme) == Authority(named, scheme: scheme)
                ? nil : "The request's address and its host are not the same."
        case .other: return head.isWithoutAddress ? nil : "The request's address is neither a path nor one of HTTP."
        }
    }

    /// The four forms that a request's target may have, the last two as one (RFC 9112, section 3.2). Routes see only the path
    /// of an address.
    private enum Target {
        case path
        case address(scheme: Substring, authority: Substring)
        case other

        init(_ text: String) {
            if text.hasPrefix("/") {
                self = .path
            } else if let scheme = text.firstRange(of: "://"),
                ["http", "https"].contains(text[..<scheme.lowerBound].lowercased())
            {
                let rest = text[scheme.upperBound...]
                let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
                self = .address(scheme: text[..<scheme.lowerBound], authority: rest[..<end])
            } else {
                self = .other
            }
        }
    }
}

extension HTTPRequestHead {
    /// `OPTIONS *` and `CONNECT host:port`.
    fileprivate var isWithoutAddress: Bool { method == .OPTIONS && uri == "*" || method == .CONNECT }
}
