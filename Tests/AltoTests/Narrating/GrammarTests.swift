import AltoTesting
import Testing

@testable import Alto

/// How parts are joined in each language: capitals, agreement, spaces and marks.
@Suite struct GrammarTests {
    private func alt(_ description: Description, in language: String) throws -> String {
        AltText(catalog: try NarrationCatalogs.find(language)).text(for: description)
    }

    private func told(_ description: Description, in language: String, _ detail: Detail = .normal) throws -> String {
        Narrator(catalog: try NarrationCatalogs.find(language), detail: detail).narrate(description).text
    }

    private static let gray = [Appearance.Color(name: .gray, share: 0.9, position: .everywhere)]
    private static let link = Description.plain(colors: gray).with(codes: (.qr, "https://example.org/7"))

    // MARK: Alt text

    /// Was "Una foto en gris, Un código QR …".
    @Test(arguments: [
        ("en", "A photo in gray, a QR code links to example.org."),
        ("es", "Una foto en gris, un código QR enlaza con example.org."),
        ("fr", "Une photo en gris, un code QR mène à example.org."),
        ("de", "Ein Foto in Grau, ein QR-Code führt zu example.org."),
        ("it", "Una foto in grigio, un codice QR porta a example.org."),
        ("pt-BR", "Uma foto em cinza, um código QR leva a example.org."),
        ("nl", "Een foto in grijs, een QR-code leidt naar example.org."),
        ("pl", "Zdjęcie, główny kolor: szary, kod QR prowadzi do example.org."),
        ("ru", "Фотография, главный цвет: серый, QR-код ведёт на example.org."),
        ("hi", "एक फ़ोटो, इस रंग में: स्लेटी, एक QR कोड example.org पर ले जाता है।"),
        ("ar", "صورة فوتوغرافية، اللون: رمادي، رمز QR يؤدي إلى example.org."),
        ("zh-Hans", "一张照片，颜色为灰色，一个二维码，链接到example.org。"), ("ja", "灰色の写真、QRコードがあり、example.orgにつながります。"),
    ])
    func `behind a comma stands no capital, and one color is one`(language: String, expected: String) throws {
        #expect(try alt(Self.link, in: language) == expected)
    }

    /// Was "Möglicherweise Nacktheit: Vielleicht ein Regenschirm."
    @Test(arguments: [
        ("en", "Possible nudity: possibly an umbrella."), ("es", "Posibles desnudos: quizá un paraguas."),
        ("fr", "Nudité possible\u{A0}: peut-être un parapluie."),
        ("de", "Möglicherweise Nacktheit: vielleicht ein Regenschirm."),
        ("it", "Possibile nudità: forse un ombrello."), ("pt-BR", "Possível nudez: talvez um guarda-chuva."),
        ("nl", "Mogelijk naaktheid: misschien een paraplu."), ("pl", "Możliwa nagość: być może to parasol."),
        ("ru", "Возможна нагота: возможно, это зонт."), ("hi", "संभावित नग्नता: शायद यह छाता है।"),
        ("ar", "عُري محتمل: ربما مظلة."), ("zh-Hans", "可能含有裸露：可能是雨伞。"), ("ja", "裸の可能性：傘かもしれません。"),
    ])
    func `behind a warning stands no capital`(language: String, expected: String) throws {
        let umbrella = Description.plain().with(label: "umbrella", confidence: 0.7).with(nsfw: 0.95)
        #expect(try alt(umbrella, in: language) == expected)
    }

    @Test(arguments: [
        ("de", "Möglicherweise Nacktheit, Beschreibung auf Englisch: a dog."),
        ("es", "Posibles desnudos, descripción en inglés: a dog."),
        ("pl", "Możliwa nagość, opis po angielsku: a dog."), ("zh-Hans", "可能含有裸露，英文描述：a dog。"),
        ("en", "Possible nudity: a dog."),
    ])
    func `a noun keeps its capital, and one colon is enough`(language: String, expected: String) throws {
        let dog = Description.plain().with(caption: "a dog", confidence: 0.9).with(nsfw: 0.95)
        #expect(try alt(dog, in: language) == expected)
    }

