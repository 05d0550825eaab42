import Testing

@testable import AltoServer

@Suite struct AcceptLanguageTests {
    @Test(arguments: [
        ("es-MX,es;q=0.9,en;q=0.8", "es-MX"), ("xx,de;q=0.5,fr;q=0.7", "fr"), ("en;q=0.2, pt-PT", "pt-PT"),
        ("fr, de", "fr"),
        ("xx, *;q=0.5, ja;q=0.1", "ja"), ("de;q=0, en", "en"),
    ])
    func `the one that weighs most is taken`(header: String, tag: String) {
        #expect(AcceptLanguage.best(of: header) == tag)
    }

    @Test(arguments: ["", "*", "xx", ";;;,,,", "de;q=0", String(repeating: "a-", count: 100_000)])
    func `none may be known`(header: String) {
        #expect(AcceptLanguage.best(of: header) == nil)
    }
}
