import NIOHTTP1
import Testing

@testable import AltoServer

/// Whoever was refused could go on sending: 36 GB in 20 s were taken.
@Suite struct FinalResponseTests {
    private func post(_ length: Int) -> String { "POST / HTTP/1.1\r\nHost: alto\r\nContent-Length: \(length)\r\n\r\n" }

    @Test(arguments: ["Content-Length: 300000", "Transfer-Encoding: chunked"])
    func `an answer long before the end of its request is the last`(length: String) throws {
        let wire = try Wire()
        try wire.send("POST / HTTP/1.1\r\nHost: alto\r\n\(length)\r\n\r\n")
        try wire.answer()
        #expect(try wire.said().contains("connection: close\r\n"))
        #expect(!wire.isOpen)
    }

    @Test func `the little that is missing may come, and then the next request`() throws {
        let wire = try Wire()
        try wire.send(post(20))
        try wire.answer()
        #expect(try !wire.said().contains("close"))
        wire.pass(900)
        try wire.send(bytes: 20)
        wire.pass(2_000)
        #expect(wire.isOpen)
        try wire.send("GET / HTTP/1.1\r\nHost: alto\r\n\r\n")
        #expect(try wire.seen() == "HBEHE")
    }

    @Test func `it is not waited for without an end`() throws {
        let wire = try Wire()
        try wire.send(post(20))
        try wire.answer()
        wire.pass(1_100)
        #expect(!wire.isOpen)
    }

    @Test func `a request that is whole keeps the connection`() throws {
        let wire = try Wire()
        try wire.send(post(300_000))
        try wire.send(bytes: 300_000)
        try wire.answer()
        wire.pass(5_000)
        #expect(try !wire.said().contains("close"))
        #expect(wire.isOpen)
    }

    @Test(arguments: [
        "Connection: Close", "Connection: keep-alive, close", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c",
    ])
    func `a client that leaves gets its answer, and nothing after it`(field: String) throws {
        let wire = try Wire()
        try wire.send("GET / HTTP/1.1\r\nHost: alto\r\n\(field)\r\n\r\nGET / HTTP/1.1\r\nHost: alto\r\n\r\n")
        #expect(try wire.seen() == "HE")
        try wire.answer()
        #expect(try wire.said().contains("connection: close\r\n"))
        #expect(!wire.isOpen)
    }

    @Test func `HTTP 1 point 0 gets no chunks`() throws {
        let wire = try Wire()
        try wire.send("GET / HTTP/1.0\r\nHost: alto\r\n\r\n")
        try wire.answer()
        #expect(try wire.said() == "HTTP/1.0 200 OK\r\nconnection: close\r\n\r\nok")
        #expect(!wire.isOpen)
    }

    @Test func `of requests sent ahead only the last one's answer closes`() throws {
        let wire = try Wire()
        try wire.send("GET / HTTP/1.1\r\nHost: alto\r\n\r\n" + post(300_000))
        try wire.answer()
        #expect(try !wire.said().contains("close"))
        #expect(wire.isOpen)
        try wire.answer()
        #expect(try wire.said().contains("connection: close\r\n"))
        #expect(!wire.isOpen)
    }

    @Test func `a route may end the connection, too`() throws {
        let wire = try Wire()
        try wire.send("GET / HTTP/1.1\r\nHost: alto\r\n\r\n")
        try wire.answer(headers: ["connection": "close"])
        #expect(!wire.isOpen)
    }
}
