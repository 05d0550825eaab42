import NIOCore
import NIOEmbedded
import Testing

@testable import AltoServer

@Suite struct LingeringCloseTests {
    /// Closes its output only, as sockets do; the embedded channel would close both ways.
    private final class Socket: ChannelOutboundHandler {
        typealias OutboundIn = IOData
        var hasClosedOutput = false

        func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
            guard case .output = mode else { return context.close(mode: mode, promise: promise) }
            hasClosedOutput = true
            promise?.succeed()
        }
    }

    private let channel: EmbeddedChannel
    private let socket = Socket()

    init() throws {
        channel = EmbeddedChannel(handlers: [socket, LingeringClose()])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    private func send(_ count: Int) throws { try channel.writeInbound(ByteBuffer(repeating: 0, count: count)) }

    @Test func `a client has a second to read its answer`() throws {
        channel.close(mode: .output, promise: nil)
        #expect(socket.hasClosedOutput && channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(900))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(200))
        #expect(!channel.isActive)
    }

    @Test func `what it sends meanwhile is dropped, and not much of it taken`() throws {
        try send(1_000_000)
        #expect(try channel.readInbound(as: ByteBuffer.self)?.readableBytes == 1_000_000)
        channel.close(mode: .output, promise: nil)
        try send(262_144)
        #expect(channel.isActive)
        try send(1)
        #expect(!channel.isActive)
        #expect(try channel.readInbound(as: ByteBuffer.self) == nil)
    }

    @Test func `a client that has read it is not waited for`() {
        channel.close(mode: .output, promise: nil)
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(!channel.isActive)
    }
}
