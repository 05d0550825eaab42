import Alto
import AltoTesting
import Testing

/// What becomes of pictures that may show nudity or sexual content, on their way through the pipeline.
@Suite struct ModerationPolicyTests {
    private struct FlatPictures: PictureDecoding {
        func decode(_ bytes: [UInt8], frame: Int?) async throws -> Picture { .flat(width: 30, height: 20) }
    }

    private struct NoTranslator: Translator {
        func translate(_ text: String, from source: String, to target: String) async -> String? { nil }
    }

    private let dog = FixedObserver(
        .labels, .labels([ImageLabel(name: "dog", synset: "n02084071", confidence: 1, parents: [])]))
    private func moderator(_ nsfw: Double) -> FixedObserver {
        FixedObserver(.moderation, .moderation(Moderation(nsfw: nsfw)))
    }

    private func describe(
        _ observers: [any Observer], _ policy: ModerationPolicy, told: (PipelineEvent) -> Void = { _ in }
    ) async throws -> DescriptionReport? {
        let pipeline = DescriptionPipeline(decoder: FlatPictures(), translator: NoTranslator())
        let request = DescriptionPipeline.Request(
            source: "a", observers: observers, catalog: EnglishCatalog(dialect: .american), policy: policy)
        for try await event in pipeline.events(for: { [] }, request) {
            told(event)
            if case .finished(let report) = event { return report }
        }
        return nil
    }

    @Test(arguments: [ModerationPolicy.allow, .warn])
    func `a picture is described, with the warning, unless it is to be refused`(policy: ModerationPolicy) async throws {
        let report = try await describe([dog, moderator(0.95)], policy)
        #expect(report?.moderation == Moderation(nsfw: 0.95))
        #expect(report?.narration.hasPrefix("This picture may show nudity or sexual content. ") == true)
    }

    @Test func `a picture that is refused is not told, and nobody is waited for`() async throws {
        let problem = await #expect(throws: Problem.self) {
            _ = try await describe([HangingObserver(.caption), moderator(0.8)], .refuse) { event in
                if case .narrated = event { Issue.record("It was told.") }
            }
        }
        #expect(problem == ModerationPolicy.refusal && problem?.code == .contentRefused)
        #expect(problem?.code.httpStatus == 422)
    }

    @Test func `a harmless picture passes`() async throws {
        #expect(try await describe([dog, moderator(0.79)], .refuse)?.labels.first?.name == "dog")
    }

    /// Whoever asked to refuse such pictures would not learn that none was looked at.
    @Test func `where nobody could look, nothing passes`() async throws {
        let late = Problem(.deadlineExceeded, "Late.")
        let problem = await #expect(throws: Problem.self) {
            _ = try await describe([dog, FailingObserver(.moderation, late)], .refuse)
        }
        #expect(problem == late)
        await #expect(throws: Problem.self) { _ = try await describe([dog], .refuse) }
        #expect(try await describe([dog, FailingObserver(.moderation, late)], .warn)?.problems.count == 1)
    }
}
