import Alto
import AltoTesting
import ArgumentParser
import Testing

@testable import AltoCommand

/// Which observers a command line asks for.
@Suite struct ObserverOptionsTests {
    private func stages(_ arguments: String...) throws -> Set<Stage> { try ObserverOptions.parse(arguments).stages }

    @Test func `sensitive content is looked for only where somebody asks`() throws {
        #expect(try stages() == [.caption, .labels, .faces, .text, .codes, .appearance])
        #expect(try stages("--moderate") == Set(Stage.observers))
        #expect(try stages("--only", "moderation") == [.moderation])
        #expect(try stages("--only", "labels", "--moderate") == [.labels, .moderation])
        #expect(
            try stages("--skip", "labels,faces", "--moderate") == [.caption, .text, .codes, .appearance, .moderation])
    }

    private let labeler = FixedObserver(.labels, .labels([]))
    private let moderator = FixedObserver(.moderation, .moderation(Moderation(nsfw: 0)))

    private func made(
        _ stages: [Stage], named: [Stage] = [], labeler: (any Observer)? = nil, moderator: (any Observer)? = nil
    ) throws -> [Stage] {
        let factory = ObserverFactory(
            captioners: CaptionerCatalog(), textLanguages: "eng", labeler: labeler, moderator: moderator)
        return try factory.observers(for: stages, captioner: nil, named: named).map(\.stage)
    }

    @Test func `without its model things are not named, unless that is asked for by name`() throws {
        #expect(try made([.labels, .codes]) == [.codes])
        #expect(try made([.labels, .codes], labeler: labeler) == [.labels, .codes])
        let problem = #expect(throws: Problem.self) { try made([.labels], named: [.labels]) }
        #expect(problem?.code == .modelMissing)
    }

    /// Silence would be taken for "nothing sensitive".
    @Test func `sensitive content is not looked for without its model`() throws {
        let problem = #expect(throws: Problem.self) { try made([.moderation, .codes]) }
        #expect(problem?.code == .modelMissing && problem?.message.contains("nudity") == true)
        #expect(try made([.moderation, .codes], moderator: moderator) == [.codes, .moderation])
    }
}
