import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import AltoServer

/// On a clock of their own: nobody waits.
@Suite struct SlowClientTimeoutsTests {
    private let channel: EmbeddedChannel

    init() throws {
        channel = EmbeddedChannel(handler: SlowClientTimeouts())
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    private func pass(_ seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

    private func receive(_ part: HTTPRequestPart) throws { try channel.writeInbound(part) }

    private func head() throws {
        try receive(.head(HTTPRequest(method: .post, scheme: "http", authority: "alto", path: "/")))
    }

    private func answer() throws {
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
    }

    @Test func `a client that never gets to the end of a head is let go`() {
        pass(29)
        #expect(channel.isActive)
        pass(7)
        #expect(!channel.isActive)
    }

    @Test func `a body by the byte is let go, one of a poor network is not`() throws {
        try head()
        for _ in 0..<60 {
            try receive(.body(ByteBuffer(repeating: 0, count: 2_500)))
            pass(1)
        }
        #expect(channel.isActive)
        try receive(.end(nil))
        try answer()
        try head()
        for _ in 0..<20 where channel.isActive {
            try receive(.body(ByteBuffer(repeating: 0, count: 1)))
            pass(1)
        }
        #expect(!channel.isActive)
    }

    @Test func `whoever waits for an answer may wait for as long as it takes`() throws {
        try head()
        try receive(.end(nil))
        pass(600)
        #expect(channel.isActive)
        try answer()
        pass(29)
        #expect(channel.isActive)
        pass(7)
        #expect(!channel.isActive)
    }

    @Test func `requests sent ahead wait for theirs as well`() throws {
        for _ in 0..<2 {
            try head()
            try receive(.end(nil))
        }
        try answer()
        pass(600)
        #expect(channel.isActive)
        try answer()
        pass(36)
        #expect(!channel.isActive)
    }

    @Test func `a refused upload is not waited for without an end`() throws {
        try head()
        try answer()
        pass(20)
        #expect(!channel.isActive)
    }

    @Test func `who had the answer before the end of the request is waited for again, and not for ever`() throws {
        try head()
        try answer()
        try receive(.end(nil))
        pass(25)
        #expect(channel.isActive)
        pass(15)
        #expect(!channel.isActive)
    }

    @Test func `a client that does not take its answer is let go`() throws {
        try head()
        try receive(.end(nil))
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        pass(25)
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        pass(25)
        #expect(channel.isActive)
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        pass(40)
        #expect(!channel.isActive)
    }
}
