import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Refuses requests that name no host or several, and closes: a proxy before the service may take another one of them, and then
/// the two disagree about whose request it is.
///
/// Source: RFC 9112, section 3.2. What else is ambiguous (two lengths, folded fields) the parser refuses by itself.
final class OneHost: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundOut = HTTPResponsePart

    private static let host = HTTPField.Name("Host")
    private var hasRefused = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data), !Self.isClear(head) { refuse(context) }
        if !hasRefused { context.fireChannelRead(data) }
    }

    /// The first host has become the authority; another one has stayed among the fields.
    private static func isClear(_ head: HTTPRequest) -> Bool {
        guard let authority = head.authority, !authority.isEmpty else { return false }
        return host.map { !head.headerFields.contains($0) } ?? true
    }

    private func refuse(_ context: ChannelHandlerContext) {
        guard !hasRefused else { return }
        hasRefused = true
        let head = HTTPResponse(status: .badRequest, headerFields: [.contentLength: "0", .connection: "close"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in bound.value.close(promise: nil) }
    }
}
