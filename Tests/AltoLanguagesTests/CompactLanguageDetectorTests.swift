import Alto
import AltoLanguages
import Testing

@Suite struct CompactLanguageDetectorTests {
    private let detector = CompactLanguageDetector()

    @Test(arguments: [
        ("Prohibido el paso. Propiedad privada.", "es"), ("Rauchen verboten. Eltern haften für ihre Kinder.", "de"),
        ("Please keep off the grass.", "en"), ("Rua da Consolação, não estacione aqui", "pt"), ("お手洗いはこちらです", "ja"),
        ("Не влезай, убьёт! Высокое напряжение", "ru"), ("खतरा, दूर रहिए और अंदर न आएं", "hi"), ("请勿在草地上行走，谢谢合作", "zh"),
        ("ممنوع التدخين في هذا المكان", "ar"), ("אין כניסה לרכב מנועי", "he"),
        ("Nie deptać trawników w tym parku", "pl"),
    ])
    func `languages are told`(text: String, tag: String) throws {
        let found = try #require(detector.language(of: text))
        #expect(found.tag == tag && found.confidence > 0.8 && found.confidence <= 1)
    }

    /// “Vietato fumare” was taken for Sesotho, “Calle Mayor 12” for English.
    @Test(arguments: [
        "", " ", "12:30", "AWS re:Invent", "Vietato fumare", "Calle Mayor 12", "Выход", "\u{0}\u{1}", "🙂🙂🙂🙂🙂🙂",
    ])
    func `what is too short is not told`(text: String) {
        #expect(detector.language(of: text) == nil)
    }

    @Test func `a text that is half in another language is not told`() {
        let (german, english) = (
            "Willkommen in unserem Hotel, wir wünschen Ihnen einen angenehmen Aufenthalt.",
            "Welcome to our hotel, we wish you a pleasant stay."
        )
        #expect(detector.language(of: german)?.tag == "de" && detector.language(of: english)?.tag == "en")
        #expect(detector.language(of: german + " " + english) == nil)
    }

    @Test func `a long text is told by its beginning`() {
        #expect(detector.language(of: String(repeating: "Der Zug fährt heute nicht. ", count: 10_000))?.tag == "de")
    }

    /// What Alto itself says is in its own language.
    @Test func `the narrations' own sentences are told`() {
        for catalog in NarrationCatalogs.all {
            let text = [
                catalog.almostBlack, catalog.incomplete, catalog.people(3),
                catalog.nothingFound(faces: true, text: true),
            ]
            #expect(
                detector.language(of: text.joined(separator: " ")).map { catalog.isIn($0.tag) } == true,
                "\(catalog.language)")
        }
    }
}