    /// Was "Une photo, texte: EXIT." and "一张照片、文字: EXIT。" and "写真です、文字: EXIT。"
    @Test(arguments: [
        ("en", "A photo, text: EXIT.", "A photo, text that may say: EXIT."),
        ("es", "Una foto, texto: EXIT.", "Una foto, texto, quizá: EXIT."),
        ("fr", "Une photo, texte\u{A0}: EXIT.", "Une photo, texte, peut-être\u{A0}: EXIT."),
        ("de", "Ein Foto, Text: EXIT.", "Ein Foto, Text, vielleicht: EXIT."),
        ("it", "Una foto, testo: EXIT.", "Una foto, testo, forse: EXIT."),
        ("pt-BR", "Uma foto, texto: EXIT.", "Uma foto, texto, talvez: EXIT."),
        ("nl", "Een foto, tekst: EXIT.", "Een foto, tekst, misschien: EXIT."),
        ("pl", "Zdjęcie, tekst: EXIT.", "Zdjęcie, tekst, być może: EXIT."),
        ("ru", "Фотография, текст: EXIT.", "Фотография, текст, возможно: EXIT."),
        ("hi", "एक फ़ोटो, लिखावट: EXIT।", "एक फ़ोटो, लिखावट, शायद: EXIT।"),
        ("ar", "صورة فوتوغرافية، النص: EXIT.", "صورة فوتوغرافية، النص، ربما: EXIT."),
        ("zh-Hans", "一张照片，文字：EXIT。", "一张照片，文字可能是：EXIT。"),
        ("ja", "写真、文字：EXIT。", "写真、読みにくい文字、おそらく：EXIT。"),
    ])
    func `text stands behind the language's colon, with its doubt`(language: String, sure: String, unsure: String)
        throws
    {
        #expect(try alt(.plain().with(text: "EXIT"), in: language) == sure)
        #expect(try alt(.plain().with(text: "EXIT", confidence: 0.4), in: language) == unsure)
    }

    @Test(arguments: [
        ("es", "Un documento: Ann, Hilda e Igor."), ("fr", "Un document\u{A0}: Ann, Hilda et Igor."),
        ("de", "Ein Dokument: Ann, Hilda und Igor."), ("ar", "مستند: Ann وHilda وIgor."),
        ("zh-Hans", "一份文件：Ann、Hilda和Igor。"), ("ja", "Ann、Hilda、Igorの文書。"),
        ("en", "A document with Ann, Hilda, and Igor."),
    ])
    func `names are listed as the language lists them`(language: String, expected: String) throws {
        #expect(try alt(.plain(kind: .document).with(faces: "Ann", "Hilda", "Igor"), in: language) == expected)
    }

    /// Was "صورة فوتوغرافية يبدأ هكذا" (a feminine noun, a masculine verb), and "Una foto que empieza así".
    @Test(arguments: [
        ("en", "A photo with text that begins: "), ("es", "Una foto con un texto que empieza así: "),
        ("fr", "Une photo dont le texte commence ainsi\u{A0}: "), ("de", "Ein Foto mit einem Text, der so beginnt: "),
        ("it", "Una foto con un testo che inizia così: "), ("pt-BR", "Uma foto com um texto que começa assim: "),
        ("nl", "Een foto met een tekst die zo begint: "), ("pl", "Zdjęcie z tekstem, który zaczyna się tak: "),
        ("ru", "Фотография с текстом, который начинается так: "), ("hi", "एक फ़ोटो, जिसकी लिखावट की शुरुआत है: "),
        ("ar", "صورة فوتوغرافية، والنص يبدأ هكذا: "), ("zh-Hans", "一张照片，文字开头是："), ("ja", "写真、書き出し："),
    ])
    func `it is the text that begins, not the photo`(language: String, expected: String) throws {
        let long = (1...60).map { "word\($0)" }.joined(separator: " ")
        let text = try alt(.plain().with(text: long), in: language)
        #expect(text.hasPrefix(expected + "word1 word2") && text.hasSuffix("…"), "\(text)")
        #expect(text.count <= AltText.longest)
        let hostile = try alt(.plain().with(text: "Hello. I recognize “Jack”. " + long), in: language)
        #expect(hostile.contains("I recognize ’Jack’.") && hostile.count <= AltText.longest, "\(hostile)")
        #expect(hostile.last.map { "”»“」".contains($0) } == true, "\(hostile)")
    }

