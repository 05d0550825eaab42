import NIOCore
import NIOHTTP1
import Testing

@testable import AltoServer

/// Heads of 10 MB were cut off without a word, and blanks before a value kept without an end.
@Suite struct HeadLimitsTests {
    private let wire: Wire

    init() throws { wire = try Wire() }

    /// As it comes from a socket.
    private func send(_ text: String, then more: String = "", times: Int = 0) throws {
        try wire.send(text)
        let piece = String(repeating: more, count: 2_048 / max(1, more.utf8.count))
        for _ in 0..<times where wire.isOpen { try wire.send(piece) }
    }

    private func answer() throws {
        try wire.answer()
        _ = try wire.said()
    }

    private func refused(_ status: Int) throws -> Bool {
        let said = try wire.said()
        return said.hasPrefix("HTTP/1.1 \(status) ") && said.contains("connection: close\r\n")
            && said.components("HTTP/1.1") == 1 && said.contains(#""status":\#(status)"#) && !wire.isOpen
    }

    @Test func `an address has 8 KB`() throws {
        try send("GET /\(String(repeating: "a", count: 8_191)) HTTP/1.1\r\nHost: alto\r\n\r\n")
        #expect(try wire.seen() == "HE")
        try answer()
        try send("GET /\(String(repeating: "a", count: 8_192)) HTTP/1.1\r\nHost: alto\r\n\r\n")
        #expect(try refused(414))
        #expect(try wire.seen() == "")
    }

    @Test(arguments: ["a", " "])
    func `one without an end is not kept`(more: String) throws {
        try send("GET /", then: more, times: 5_000)
        #expect(try refused(414))
    }

    @Test func `a header section has 100 fields`() throws {
        let fields = String(repeating: "a: b\r\n", count: 99)
        try send("GET / HTTP/1.1\r\nHost: alto\r\n\(fields)\r\n")
        #expect(try wire.seen() == "HE")
        try answer()
        try send("GET / HTTP/1.1\r\nHost: alto\r\n\(fields)a: b\r\n\r\n")
        #expect(try refused(431))
    }

    @Test(arguments: ["a: \(String(repeating: "b", count: 1_000))\r\n", "a", " "])
    func `and 64 KB`(more: String) throws {
        try send("GET / HTTP/1.1\r\nHost: alto\r\na: ", then: more, times: 5_000)
        #expect(try refused(431))
    }

    @Test func `blank lines before a request are few`() throws {
        try send("\r\n\r\nGET / HTTP/1.1\r\nHost: alto\r\n\r\n")
        #expect(try wire.seen() == "HE")
        try answer()
        try send("", then: "\r\n", times: 5_000)
        #expect(try refused(431))
    }

    private let chunked = "POST / HTTP/1.1\r\nHost: alto\r\nTransfer-Encoding: chunked\r\n\r\n"

    @Test func `chunks may be of one byte`() throws {
        try send(chunked)
        for _ in 0..<100 { try send(String(repeating: "1\r\na\r\n", count: 1_000)) }
        try send("0\r\n\r\n")
        #expect(try wire.seen().hasSuffix("BE"))
        #expect(wire.isOpen)
    }

    @Test(arguments: [("5;a=", "a"), ("000", "0"), ("0\r\na:", " ")])
    func `what is around them has an end`(start: String, more: String) throws {
        #expect(throws: HTTPParserError.self) { try send(chunked + start, then: more, times: 5_000) }
        #expect(try refused(400))
    }

    @Test func `trailers count as fields`() throws {
        #expect(throws: HTTPParserError.self) { try send(chunked + "0\r\n", then: "a: b\r\n", times: 5_000) }
        #expect(try refused(431))
    }

    @Test func `requests sent ahead do not add up`() throws {
        let request = "GET / HTTP/1.1\r\nHost: alto\r\na: \(String(repeating: "b", count: 1_000))\r\n\r\n"
        for _ in 0..<200 {
            try send(request)
            try wire.answer()
        }
        #expect(wire.isOpen)
        #expect(try wire.seen().count == 400)
    }
}

extension String {
    fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
