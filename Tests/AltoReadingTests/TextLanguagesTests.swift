import Alto
import Testing

@testable import AltoReading

@Suite struct TextLanguagesTests {
    @Test func `a missing language is named with the package that brings it`() throws {
        let problem = #expect(throws: Problem.self) { _ = try TextReader(languages: ["eng", "xho"]) }
        // On a machine with Xhosa installed there is nothing missing to name.
        guard let problem, !TextReader.installedLanguages().contains("xho") else { return }
        #expect(problem.code == .textLanguageMissing)
        #expect(problem.message.contains("Xhosa (xho)"))
        #expect(problem.remedy?.contains("tesseract-ocr-xho") == true)
    }

    @Test(arguments: ["../../etc/passwd", "e", "eng;rm", "", "en\u{1B}[31m"])
    func `a name that is none never reaches the disk`(name: String) throws {
        let problem = #expect(throws: Problem.self) { _ = try TextReader(languages: [name]) }
        #expect(problem?.code == .languageUnknown)
        #expect(problem?.message.contains("\u{1B}") == false)
    }

    @Test func `no language is a wrong call`() {
        let problem = #expect(throws: Problem.self) { _ = try TextReader(languages: []) }
        #expect(problem?.code == .usage)
    }

    @Test(arguments: [
        ("eng", "en"), ("spa", "es"), ("deu", "de"), ("chi_sim", "zh-Hans"), ("chi_tra_vert", "zh-Hant"),
        ("srp_latn", "sr-Latn"), ("fra", "fr"), ("jpn_vert", "ja"),
    ])
    func `Tesseract's names become BCP 47 tags`(name: String, tag: String) {
        #expect(TextLanguages.tag(name) == tag)
    }

    @Test func `packages are named as Debian names them`() {
        #expect(TextLanguages.debianPackage("spa") == "tesseract-ocr-spa")
        #expect(TextLanguages.debianPackage("chi_sim") == "tesseract-ocr-chi-sim")
    }

    @Test func `what is no language is not listed`() {
        #expect(!TextReader.installedLanguages().contains("osd"))
    }

    @Test(arguments: [
        ("es", "spa"), ("es-MX", "spa"), ("zh-Hant-TW", "chi_tra"), ("zh-Hans", "chi_sim"), ("de", "deu"),
        ("pt-BR", "por"), ("ja", "jpn"),
        ("en-GB", "eng"), ("nl", "nld"), ("fr", "fra"),
    ])
    func `a tag has a name of Tesseract's`(tag: String, name: String) {
        #expect(TextLanguages.name(of: tag) == name)
    }
}
