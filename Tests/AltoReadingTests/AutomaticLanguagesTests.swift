import Alto
import Testing

@testable import AltoReading

@Suite struct AutomaticLanguagesTests {
    @Test func `one language of each script is tried, Latin first`() {
        #expect(
            AutomaticLanguages.firsts(of: ["chi_sim", "chi_tra", "deu", "eng", "jpn", "rus", "spa", "ukr"]) == [
                "eng", "rus", "chi_sim", "jpn",
            ])
        #expect(AutomaticLanguages.firsts(of: ["deu", "spa"]) == ["deu"])
        #expect(AutomaticLanguages.firsts(of: ["ara", "chi_tra_vert"]) == ["ara", "chi_tra_vert"])
    }

    @Test func `a script that nobody can read here is as good as none`() {
        #expect(AutomaticLanguages.tries(script: "Cyrillic", firsts: ["eng", "rus"]) == [["rus"]])
        #expect(AutomaticLanguages.tries(script: "Thai", firsts: ["eng", "rus"]) == [["eng"], ["rus"]])
        #expect(AutomaticLanguages.tries(script: "Fraktur", firsts: ["eng", "rus"]) == [["eng"]])
    }

    @Test func `without any data it is told what to install`() {
        let problem = #expect(throws: Problem.self) { try AutomaticLanguages(installed: [], pictures: 1) }
        #expect(problem?.code == .textLanguageMissing)
    }

    private struct Spanish: LanguageIdentifier {
        func language(of text: String) -> IdentifiedLanguage? {
            text.contains("domingos") ? IdentifiedLanguage(tag: "es", confidence: 0.9) : nil
        }
    }

    /// Read as English, “días” loses its accent.
    @Test(.enabled(if: ["eng", "spa"].allSatisfy(TextReader.installedLanguages().contains)))
    func `Spanish is read as Spanish`() async throws {
        let reader = try TextReader(languages: ["auto"], identifier: Spanish())
        guard case .text(let text) = try await reader.observe(try await Fixtures.picture("spanish")) else {
            throw CancellationError()
        }
        #expect(
            text?.content == "Cerrado los domingos\ny los días festivos."
                || text?.content == "Cerrado los domingos y los días festivos.")
        #expect(text?.language == "es" && text?.languageConfidence == 0.9 && text?.blocks.first?.language == "es")
    }

    @Test(.enabled(if: ["eng", "rus"].allSatisfy(TextReader.installedLanguages().contains)))
    func `Cyrillic is told by its script and read as Russian`() async throws {
        let reader = try TextReader(languages: ["auto"])
        guard case .text(let text) = try await reader.observe(try await Fixtures.picture("russian")) else {
            throw CancellationError()
        }
        #expect(text?.content.contains("В воскресенье мы закрыты") == true, "\(text?.content ?? "nothing")")
        #expect(text?.language == "ru")
    }

    @Test(.enabled(if: TextReader.installedLanguages().contains("eng")))
    func `English and pictures without text are as before`() async throws {
        let reader = try TextReader(languages: ["auto"])
        guard case .text(let sign) = try await reader.observe(try await Fixtures.picture("sign")) else {
            throw CancellationError()
        }
        #expect(sign?.content == "AWS re:Invent")
        guard case .text(let fur) = try await reader.observe(try await Fixtures.picture("fur")) else {
            throw CancellationError()
        }
        #expect(fur == nil)
    }
}
