import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes connections whose clients are slower than any honest network: those that do not get to the end of a request's
/// head, that send a body by the byte, or that do not take their answer. Each holds a socket and memory that others need.
///
/// The idle time-out alone does not see them: a byte now and then is not idle.
final class SlowClientTimeouts: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    struct Limits: Sendable {
        /// From the connection, or the answer before, to the end of a request's head.
        var head: TimeAmount = .seconds(30)
        /// Until then a body may come as it likes.
        var grace: TimeAmount = .seconds(10)
        /// Bytes a second of a body, on average behind the grace.
        var bodyRate = 2_000
        /// For how long an answer may wait for its client to take some of it.
        var answer: TimeAmount = .seconds(30)
        /// How often all that is looked at.
        var check: TimeAmount = .seconds(5)
    }

    private enum Phase {
        case head(since: NIODeadline)
        case body(since: NIODeadline, bytes: Int)
        case answer
    }

    private let limits: Limits
    private var phase = Phase.answer
    /// Requests whose answers have not ended. There may be several, sent ahead; and an answer may end before its request does:
    /// the body of a refused upload still comes.
    private var unanswered = 0
    private var blockedSince: NIODeadline?
    private var check: RepeatedTask?

    init(limits: Limits = Limits()) { self.limits = limits }

    /// Bytes that are read at once. Requests that are sent ahead of their answers are parsed as soon as they are read, into many
    /// times their bytes; bodies are not.
    private enum ReadSize: Int {
        case heads = 2_048
        case bodies = 65_536
    }

    private var readSize = ReadSize.bodies

    private func read(_ readSize: ReadSize, of channel: any Channel) {
        guard readSize != self.readSize else { return }
        self.readSize = readSize
        _ = channel.setOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: readSize.rawValue))
    }

    func handlerAdded(context: ChannelHandlerContext) {
        _ = context.channel.setOption(.maxMessagesPerRead, value: 1)
        read(.heads, of: context.channel)
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard check == nil else { return }
        phase = .head(since: context.eventLoop.now)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        check = context.eventLoop.scheduleRepeatedTask(initialDelay: limits.check, delay: limits.check) { _ in
            let (handler, context) = bound.value
            if handler.isTooSlow(context.eventLoop.now) { context.close(promise: nil) }
        }
    }

    private func isTooSlow(_ now: NIODeadline) -> Bool {
        if let blockedSince, now - blockedSince > limits.answer { return true }
        switch phase {
        case .head(let since): return now - since > limits.head
        case .body(let since, let bytes):
            let beyond = (now - since).nanoseconds - limits.grace.nanoseconds
            return beyond > 0 && Double(bytes) < Double(beyond) / 1e9 * Double(limits.bodyRate)
        case .answer: return false
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            phase = .body(since: context.eventLoop.now, bytes: 0)
            unanswered += 1
        case .body(let buffer):
            read(.bodies, of: context.channel)
            if case .body(let since, let bytes) = phase {
                phase = .body(since: since, bytes: bytes + buffer.readableBytes)
            }
        case .end:
            read(.heads, of: context.channel)
            phase = unanswered == 0 ? .head(since: context.eventLoop.now) : .answer
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            unanswered -= 1
            if unanswered == 0, case .answer = phase { phase = .head(since: context.eventLoop.now) }
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        blockedSince = context.channel.isWritable ? nil : context.eventLoop.now
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        check?.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { check?.cancel() }
}
