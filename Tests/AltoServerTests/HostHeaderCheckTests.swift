import Testing

@testable import AltoServer

@Suite struct HostHeaderCheckTests {
    @Test(arguments: [
        "alto", "alto.local.", "ALTO:8080", "alto:", "alto:65535", "127.0.0.1:80", "[::1]:8080", "[::ffff:127.0.0.1]",
        "my_host",
        "xn--bcher-kva.example", "a%20b",
    ])
    func `a host is a name or an address, perhaps with a port`(host: String) throws {
        let wire = try Wire()
        try wire.send("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n")
        #expect(try wire.seen() == "HE")
    }

    @Test(arguments: [
        "", "a b", "me@alto", "alto/path", "alto:65536", "alto:8o", "alto:-1", "alto:99999999999999999999", ":80",
        "[::1", "[::1]8",
        "[alto]", "::1", "al\u{e4}to", "a%2", "a\tb", "a\\b", "\"a\"", "http://alto",
        "a,b", String(repeating: "a", count: 256),
    ])
    func `anything else is refused and the connection closed`(host: String) throws {
        let wire = try Wire()
        try wire.send("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\nGET / HTTP/1.1\r\nHost: alto\r\n\r\n")
        let said = try wire.said()
        #expect(said.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(said.contains("connection: close\r\n") && said.contains("content-type: application/problem+json\r\n"))
        #expect(said.contains(#""code":"usage""#))
        #expect(try wire.seen() == "")
        #expect(!wire.isOpen)
    }

    @Test(arguments: ["", "Host: alto\r\nHost: alto\r\n", "Host: alto\r\nhost: other\r\n"])
    func `none and two are refused`(hosts: String) throws {
        let wire = try Wire()
        try wire.send("GET / HTTP/1.1\r\n\(hosts)\r\n")
        #expect(try wire.said().hasPrefix("HTTP/1.1 400 "))
        #expect(!wire.isOpen)
    }

    @Test(arguments: [
        ("GET http://alto/v1", true), ("GET HTTP://ALTO:80?a=b", true), ("GET https://alto:443/", true),
        ("OPTIONS *", true),
        ("GET http://other/v1", false), ("GET http://alto:81/", false), ("GET http://me@alto/", false),
        ("GET *", false),
        ("GET http:///v1", false), ("GET ftp://alto/", false), ("GET http:/v1", false), ("GET /http://other/", true),
    ])
    func `an address as the target names the same host`(line: String, isGood: Bool) throws {
        let wire = try Wire()
        try wire.send("\(line) HTTP/1.1\r\nHost: alto\r\n\r\n")
        #expect(try wire.seen() == (isGood ? "HE" : ""))
        #expect(try wire.said().hasPrefix("HTTP/1.1 400 ") == !isGood)
    }

    @Test func `a refusal of HEAD has no body`() throws {
        let wire = try Wire()
        try wire.send("HEAD / HTTP/1.1\r\nHost: a b\r\n\r\n")
        #expect(try wire.said().hasSuffix("\r\n\r\n"))
    }
}
