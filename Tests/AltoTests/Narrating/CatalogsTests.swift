import AltoTesting
import Testing

@testable import Alto

/// What holds for the narration in every language.
@Suite struct CatalogsTests {
    private static let languages = NarrationCatalogs.all.map(\.language)
    private static let kinds: [Appearance.Kind?] = [.photo, .screenshot, .document, .graphic, .blank, nil]
    private static let counts = [1, 2, 3, 5, 11, 21, 22, 100, 103]
    private static let positions: [Position] = [
        .topLeft, .top, .topRight, .left, .middle, .right, .bottomLeft, .bottom, .bottomRight, .everywhere,
    ]

    /// Everything that a catalogue can say, by the name of its member.
    private static func sentences(_ catalog: any NarrationCatalog) -> [(member: String, text: String)] {
        var all: [(String, String)] = [
            ("almostBlack", catalog.almostBlack), ("incomplete", catalog.incomplete),
            ("unsureWhatItShows", catalog.unsureWhatItShows),
            ("captionFound", catalog.captionFound), ("textFound", catalog.textFound),
            ("textNotTranslated", catalog.textNotTranslated), ("blank", catalog.blank(nil)),
            ("hedgedCaption", catalog.hedgedCaption("123")), ("caption", catalog.caption("123")),
            ("recognised", catalog.recognized(["1", "2", "3"])), ("textReads", catalog.textReads("123")),
            ("textMaySay", catalog.textMaySay("123")), ("textMeans", catalog.textMeans("123")),
            ("sensitive", catalog.sensitive), ("label", catalog.label("123")),
            ("hedgedLabel", catalog.hedgedLabel("123")),
            ("bothSee", catalog.bothSee(["1", "2"])), ("orPerhaps", catalog.orPerhaps("123")),
            ("hedgedAnswer", catalog.hedgedAnswer("123")),
        ]
        all += Appearance.Color.Name.allCases.map { ("blank", catalog.blank($0)) }
        all +=
            Appearance.Quality.allCases.map { ("flawed", catalog.flawed([$0])) } + [
                ("flawed", catalog.flawed(Appearance.Quality.allCases))
            ]
        for edge in Edge.allCases {
            all += [("faceCutOff", catalog.faceCutOff(at: edge)), ("textCutOff", catalog.textCutOff(at: edge))]
        }
        for count in counts {
            all += [
                ("people", catalog.people(count)), ("morePeople", catalog.morePeople(count)),
                ("moreCodes", catalog.moreCodes(count)),
                ("peopleFound", catalog.peopleFound(count)), ("firstFrame", catalog.firstFrame(of: count + 1)),
            ]
        }
        for isSure in [true, false] {
            all += [
                ("longText", catalog.longText(words: 180, beginning: "1", isSure: isSure)),
                ("longDocument", catalog.longDocument(words: 103, beginning: "1", isSure: isSure)),
            ]
        }
        for kind in Code.Kind.allCases {
            all += [
                ("codeLinks", catalog.codeLinks(kind, host: "1.2")),
                ("codeReads", catalog.codeReads(kind, content: "1")),
                ("codeHoldsNetwork", catalog.codeHoldsNetwork(kind)),
            ]
        }
        for kind in kinds {
            all.append(("kind", catalog.kind(kind, faces: [])))
            for position in positions { all.append(("kind", catalog.kind(kind, faces: [position]))) }
            for faces in [
                [Position.left, .right], [.left, .left], [.left, .left, .right], [.middle, .middle, .middle],
                [.left, .left, .left, .top],
            ] {
                all.append(("kind", catalog.kind(kind, faces: faces)))
            }
        }
        for color in Appearance.Color.Name.allCases {
            for position in positions {
                all.append(("colours", catalog.colors([Appearance.Color(name: color, share: 1, position: position)])))
            }
        }
        for (faces, text) in [(true, true), (true, false), (false, true)] {
            all.append(("nothingFound", catalog.nothingFound(faces: faces, text: text)))
        }
        all += [0.1, 0.9].compactMap { catalog.light($0) }.map { ("light", $0) }
        all += [Stage.faces, .text, .codes, .moderation].compactMap { catalog.couldNotLook(for: $0) }.map {
            ("couldNotLook", $0)
        }
        all += (1...12).compactMap { CaptureDate(year: 2024, month: $0, day: $0) }.map {
            ("captured", catalog.captured($0))
        }
        return all
    }

    @Test func `the thirteen languages are there, each once`() {
        let primary = Set(Self.languages.map { $0.prefix { $0 != "-" } })
        #expect(primary == ["en", "es", "fr", "de", "it", "pt", "nl", "pl", "ru", "hi", "ar", "zh", "ja"])
        #expect(Set(Self.languages).count == Self.languages.count)
        #expect(Set(NarrationCatalogs.all.map(\.endonym)).count == Self.languages.count)
    }