    /// Was "A photo.", and the code of a labeled picture was left out.
    @Test(arguments: [
        ("en", "A photo of Ann, there are at least 3 more people."),
        ("es", "Una foto: Ann, hay al menos 3 personas más."),
        ("de", "Ein Foto: Ann, es sind noch mindestens 3 Personen zu sehen."),
        ("fr", "Une photo\u{A0}: Ann, il y a au moins 3 personnes de plus."),
        ("it", "Una foto: Ann, ci sono almeno altre 3 persone."),
        ("pt-BR", "Uma foto: Ann, há pelo menos mais 3 pessoas."),
        ("nl", "Een foto: Ann, er zijn nog minstens 3 personen te zien."), ("hi", "एक फ़ोटो: Ann, कम से कम 3 और लोग हैं।"),
        ("pl", "Zdjęcie: Ann, inne osoby: co najmniej 3."), ("ru", "Фотография: Ann, других людей не меньше 3."),
        ("ar", "صورة فوتوغرافية: Ann، عدد الآخرين لا يقل عن 3."), ("zh-Hans", "一张照片：Ann，至少还有3个人。"),
        ("ja", "Annの写真、ほかに少なくとも3人います。"),
    ])
    func `that there may be more people is in the alt text`(language: String, expected: String) throws {
        var described = Description.plain().with(faces: "Ann", nil, nil, nil)
        described.people?.isAtLeast = true
        #expect(try alt(described, in: language) == expected)
    }

    @Test func `a picture with a label has its code in the alt text`() throws {
        let horse = Description.plain().with(label: "horse", "animal").with(codes: (.qr, "https://example.org/7"))
        #expect(try alt(horse, in: "en") == "A horse, a QR code links to example.org.")
    }

    // MARK: Narration

    /// Was "Un documento … Es muy clara." and "Оно очень светлое." of a photo, which is feminine.
    @Test(arguments: [
        ("en", "The picture is very bright."), ("es", "La imagen es muy clara."), ("fr", "L’image est très claire."),
        ("de", "Das Bild ist sehr hell."), ("it", "L’immagine è molto chiara."), ("pt-BR", "A imagem é muito clara."),
        ("nl", "De afbeelding is heel licht."), ("pl", "Obraz jest bardzo jasny."),
        ("ru", "Изображение очень светлое."), ("hi", "तस्वीर बहुत चमकीली है।"), ("ar", "الصورة ساطعة جدًا."),
        ("zh-Hans", "光线很亮。"), ("ja", "全体にとても明るいです。"),
    ])
    func `what is bright is named`(language: String, expected: String) throws {
        for kind in [Appearance.Kind.document, .photo] {
            let text = try told(.plain(kind: kind, colors: Self.gray, brightness: 0.9), in: language)
            #expect(text.contains(expected), "\(text)")
        }
    }

    /// Was "Ein Dokument von 3 Personen", which would be theirs.
    @Test(arguments: [
        ("en", "A document with 2 people, "), ("es", "Un documento con 2 personas, "),
        ("fr", "Un document avec 2 personnes, "), ("de", "Ein Dokument mit 2 Personen, "),
        ("it", "Un documento con 2 persone, "), ("pt-BR", "Um documento com 2 pessoas, "),
        ("nl", "Een document met 2 personen, "), ("pl", "Dokument: 2 osoby, "), ("ru", "Документ: 2 человека, "),
        ("hi", "एक दस्तावेज़: 2 लोग, "), ("ar", "مستند: شخصان، "), ("zh-Hans", "一份文件，有2个人，"), ("ja", "文書です。"),
    ])
    func `a page has people on it and is not of them`(language: String, expected: String) throws {
        var described = Description.plain(kind: .document)
        described.people = People(faces: [50, 700].map { Face(box: Box(x: $0, y: 200, width: 90, height: 90)) })
        #expect(try told(described, in: language).hasPrefix(expected))
    }

    /// Was "英文描述： A dog." and "「…」 顔も", and with an ordinary space before the colon in French.
    @Test(arguments: [
        ("zh-Hans", "英文描述：A dog. "), ("zh-Hant", "英文描述：A dog. "), ("ja", "英語の説明：A dog. "),
        ("fr", "Description en anglais\u{A0}: A dog. "),
    ])
    func `sentences are joined with the spaces of the language`(language: String, expected: String) throws {
        let dog = Description.plain().with(caption: "a dog", confidence: 0.9).with(faces: "Ann")
        #expect(try told(dog, in: language).hasPrefix(expected))
        let code = try told(.plain().with(codes: (.qr, "Way out.\nNo text was found.")), in: language)
        #expect(!code.contains("” ") && !code.contains("」 ") && !code.contains(".,"), "\(code)")
    }

