import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import AltoServer

@Suite struct RefusalsTests {
    private let wire: Wire
    private let good = "GET / HTTP/1.1\r\nHost: alto\r\n\r\n"
    private let bad = "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"

    init() throws { wire = try Wire() }

    @Test func `a refusal is a problem and the connection's end`() throws {
        try wire.send(bad)
        let said = try wire.said()
        #expect(
            said.hasPrefix(
                "HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\ncontent-length: 88\r\n"))
        #expect(said.contains(/\r\ndate: ..., \d\d ... \d{4} \d\d:\d\d:\d\d GMT\r\n/))
        #expect(
            said.hasSuffix(
                "connection: close\r\n\r\n"
                    + #"{"code":"usage","status":400,"title":"The request's host is none.","type":"about:blank"}"#))
        #expect(!wire.isOpen)
    }

    @Test func `the answers before it come first`() throws {
        try wire.send(good + good + bad + good)
        #expect(try wire.said() == "")
        try wire.answer(headers: ["content-length": "2"])
        #expect(try wire.said().hasSuffix("\r\n\r\nok"))
        try wire.begin()
        #expect(wire.isOpen)
        try wire.end()
        let said = try wire.said()
        #expect(said.contains("0\r\n\r\nHTTP/1.1 400 ") && said.ranges(of: "HTTP/1.1").count == 2)
        #expect(try wire.seen() == "HEHE")
        #expect(!wire.isOpen)
    }

    @Test(arguments: ["GET / HTTP/2.0\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/1.1\r\nHost : alto\r\n\r\n"])
    func `what is not HTTP is refused`(text: String) throws {
        try wire.send(text)
        #expect(try wire.said().hasPrefix("HTTP/1.1 400 "))
        #expect(!wire.isOpen)
    }

    private let broken = "POST / HTTP/1.1\r\nHost: alto\r\nTransfer-Encoding: chunked\r\n\r\n5\r\naaaaa\r\nno"

    @Test func `a route never takes half a body for the whole`() throws {
        #expect(throws: HTTPParserError.self) { try wire.send(broken) }
        #expect(try wire.seen() == "HB")
        #expect(try wire.said().hasPrefix("HTTP/1.1 400 "))
        #expect(!wire.isOpen)
    }

    @Test func `an answer that has begun is finished, and no second one begun`() throws {
        try wire.send("POST / HTTP/1.1\r\nHost: alto\r\nContent-Length: 5\r\n\r\n")
        try wire.begin(headers: ["content-length": "2"])
        // The client closes its side before the body's end.
        wire.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        try wire.end()
        #expect(throws: (any Error).self) { try wire.answer() }
        #expect(try wire.said().ranges(of: "HTTP/1.1").count == 1)
        #expect(!wire.isOpen)
    }
}