    @Test(arguments: languages)
    func `every sentence is one`(language: String) throws {
        let catalog = try NarrationCatalogs.find(language)
        let ends = catalog.language.hasPrefix("en") ? ".\"" : ".。।»“”」\""
        for (member, text) in Self.sentences(catalog) {
            #expect(text.last.map(ends.contains) == true, "\(member): \(text)")
            #expect(
                !text.contains("  ") && !text.contains("..") && !text.hasPrefix(" ") && !text.contains(" ."),
                "\(member): \(text)")
            #expect(!text.contains("。。") && !text.contains("。."), "\(member): \(text)")
            let first = text.first
            #expect(first?.isLowercase == false, "\(member): \(text)")
        }
    }

    /// Whoever copies a catalogue and forgets a sentence leaves it in the language of the original.
    @Test(arguments: languages.filter { !$0.hasPrefix("en") })
    func `no sentence is left in English, and none in another script`(language: String) throws {
        let catalog = try NarrationCatalogs.find(language)
        let english = Set(Self.sentences(EnglishCatalog(dialect: .american)).map(\.text))
        let sentences = Self.sentences(catalog)
        #expect(sentences.count == Self.sentences(EnglishCatalog(dialect: .american)).count)
        // What is the same everywhere: the caption and what was read.
        let own = sentences.filter { !["caption"].contains($0.member) }
        #expect(own.allSatisfy { !english.contains($0.text) })
        let others = ["QR", "Data Matrix", "Aztec", "PDF417", "Wi-Fi"]
        if ["ru", "hi", "ar", "zh", "ja"].contains(String(language.prefix(2))) {
            for (member, text) in own {
                let rest = others.reduce(text) { $0.replacing($1, with: "") }
                #expect(!rest.contains { $0.isASCII && $0.isLetter }, "\(member): \(text)")
            }
        }
    }

    @Test(arguments: languages)
    func `colours, places and edges are told apart`(language: String) throws {
        let catalog = try NarrationCatalogs.find(language)
        let colors = Appearance.Color.Name.allCases.map {
            catalog.colors([Appearance.Color(name: $0, share: 1, position: .everywhere)])
        }
        #expect(Set(colors).count == colors.count)
        let positions = Self.positions.map { catalog.kind(.photo, faces: [$0]) }
        #expect(Set(positions).count == positions.count)
        #expect(Set(Edge.allCases.map { catalog.faceCutOff(at: $0) }).count == 4)
        #expect(
            Set((1...12).compactMap { CaptureDate(year: 2024, month: $0, day: 20) }.map { catalog.captured($0) }).count
                == 12)
    }

    /// Checked against CLDR's tables; the sentences show the agreement of verb and noun.
    @Test(arguments: [
        ("pl", 1, "Widać jedną osobę."), ("pl", 2, "Widać 2 osoby."), ("pl", 5, "Widać 5 osób."),
        ("pl", 12, "Widać 12 osób."),
        ("pl", 22, "Widać 22 osoby."), ("pl", 25, "Widać 25 osób."), ("pl", 101, "Widać 101 osób."),
        ("pl", 112, "Widać 112 osób."),
        ("ru", 1, "Виден один человек."), ("ru", 2, "Видны 2 человека."), ("ru", 5, "Видно 5 человек."),
        ("ru", 11, "Видно 11 человек."),
        ("ru", 21, "Виден 21 человек."), ("ru", 24, "Видны 24 человека."), ("ru", 112, "Видно 112 человек."),
        ("ar", 1, "يوجد شخص واحد."), ("ar", 2, "يوجد شخصان."), ("ar", 3, "يوجد 3 أشخاص."), ("ar", 10, "يوجد 10 أشخاص."),
        ("ar", 11, "يوجد 11 شخصًا."), ("ar", 99, "يوجد 99 شخصًا."), ("ar", 100, "يوجد 100 شخص."),
        ("ar", 103, "يوجد 103 أشخاص."),
        ("es", 1, "Hay una persona."), ("fr", 2, "Il y a 2 personnes."), ("de", 2, "Es sind 2 Personen zu sehen."),
        ("it", 1, "C’è una persona."), ("pt-BR", 3, "Há 3 pessoas."), ("nl", 1, "Er is één persoon te zien."),
        ("hi", 2, "2 लोग हैं।"),
        ("zh-Hans", 2, "有2个人。"), ("zh-Hant", 1, "有一個人。"), ("ja", 4, "人が4人います。"),
    ])
    func `a count agrees with its noun and verb`(language: String, count: Int, sentence: String) throws {
        #expect(try NarrationCatalogs.find(language).people(count) == sentence)
    }

    @Test(arguments: [
        ("es-MX", "es"), ("es-419", "es"), ("pt", "pt-BR"), ("pt-AO", "pt-PT"), ("pt-PT", "pt-PT"), ("zh", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"), ("yue", "zh-Hant"), ("zh-CN", "zh-Hans"), ("en", "en-US"),
        ("en-GB-scotland", "en-GB"), ("en-AU", "en-GB"),
        ("EN_us", "en-US"), ("de-AT", "de"), ("ar-EG", "ar"), ("ja-JP", "ja"),
    ])
    func `the nearest catalogue is taken`(tag: String, language: String) throws {
        #expect(try NarrationCatalogs.find(tag).language == language)
    }

    @Test(arguments: ["", "xx", "-", "klingon", "fil"])
    func `an unknown language is told with those that are known`(tag: String) {
        let problem = #expect(throws: Problem.self) { try NarrationCatalogs.find(tag) }
        #expect(problem?.remedy?.contains("pt-BR") == true)
    }

    // MARK: Whole narrations

    private static let description = Description.plain().with(faces: "Jack", "Kanbo", nil).with(text: "AWS re:Invent")

    @Test(arguments: [
        (
            "es",
            "Una foto de 3 personas. De izquierda a derecha: Jack, Kanbo, una persona más. El texto dice: AWS re:Invent."
        ),
        (
            "fr",
            "Une photo de 3 personnes. De gauche à droite\u{A0}: Jack, Kanbo, une autre personne. Le texte dit\u{A0}: AWS re:Invent."
        ),
        (
            "de",
            "Ein Foto von 3 Personen. Von links: Jack, Kanbo, noch eine Person. Der Text lautet: AWS re:Invent."
        ),
        (
            "pl",
            "Zdjęcie: 3 osoby. Od lewej: Jack, Kanbo, jeszcze jedna osoba. Tekst brzmi: AWS re:Invent."
        ),
        (
            "ru",
            "Фотография: 3 человека. Слева направо: Jack, Kanbo, ещё один человек. Текст гласит: AWS re:Invent."
        ),
        (
            "ar",
            "صورة فوتوغرافية: 3 أشخاص. من اليسار: Jack، Kanbo، شخص آخر. النص يقول: AWS re:Invent."
        ),
        ("ja", "写真です。人が3人います。左から：Jack、Kanbo、ほか1人。文字：AWS re:Invent。"),
        ("zh-Hans", "一张照片，有3个人。从左起：Jack、Kanbo、另外一个人。文字内容：AWS re:Invent。"),
    ])
    func `people and text are told natively`(language: String, narration: String) throws {
        #expect(Narrator(catalog: try NarrationCatalogs.find(language)).narrate(Self.description).text == narration)
    }

    /// A Spanish voice would make noise of it.
    @Test func `a caption in English is announced and left to an English voice`() throws {
        let spanish = try NarrationCatalogs.find("es-MX")
        let described = Description.plain().with(caption: "a tabby cat in a bed", confidence: 0.9)
        let narration = Narrator(catalog: spanish).narrate(described)
        #expect(narration.sentences.prefix(2).map(\.text) == ["Descripción en inglés:", "A tabby cat in a bed."])
        #expect(narration.sentences.prefix(2).map(\.language) == [nil, "en"])
        #expect(AltText(catalog: spanish).text(for: described) == "Descripción en inglés: a tabby cat in a bed.")
        let brief = Narrator(catalog: spanish, detail: .brief).narrate(described)
        #expect(brief.sentences.map(\.text) == ["Descripción en inglés:", "A tabby cat in a bed."])
        let english = Narrator(catalog: try NarrationCatalogs.find("en-AU")).narrate(described)
        #expect(english.sentences.first?.text == "A tabby cat in a bed." && english.sentences.first?.language == nil)
    }

    @Test(arguments: languages)
    func `alt text is one sentence of at most 125 characters`(language: String) throws {
        let catalog = try NarrationCatalogs.find(language)
        let long = String(repeating: "palabra ", count: 60)
        let wide = String(repeating: "文字", count: 200)
        for described in [
            Description.plain(), Self.description,
            Description.plain(colors: [
                .init(name: .red, share: 0.5, position: .left), .init(name: .blue, share: 0.5, position: .right),
            ]),
            Description.plain().with(text: long), Description.plain().with(caption: long, confidence: 0.9),
            Description.plain().with(caption: wide, confidence: 0.5),
        ] {
            let text = AltText(catalog: catalog).text(for: described)
            #expect(!text.isEmpty && text.count <= AltText.longest, "\(text)")
            #expect(text.last.map { ".…。।!?".contains($0) } == true, "\(text)")
        }
    }
}
