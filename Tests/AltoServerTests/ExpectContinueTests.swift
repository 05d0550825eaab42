import NIOHTTP1
import Testing

@testable import AltoServer

/// curl waited a second before each picture of more than 1 MB.
@Suite struct ExpectContinueTests {
    private func post(_ headers: String, version: String = "1.1") -> String {
        "POST / HTTP/\(version)\r\nHost: alto\r\n\(headers)\r\n\r\n"
    }

    @Test(arguments: ["Content-Length: 1000000", "Transfer-Encoding: chunked"])
    func `the word is given at once`(length: String) throws {
        let wire = try Wire()
        try wire.send(post("Expect: 100-Continue\r\n\(length)"))
        #expect(try wire.said() == "HTTP/1.1 100 Continue\r\n\r\n")
        #expect(try wire.seen() == "H")
    }

    @Test(arguments: [
        ("Expect: 100-continue\r\nContent-Length: 1000001", "1.1"),
        ("Expect: 100-continue\r\nContent-Length: 5", "1.0"),
        ("Content-Length: 5", "1.1"), ("Expect: 100-continue", "1.1"),
    ])
    func `not for too much, HTTP 1 point 0, no body or no question`(headers: String, version: String) throws {
        let wire = try Wire()
        try wire.send(post(headers, version: version))
        #expect(try wire.said() == "")
        #expect(try wire.seen().hasPrefix("H"))
    }

    @Test func `who was not told cannot go on after the answer`() throws {
        let wire = try Wire(longestBody: 10)
        try wire.send(post("Expect: 100-continue\r\nContent-Length: 11"))
        try wire.answer()
        #expect(try wire.said().contains("connection: close\r\n"))
        #expect(!wire.isOpen)
    }

    @Test(arguments: ["a-pony", "100-continue, a-pony"])
    func `other expectations fail`(expected: String) throws {
        let wire = try Wire()
        try wire.send(post("Expect: \(expected)\r\nContent-Length: 5"))
        #expect(try wire.said().hasPrefix("HTTP/1.1 417 "))
        #expect(try wire.seen() == "")
        #expect(!wire.isOpen)
    }

    @Test func `the word waits for the answers before`() throws {
        let wire = try Wire()
        try wire.send("GET / HTTP/1.1\r\nHost: alto\r\n\r\n" + post("Expect: 100-continue\r\nContent-Length: 5"))
        #expect(try wire.said() == "")
        try wire.answer(headers: ["content-length": "2"])
        #expect(try wire.said().hasSuffix("\r\n\r\nokHTTP/1.1 100 Continue\r\n\r\n"))
    }
}
