import AltoTesting
import Testing

@testable import Alto

/// The warning before a picture that may show nudity or sexual content.
@Suite struct SensitiveContentTests {
    private static let languages = NarrationCatalogs.all.map(\.language)
    private let warning = "This picture may show nudity or sexual content."

    private func narrate(_ description: Description, _ detail: Detail = .normal) -> String {
        Narrator(detail: detail).narrate(description).text
    }

    @Test func `it is said before anything else, once, at every detail`() {
        let described = Description.plain(quality: [.blurred]).with(caption: "a person on a bed", confidence: 0.9).with(
            nsfw: 0.93)
        for detail in Detail.allCases {
            #expect(narrate(described, detail) == "\(warning) The picture is blurred. A person on a bed.")
        }
        #expect(AltText().text(for: described) == "Possible nudity: a person on a bed.")
    }

    @Test func `what is likely harmless, or was not looked at, is not announced`() {
        let described = Description.plain().with(caption: "a person on a bed", confidence: 0.9)
        #expect(
            narrate(described) == "A person on a bed." && narrate(described.with(nsfw: 0.79)) == "A person on a bed.")
        #expect(AltText().text(for: described.with(nsfw: 0.79)) == "A person on a bed.")
        #expect(narrate(described.with(nsfw: Confidence.contentIsSensitive)).hasPrefix(warning))
    }

    @Test func `the warning is no content, and no part of another sentence`() {
        let dark = Description.plain(kind: .blank, quality: [.black]).with(nsfw: 0.9)
        #expect(narrate(dark) == "\(warning) The picture is almost black. The lens may be covered.")
        #expect(AltText().text(for: dark) == "Possible nudity: the picture is almost black. The lens may be covered.")
    }

    @Test func `an observer that could not look says so`() {
        var described = Description.plain().with(caption: "a person on a bed", confidence: 0.9)
        described.problems = [StageProblem(stage: .moderation, problem: Problem(.deadlineExceeded, "Late."))]
        #expect(narrate(described) == "A person on a bed. I could not look for nudity or sexual content.")
    }

    @Test(arguments: languages)
    func `every language warns in one sentence, and in short`(language: String) throws {
        let catalog = try NarrationCatalogs.find(language)
        let described = Description.plain().with(label: "cat", "animal").with(nsfw: 0.9)
        let sentences = Narrator(catalog: catalog).narrate(described).sentences
        #expect(sentences.first?.text == catalog.sensitive && sentences.first?.kind == .warning)
        #expect(catalog.sensitive.count { ".。।".contains($0) } == 1)
        let word = try #require(catalog.word(forLabel: "cat"))
        let alt = AltText(catalog: catalog).text(for: described)
        #expect(alt.contains(word) && alt.first != word.first && alt.count <= AltText.longest)
    }
}
