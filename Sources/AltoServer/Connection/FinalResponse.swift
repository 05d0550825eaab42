import NIOCore
import NIOHTTP1

/// Says `Connection: close` and closes where nothing can follow an answer: it ended long before its request's body did, the
/// client asked for it or speaks HTTP/1.0, or it wants another protocol than HTTP (the parser understands nothing after that).
///
/// What little of a body is missing may still come, and the connection goes on. Source: RFC 9112, sections 9.3, 9.6 and 6.1
/// (HTTP/1.0 gets no chunks); RFC 9110, section 7.8.
final class FinalResponse: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    struct Limits: Sendable {
        /// Bytes of a body that may come after its answer, and for how long.
        var rest = 262_144
        var time: TimeAmount = .seconds(1)
    }

    private let limits: Limits
    /// Requests whose answers have not ended.
    private var unanswered = 0
    /// Of the request that came last.
    private var isReading = false
    private var rest = 0
    private var isLast = false
    private var isOld = false
    /// From the head of the last answer on.
    private var closes = false
    private var hasClosed = false
    private var timer: Scheduled<Void>?

    init(limits: Limits = Limits()) { self.limits = limits }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isLast && !isReading { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            unanswered += 1
            isReading = true
            rest = head.announcedRest
            isOld = head.version == .http1_0
            isLast = isOld || !head.isKeepAlive || head.leavesHTTP
        case .body(let buffer):
            rest -= buffer.readableBytes
        case .end:
            isReading = false
            timer?.cancel()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if hasClosed {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head) where !head.isInformational:
            let isOfLastRequest = unanswered <= 1
            if isOfLastRequest, isLast || isReading && rest > limits.rest {
                head.headers.replaceOrAdd(name: "connection", value: "close")
            }
            if isOfLastRequest, isOld { head.version = .http1_0 }
            closes = head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "close" }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            unanswered -= 1
            context.write(data, promise: promise)
            if closes { close(context) } else if isReading, unanswered == 0 { waitForRest(context) }
        default:
            context.write(data, promise: promise)
        }
    }

    private func waitForRest(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: limits.time) {
            let (handler, context) = bound.value
            handler.close(context)
        }
    }

    private func close(_ context: ChannelHandlerContext) {
        hasClosed = true
        context.flush()
        context.close(mode: .output, promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }
}

extension HTTPRequestHead {
    /// Bytes of the body, as far as the head tells; endless where it does not, or where the client still waits for the word
    /// to send them (see `ExpectContinue`).
    fileprivate var announcedRest: Int {
        if headers.contains(name: "transfer-encoding") || headers.contains(name: "expect") { return .max }
        return headers.first(name: "content-length").map { Int($0) ?? .max } ?? 0
    }

    fileprivate var leavesHTTP: Bool {
        method == .CONNECT
            || headers.contains(name: "upgrade")
                && headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" }
    }
}
