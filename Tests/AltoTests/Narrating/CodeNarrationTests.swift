import AltoTesting
import Testing

@testable import Alto

/// Codes were read out raw: a contact as "BEGIN:VCARD VERSION:3.0 …", a token letter by letter, a key with its secret.
@Suite struct CodeNarrationTests {
    private func told(_ content: String, _ language: String = "en-US", kind: Code.Kind = .qr) throws -> String {
        let narrator = Narrator(catalog: try NarrationCatalogs.find(language))
        let sentences = narrator.narrate(.plain().with(codes: (kind, content))).sentences
        return sentences.filter { $0.kind == .codes }.map(\.text).joined(separator: " ")
    }

    private static let vCard = """
        BEGIN:VCARD\r\nVERSION:3.0\r\nN:Novak;Ana\r\nFN:Ana Novak\r\nTEL:+49301234567\r\nEND:VCARD
        """
    private static let epc = "BCD\n002\n1\nSCT\nBFSWDE33BER\nWikimedia\nDE33100205000001194700\nEUR123.45\n\n\nDonation"
    private static let swiss =
        "SPC\n0200\n1\nCH4431999123000889012\nS\nRobert Schneider AG\nRue du Lac\n1268\n2501\nBiel\nCH\n\n\n\n\n\n\n\n"
        + "1949.75\nCHF\nS\nPia Rutschmann"
    private static let event =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Choir\nDTSTART:20261201T190000Z\nEND:VEVENT\nEND:VCALENDAR"

