import AltoTesting
import Testing

@testable import Alto

/// Text that is seen and cannot be read: English alone said in which script, the other languages that nobody had looked.
@Suite struct UnreadTextTests {
    private func told(_ script: UnreadScript, _ language: String) throws -> String {
        var description = Description(width: 10, height: 10, facts: PictureFacts(format: "png", byteCount: 1))
        description.problems = [
            StageProblem(stage: .text, problem: Problem(.textLanguageMissing, "Unread.", script: script))
        ]
        return Narrator(catalog: try NarrationCatalogs.find(language)).narrate(description).sentences.last?.text ?? ""
    }

    private static let arabic = UnreadScript(name: "Arabic", package: "tesseract-ocr-ara")

    @Test(arguments: [
        ("en", "There is text in Arabic script that I cannot read. To have it read, install tesseract-ocr-ara."),
        ("es", "Hay texto en escritura árabe que no puedo leer. Para leerlo hay que instalar tesseract-ocr-ara."),
        (
            "de",
            "Es gibt Text in arabischer Schrift, den ich nicht lesen kann. Zum Lesen muss tesseract-ocr-ara installiert werden."
        ),
        (
            "pl",
            "Jest tekst zapisany pismem arabskim, którego nie umiem przeczytać. Aby go przeczytać, trzeba zainstalować tesseract-ocr-ara."
        ),
        ("zh", "图中有阿拉伯文，但我无法识读。要识读它，需要安装tesseract-ocr-ara。"),
        ("ja", "アラビア文字がありますが、読めません。読むにはtesseract-ocr-araのインストールが必要です。"),
    ])
    func `its script and what to install are told`(language: String, expected: String) throws {
        #expect(try told(Self.arabic, language) == expected)
    }

    @Test(arguments: NarrationCatalogs.all.map(\.language))
    func `every script has a name of its own in every language`(language: String) throws {
        let scripts = ScriptWording.scripts
        let texts = try scripts.map { try told(UnreadScript(name: $0, package: "tesseract-ocr-xyz"), language) }
        #expect(Set(texts).count == scripts.count && ScriptWording.find(language).names.count == scripts.count)
        let unknown = try told(UnreadScript(), language)
        for text in texts + [unknown] {
            #expect(text.last.map { ".。।".contains($0) } == true, "\(text)")
            #expect(!text.contains("%@") && !text.contains("  "), "\(text)")
            #expect(text == unknown || text.contains("tesseract-ocr-xyz"), "\(text)")
        }
        #expect(try language.hasPrefix("en") || unknown != told(UnreadScript(), "en"))
    }

    @Test func `a reader that failed is another thing`() throws {
        var description = Description(width: 10, height: 10, facts: PictureFacts(format: "png", byteCount: 1))
        description.problems = [StageProblem(stage: .text, problem: Problem(.textLanguageMissing, "No data."))]
        #expect(Narrator().narrate(description).text == "A picture. I could not look for text.")
    }

    @Test func `it is told where text is told, and in the alt text`() {
        var description = Description.plain(
            kind: .graphic, colors: [.init(name: .white, share: 0.9, position: .everywhere)])
        description.completed.remove(.text)
        description.problems = [
            StageProblem(stage: .text, problem: Problem(.textLanguageMissing, "Unread.", script: Self.arabic))
        ]
        #expect(
            Narrator().narrate(description).text
                == "A drawing or graphic. There is text in Arabic script that I cannot read. "
                + "To have it read, install tesseract-ocr-ara. No faces were found.")
        #expect(
            AltText().text(for: description)
                == "A drawing or graphic in white, there is text in Arabic script that I cannot read.")
    }
}
