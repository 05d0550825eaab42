import NIOCore

/// Lets a client read its last answer: closes the way to it first, takes a little more from it, and then closes altogether. A
/// socket that is closed with bytes waiting to be read resets the connection, and the answer may be lost on its way. It stands
/// before TLS, which would itself wait five seconds for the client's farewell and take all that comes.
///
/// Source: RFC 9112, section 9.6. Before, there was no end to what was taken: 36 GB in 20 s.
final class LingeringClose: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    struct Limits: Sendable {
        var bytes = 262_144
        var time: TimeAmount = .seconds(1)
    }

    private enum State {
        case open
        /// The last answer is being sent.
        case ending
        case taking(Int)
    }

    private let limits: Limits
    private var state = State.open
    private var timer: Scheduled<Void>?

    init(limits: Limits = Limits()) { self.limits = limits }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard case .output = mode else { return context.close(mode: mode, promise: promise) }
        guard case .open = state else {
            promise?.succeed()
            return
        }
        state = .ending
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        // To a client that has closed its side already, all is closed at once: not before all is written.
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer()))).whenComplete { _ in
            let (handler, context) = bound.value
            context.close(mode: .output, promise: promise)
            handler.linger(context)
        }
    }

    private func linger(_ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        state = .taking(limits.bytes)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: limits.time) { bound.value.close(promise: nil) }
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch state {
        case .open: context.fireChannelRead(data)
        case .ending: break
        case .taking(let left):
            state = .taking(left - unwrapInboundIn(data).readableBytes)
            if case .taking(..<0) = state { context.close(promise: nil) }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        if case .taking = state { context.read() }
    }

    func read(context: ChannelHandlerContext) {
        if case .ending = state { return }
        context.read()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch (event as? ChannelEvent, state) {
        // Whoever still writes finds that out by itself; told so, Hummingbird closes at once.
        case (.outputClosed, _): break
        case (.inputClosed, .taking): context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }
}