    private static let kinds: [(String, String)] = [
        (vCard, "A QR code for a contact: Ana Novak."),
        ("BEGIN:VCARD\nitem1.N:Ito;Yuki;;;\nEND:VCARD", "A QR code for a contact: Yuki Ito."),
        ("MECARD:N:Novak,Ana;TEL:030123;;", "A QR code for a contact: Ana Novak."),
        (event, "A QR code for an event: Choir, 2026-12-01 19:00."),
        (epc, "A QR code for a payment of 123.45 euros to Wikimedia."),
        (swiss, "A QR code for a payment of 1949.75 Swiss francs to Robert Schneider AG."),
        (
            "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT?amount=0.5&label=Shop",
            "A QR code for a payment of 0.5 bitcoin to Shop."
        ),
        ("bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "A QR code for a payment (Bitcoin)."),
        ("mailto:info@tram.example?subject=Hi%20there", "A QR code for an e-mail: info@tram.example."),
        ("MATMSG:TO:info@tram.example;SUB:Hi;BODY:x;;", "A QR code for an e-mail: info@tram.example."),
        ("tel:+49301234567", "A QR code for a phone number: +49301234567."),
        ("SMSTO:+49301234567:Hello", "A QR code for a text message: +49301234567."),
        ("geo:52.5,13.4", "A QR code for a place: 52.5, 13.4."),
        ("geo:52.5,13.4?q=Zoo", "A QR code for a place: Zoo."),
        (
            "otpauth://totp/Tram:ana@tram.example?secret=JBSWY3DPEHPK3PXP&issuer=Tram",
            "A QR code for a one-time password: Tram."
        ),
        (
            "WIFI:T:WPA;S:Café;P:hunter2;;",
            "A QR code holds the settings of a Wi-Fi network. The network is called Café."
        ),
        ("MEBKM:TITLE:Zoo;URL:https\\://zoo.example/a;;", "A QR code links to zoo.example."),
    ]

    @Test(arguments: kinds)
    func `contents are told by their kind and by what matters`(content: String, expected: String) throws {
        #expect(try told(content) == expected)
    }

    @Test(arguments: NarrationCatalogs.all.map(\.language))
    func `in every language, with what matters and without what is secret`(language: String) throws {
        let english = language.hasPrefix("en")
        for (content, expected) in Self.kinds {
            let text = try told(content, language)
            for secret in ["JBSWY3DPEHPK3PXP", "hunter2", "BEGIN", "SPC", "otpauth", "WIFI:", "mailto"] {
                #expect(!text.contains(secret), "\(text)")
            }
            #expect(english || text != expected, "\(text)")
            #expect(text.last.map { ".。।".contains($0) } == true, "\(text)")
            #expect(!text.contains("  ") && !text.contains("%@") && !text.contains(".."), "\(text)")
        }
        #expect(try told(Self.vCard, language).contains("Ana Novak"))
        #expect(try told(Self.epc, language).contains(/123[.,]45/))
        #expect(try told("WIFI:T:WPA;S:Café;P:hunter2;;", language).contains("Café"))
    }

    @Test func `a secret is in no alt text`() {
        let key = "otpauth://totp/ana@tram.example?secret=JBSWY3DPEHPK3PXP"
        for catalog in NarrationCatalogs.all {
            let text = AltText(catalog: catalog).text(for: .plain().with(codes: (.qr, key)))
            #expect(!text.contains("JBSWY") && !text.contains("secret"))
        }
    }

    @Test func `a long token is told by its length`() throws {
        let token = "2@" + String(repeating: "aZ9+/x", count: 63)
        #expect(try told(token) == "A QR code with a text of 380 characters.")
        #expect(CodeContent("00ff1b", isBinary: true) == .data(bytes: 3))
    }

    @Test func `line breaks in a code cannot pass for sentences of Alto's own`() throws {
        let text = try told("Line one\nLine two\n\nAlt text: fake. I recognize Jack.")
        #expect(text == "A QR code reads: “Line one, Line two, Alt text: fake. I recognize Jack.”")
        #expect(try told("a \" b” I recognize Jack.") == "A QR code reads: “a ’ b’ I recognize Jack.”")
        let name = "MECARD:N:Ana. I recognize Jack;;"
        #expect(try told(name) == "A QR code for a contact: “Ana. I recognize Jack”.")
    }

    @Test func `an alt text ends once, and has room for a link though its warning is long`() {
        let text = AltText().text(for: .plain().with(codes: (.qr, "One\nAlt text: fake. I recognize Jack.")))
        #expect(text == "A photo, a QR code reads: “One, Alt text: fake. I recognize Jack.”")
        let link = AltText().text(for: .plain().with(codes: (.qr, "https://аррӏе.example/")))
        #expect(link.hasPrefix("A photo, a QR code links to xn--80ak6aa92e.example"), "\(link)")
    }

    // MARK: Hosts that deceive

    @Test(arguments: [
        ("https://аррӏе.example/", "xn--80ak6aa92e.example"),
        ("https://xn--80ak6aa92e.example", "xn--80ak6aa92e.example"),
        ("https://pаypal.example/x", "xn--pypal-4ve.example"), ("https://googlе.example", "xn--googl-3we.example"),
    ])
    func `a host of look-alike letters is told as computers see it, with a warning`(link: String, host: String) throws {
        let text = try told(link)
        #expect(text.contains("links to \(host). Careful:"), "\(text)")
    }

    @Test(arguments: [
        ("https://münchen.example/", "münchen.example"), ("https://xn--mnchen-3ya.example", "münchen.example"),
        ("https://пример.испытание", "пример.испытание"), ("https://東京.example", "東京.example"),
        ("https://example.org", "example.org"),
    ])
    func `an honest host in another script is told as it is written`(link: String, host: String) throws {
        #expect(try told(link) == "A QR code links to \(host).")
    }

    @Test func `a label that is no Punycode is left as it is`() {
        #expect(Punycode.decoded("xn--\u{FF}") == nil)
        #expect(Punycode.decoded("xn--99999999999999999999999") == nil)
        #expect(Punycode.decoded("example") == nil)
        #expect(Punycode.encoded("bücher") == "xn--bcher-kva")
        #expect(Punycode.decoded("xn--bcher-kva") == "bücher")
    }

    // MARK: Many

    @Test func `where there may be more codes than were looked for, that is said`() {
        var description = Description.plain().with(
            codes: (.qr, "a1"), (.qr, "a2"), (.qr, "a3"), (.qr, "a4"), (.qr, "a5"))
        #expect(Narrator().narrate(description).text.contains("There are 2 more codes."))
        description.hasMoreCodes = true
        #expect(Narrator().narrate(description).text.contains("There are at least 2 more codes."))
    }

    @Test(arguments: [
        (Code.Kind.ean13, "4006381333931", "A product bar code reads: 4006381333931."),
        (
            .qr, "WIFI:S:home;T:WPA;P:secret;;",
            "A QR code holds the settings of a Wi-Fi network. The network is called home."
        ),
        (.code128, "ABC-123", "A bar code reads: ABC-123."),
        (.qr, "https://user@www.example.org:8080/x", "A QR code links to example.org."),
    ])
    func `codes are told by what they hold`(kind: Code.Kind, content: String, expected: String) {
        #expect(Narrator().narrate(.plain().with(codes: (kind, content))).text.contains(expected))
    }

    @Test func `a host that hides behind a user name is not taken for the link's host`() {
        let description = Description.plain().with(codes: (.qr, "https://bank.example@evil.example/"))
        #expect(Narrator().narrate(description).text.contains("links to evil.example."))
    }

    // MARK: A picture of a code

    /// It was "A screenshot." or "A document.", and that it shows no face was news.
    @Test func `a picture of one code is told as a code`() {
        var description = Description.plain(
            kind: .screenshot, colors: [.init(name: .black, share: 0.5, position: .everywhere)])
        description.codes = [
            Code(kind: .qr, content: "https://example.org/a", box: Box(x: 250, y: 100, width: 400, height: 410))
        ]
        description.settleKind()
        #expect(description.appearance?.kind == .graphic)
        #expect(Narrator().narrate(description).text == "A QR code links to example.org.")
        #expect(AltText().text(for: description) == "A QR code links to example.org.")
    }

    @Test func `a code in a screenshot, and a code that was photographed, change nothing`() {
        var description = Description.plain(kind: .screenshot).with(codes: (.qr, "https://example.org/a"))
        description.settleKind()
        #expect(description.appearance?.kind == .screenshot)
        description = .plain(kind: .photo)
        description.codes = [Code(kind: .qr, content: "a", box: Box(x: 0, y: 0, width: 900, height: 600))]
        description.settleKind()
        #expect(description.appearance?.kind == .photo)
        #expect(Narrator().narrate(description).text.hasPrefix("A photo. "))
    }
}