    /// French sets a no-break space before a colon and within guillemets: a line would begin with them else.
    @Test func `no French colon stands alone on a line`() throws {
        let long = (1...60).map { "mot\($0)" }.joined(separator: " ")
        let described = [
            Self.link, Description.plain(colors: Self.gray).with(text: long), .plain().with(text: "Oui. Non."),
            Description.plain(colors: Self.gray).with(caption: "a dog", confidence: 0.3).with(text: "EXIT"),
        ]
        for description in described {
            let texts = [try told(description, in: "fr", .full), try told(description, in: "fr")]
            for text in texts + [try alt(description, in: "fr")] {
                #expect(!text.contains(" :") && !text.contains("« ") && !text.contains(" »"), "\(text)")
            }
        }
    }

    /// Was "0,5 bitcoins" in French, and "1 euros".
    @Test(arguments: [
        ("en", "1", "of 1 euro."), ("en", "2", "of 2 euros."), ("es", "1", "de 1 euro."),
        ("fr", "1.50", "de 1,50 euro."),
        ("fr", "2", "de 2 euros."), ("pt-PT", "1.50", "de 1,50 euro."), ("de", "1", "von 1 Euro."),
        ("zh-Hans", "2", "金额2欧元。"),
    ])
    func `an amount agrees with its currency`(language: String, amount: String, expected: String) throws {
        let payment = "BCD\n002\n1\nSCT\n\n\nDE33100205000001194700\nEUR\(amount)"
        #expect(try told(.plain().with(codes: (.qr, payment)), in: language).contains(expected))
    }

    @Test func `a currency's code stands apart from the number`() throws {
        let payment = Description.plain().with(codes: (.qr, "upi://pay?pn=Shop&am=10&cu=INR"))
        #expect(try told(payment, in: "zh-Hans").contains("金额10 INR，"))
        #expect(try told(payment, in: "ja").contains("金額は10 INR。"))
    }

    // MARK: Quotes

    /// Was: The text reads: Way out. I recognize "Jack". No text was found.
    @Test(arguments: [
        ("en", "The text reads: “Way out. I recognize ’Jack’. No text was found”."),
        ("es", "El texto dice: «Way out. I recognize ’Jack’. No text was found»."),
        ("fr", "Le texte dit\u{A0}: «\u{A0}Way out. I recognize ’Jack’. No text was found\u{A0}»."),
        ("de", "Der Text lautet: „Way out. I recognize ’Jack’. No text was found“."),
        ("it", "Il testo dice: «Way out. I recognize ’Jack’. No text was found»."),
        ("pt-BR", "O texto diz: “Way out. I recognize ’Jack’. No text was found”."),
        ("nl", "De tekst luidt: “Way out. I recognize ’Jack’. No text was found”."),
        ("pl", "Tekst brzmi: „Way out. I recognize ’Jack’. No text was found”."),
        ("ru", "Текст гласит: «Way out. I recognize ’Jack’. No text was found»."),
        ("hi", "लिखा है: “Way out. I recognize ’Jack’. No text was found”।"),
        ("ar", "النص يقول: «Way out. I recognize ’Jack’. No text was found»."),
        ("zh-Hans", "文字内容：“Way out. I recognize ’Jack’. No text was found”。"),
        ("ja", "文字：「Way out. I recognize ’Jack’. No text was found」。"),
    ])
    func `sentences that were read cannot pass for Alto's own`(language: String, expected: String) throws {
        let text = try told(.plain().with(text: "Way out\n\nI recognize “Jack”.\n\nNo text was found"), in: language)
        #expect(text.contains(expected), "\(text)")
    }

    @Test(arguments: [
        ("Way out (north!) I recognize Jack", true), ("“Stop.” No text was found", true), ("你好。没有发现文字", true),
        ("Are you sure?", false), ("AWS re:Invent", false), ("Platform 2.5", false), ("Mind the gap!", false),
    ])
    func `only what could be two sentences is quoted`(text: String, isQuoted: Bool) throws {
        let told = try told(.plain().with(text: text), in: "en")
        #expect(told.contains("The text reads: “") == isQuoted, "\(told)")
    }

    @Test(arguments: NarrationCatalogs.all.map(\.language))
    func `a beginning ends where Alto ends it`(language: String) throws {
        let long = "Hi” I «see» Jack. " + (1...60).map { "word\($0)" }.joined(separator: " ")
        let text = try told(.plain(kind: .document).with(text: long), in: language)
        #expect(text.contains("Hi’ I ’see’ Jack. word1"), "\(text)")
    }
}
