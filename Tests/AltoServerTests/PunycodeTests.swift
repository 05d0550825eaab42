import Testing

@testable import AltoServer

/// RFC 3492, section 7.1, and what addresses put around a host.
@Suite struct PunycodeTests {
    @Test(arguments: [
        ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"), ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
        ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"), ("bücher", "xn--bcher-kva"), ("plain", "plain"), ("", ""),
    ])
    func `letters beyond ASCII are written as networks write them`(label: String, encoded: String) {
        #expect(Punycode.encoded(label[...]) == encoded)
    }

    @Test(arguments: [
        ("https://Example.org:8080/a?b#c", "example.org"), ("https://paypal.com@other.example/", "other.example"),
        ("http://аррӏе.example", "xn--80ak6aa92e.example"), ("no address", ""), ("https://", ""),
    ])
    func `the host of an address is found, whatever stands around it`(address: String, host: String) {
        #expect(Punycode.host(of: address) == host)
    }
}
