import NIOCore
import NIOHTTP1

/// Tells clients that wait for the word to send their body that they may; curl waits a second for it. Those with more than any
/// route takes are not told: the route refuses them from the head alone, and nothing is sent in vain.
///
/// Source: RFC 9110, section 10.1.1.
final class ExpectContinue: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let longest: Int
    private var unanswered = 0
    /// The word is given when the answers before are written.
    private var isOwed = false
    private var hasRefused = false

    /// - Parameter longest: bytes of the longest body that a route takes.
    init(longest: Int) { self.longest = longest }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if hasRefused { return }
        switch unwrapInboundIn(data) {
        case .head(var head):
            let expected = head.headers[canonicalForm: "expect"]
            guard expected.allSatisfy({ $0.lowercased() == "100-continue" }) else {
                hasRefused = true
                return context.fireErrorCaught(
                    Refusal(.expectationFailed, "The service knows no other expectation than 100-continue.", to: head))
            }
            unanswered += 1
            if !expected.isEmpty, head.version != .http1_0, mayCome(head) {
                // What is left of it tells the handlers behind that the client waits in vain.
                head.headers.remove(name: "expect")
                isOwed = true
                give(context)
            }
            context.fireChannelRead(wrapInboundOut(.head(head)))
        case .body, .end:
            isOwed = false
            context.fireChannelRead(data)
        }
    }

    private func mayCome(_ head: HTTPRequestHead) -> Bool {
        guard let length = head.headers.first(name: "content-length") else {
            return head.headers.contains(name: "transfer-encoding")
        }
        return Int(length).map { $0 <= longest } ?? false
    }

    private func give(_ context: ChannelHandlerContext) {
        guard isOwed, unanswered == 1 else { return }
        isOwed = false
        context.writeAndFlush(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        if case .end = unwrapOutboundIn(data) {
            unanswered -= 1
            give(context)
        }
    }
}
