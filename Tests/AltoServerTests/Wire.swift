import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import AltoServer

/// A connection without a network: bytes in, bytes out, and a route that answers when it is told to.
struct Wire {
    let channel = EmbeddedChannel()

    init(longestBody: Int = 1_000_000) throws {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = HeadLimits.section
        limits.maxHeaderListSize = HeadLimits.line + HeadLimits.section
        limits.maxHeaderFieldCount = HeadLimits.fields
        let pipeline = channel.pipeline.syncOperations
        try pipeline.configureHTTPServerPipeline(
            withPipeliningAssistance: false, withErrorHandling: false, withEncoderConfiguration: .init(),
            withDecoderLimitConfiguration: limits)
        try GuardedChannel.guardParser(of: pipeline, longestBody: longestBody)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    var isOpen: Bool { channel.isActive }

    func pass(_ milliseconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .milliseconds(milliseconds)) }

    func send(_ text: String) throws { try channel.writeInbound(ByteBuffer(string: text)) }

    func send(bytes: Int) throws { try channel.writeInbound(ByteBuffer(repeating: 65, count: bytes)) }

    func answer(_ body: String = "ok", headers: HTTPHeaders = [:]) throws {
        try begin(headers: headers)
        try end(body)
    }

    func begin(headers: HTTPHeaders = [:]) throws {
        try channel.writeOutbound(
            HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)))
    }

    func end(_ body: String = "ok") throws {
        try channel.writeOutbound(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: body))))
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
    }

    /// What the client has got since it was asked last.
    func said() throws -> String {
        var said = ""
        while let data = try channel.readOutbound(as: IOData.self) {
            if case .byteBuffer(let buffer) = data { said += String(buffer: buffer) }
        }
        return said
    }

    /// What routes have seen since they were asked last: H(ead), B(ody), E(nd).
    func seen() throws -> String {
        var seen = ""
        while let part = try channel.readInbound(as: HTTPServerRequestPart.self) {
            switch part {
            case .head: seen += "H"
            case .body: seen += "B"
            case .end: seen += "E"
            }
        }
        return seen
    }
}
