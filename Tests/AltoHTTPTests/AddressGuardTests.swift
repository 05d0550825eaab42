import Alto
import Testing

@testable import AltoHTTP

@Suite struct AddressGuardTests {
    @Test(arguments: [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "198.18.0.1",
        "192.0.2.1",
        "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:db8::1]", "[2001::1]", "2130706433", "0x7f000001", "0177.0.0.1",
        "127.1",
        "localhost",
    ])
    func `no spelling of an address that is not globally routable is fetched from`(host: String) async {
        let fetch = SafeFetch(largest: 1000, allowsPrivate: false)
        let problem = await #expect(throws: Problem.self) { try await fetch.fetch("http://\(host):9/a.jpg") }
        #expect(problem == SafeFetch.refused)
    }

    @Test(arguments: [
        "file:///etc/passwd", "unix:/run/x", "ftp://example.org/a", "http://", "a.jpg", "http://u:p@example.org/a",
        "gopher://x",
    ])
    func `only plain web addresses are fetched`(address: String) async {
        let problem = await #expect(throws: Problem.self) {
            try await SafeFetch(largest: 1000, allowsPrivate: true).fetch(address)
        }
        #expect(problem == SafeFetch.refused)
    }

    @Test func `addresses of the public internet are global`() {
        #expect(AddressGuard.isGlobal([93, 184, 216, 34]))
        #expect(AddressGuard.isGlobal([0x26, 0x06, 0x28, 0, 2, 0x20, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]))
        #expect(!AddressGuard.isGlobal([]))
    }
}
