import NIOCore
import NIOHTTP1

/// Answers what is refused before it comes to a route, when its turn has come: requests may be sent ahead of their answers, and
/// those to the requests before are still owed. After it nothing is written, whatever a route has to say.
///
/// What the parser does not understand is refused here, too. Source: RFC 9112, sections 2.2 and 9.3.2.
final class Refusals: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        case open
        case waiting(Refusal)
        case refused
    }

    private var state = State.open
    /// Requests that a route has seen and whose answers have not ended.
    private var unanswered = 0
    /// Between a request's head and its end.
    private var isReading = false
    /// Between an answer's head and its end.
    private var isAnswering = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .open = state else { return }
        switch unwrapInboundIn(data) {
        case .head: (unanswered, isReading) = (unanswered + 1, true)
        case .body: break
        case .end: isReading = false
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let refusal: Refusal
        switch error {
        case let found as Refusal: refusal = found
        case is HTTPParserError: refusal = Refusal(.badRequest, "The request is not well-formed HTTP.")
        case is ByteToMessageDecoderError: return  // more bytes behind what was not understood
        default: return context.fireErrorCaught(error)
        }
        guard case .open = state else { return }
        state = .waiting(refusal)
        let isAwaited = isReading && unanswered > 0
        settle(context)
        // A route that takes the body in must not think that this was all.
        if isAwaited { context.fireErrorCaught(error as? HTTPParserError ?? .unknown) }
    }

    private func settle(_ context: ChannelHandlerContext) {
        let itself = isReading ? 1 : 0
        guard case .waiting(let refusal) = state, !isAnswering, unanswered <= itself else { return }
        state = .refused
        // With fewer, the refused request was answered before its body came to what is wrong with it.
        if unanswered == itself {
            for part in refusal.answer { context.write(wrapOutboundOut(part), promise: nil) }
            context.flush()
        }
        context.close(mode: .output, promise: nil)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .refused = state {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        context.write(data, promise: promise)
        switch unwrapOutboundIn(data) {
        case .head(let head): isAnswering = !head.isInformational
        case .body: break
        case .end:
            isAnswering = false
            unanswered -= 1
            if case .waiting = state { context.flush() }
            settle(context)
        }
    }

    /// Nothing more is taken until the answers before are written; `LingeringClose` reads on then.
    func read(context: ChannelHandlerContext) {
        if case .waiting = state { return }
        context.read()
    }
}

extension HTTPResponseHead {
    /// Another head follows for the same request (RFC 9110, section 15.2).
    var isInformational: Bool { 100..<200 ~= status.code && status != .switchingProtocols }
}
