package import Alto
package import AltoServer
package import AltoStore
package import Foundation
import Synchronization

/// An engine that says what it was told to say, and remembers what it was asked.
package final class FakeEngine: Engine {
    /// What it says. Without any changes a man on the moon is seen in every picture, and everything goes well.
    package struct Script: Sendable {
        /// Thrown before a picture is accepted.
        package var refusal: Problem?
        package var description = Description.plain().with(caption: "a man on the moon", confidence: 0.9)
        package var altText = "A man on the moon."
        /// What becomes of a picture whose description's moderation says that it is sensitive.
        package var policy = ModerationPolicy.allow
        /// Thrown instead of the description.
        package var failure: Problem?
        /// Passed between the first observation and the last.
        package var pause: @Sendable (DescriptionRequest) async -> Void = { _ in }
        /// Of each picture, whatever was asked for.
        package var sounds: [SoundFormat: Data] = [.mp3: Data(Sounds.tone), .wav: Data(Sounds.tone)]
        /// The pieces of what is spoken.
        package var speech: [[UInt8]] = [Sounds.tone]
        /// Where speaking ends, behind the pieces.
        package var speechFailure: Problem?
        package var answersQuestions = true
        /// Languages, beside English, that questions are asked in.
        package var questionLanguages: Set<String> = []
        /// What it describes in, whatever was asked for.
        package var catalog: any NarrationCatalog = EnglishCatalog(dialect: .american)
        package var answer: Result<Caption, Problem> = .success(
            Caption(text: "one", confidence: 0.9, model: "toy", precision: "fp32"))
        /// Nil where no model converses.
        package var conversation: FakeConversationModel?
        package var voices: [VoiceFacts] = []
        package var models: [ModelFacts] = []
        package var people: [PersonFacts] = []
        /// Thrown instead of enrolling or forgetting somebody.
        package var peopleFailure: Problem?
    }

    /// What it was asked, in order.
    package struct Asked: Sendable {
        package var descriptions: [(picture: [UInt8], request: DescriptionRequest, owner: String)] = []
        package var speeches: [SpeechRequest] = []
        package var questions: [(question: String, picture: [UInt8], language: String)] = []
        package var thumbnails: [(picture: [UInt8], frame: Int?)] = []
        package var conversations: [(request: ConversationRequest, owner: String)] = []
        package var owners: [String] = []
        package var enrolled: [(name: String, pictures: [[UInt8]], consent: String, owner: String)] = []
        package var forgotten: [(name: String, owner: String)] = []
    }

    private let script = Mutex(Script())
    private let record = Mutex(Asked())

    package init() {}

    package var asked: Asked { record.withLock { $0 } }

    package func say(_ change: (inout Script) -> Void) { script.withLock { change(&$0) } }

    private var said: Script { script.withLock { $0 } }

    package func check(_ request: DescriptionRequest) async throws {
        if let refusal = said.refusal { throw refusal }
    }

    package func describe(
        _ picture: [UInt8], _ request: DescriptionRequest, owner: String,
        onEvent: @escaping @Sendable (DescriptionEvent) async -> Void
    ) async throws -> DescribedPicture {
        record.withLock { $0.descriptions.append((picture, request, owner)) }
        let said = said
        await onEvent(.observed(stage: "faces", note: "One person."))
        await said.pause(request)
        if let failure = said.failure { throw failure }
        try said.policy.check(said.description)
        await onEvent(.observed(stage: "caption", note: "Caption written."))
        let narration = Narrator(catalog: said.catalog, detail: request.detail).narrate(said.description)
        await onEvent(.narrated(sentences: narration.sentences.map(\.text), altText: said.altText))
        if let sound = said.sounds[.mp3] { await onEvent(.spoken(sound)) }
        let report = DescriptionReport(
            source: "picture", description: said.description, narration: narration, altText: said.altText)
        return DescribedPicture(report: report, sounds: said.sounds)
    }

    package func speak(_ speech: SpeechRequest) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        record.withLock { $0.speeches.append(speech) }
        let said = said
        return AsyncThrowingStream { feed in
            for piece in said.speech { feed.yield(piece) }
            feed.finish(throwing: said.speechFailure)
        }
    }

    package var answersQuestions: Bool { said.answersQuestions }

    package func answersQuestions(in language: String) async -> Bool {
        LanguageTag(language)?.primary == "en" || said.questionLanguages.contains(language)
    }

    package func thumbnail(of picture: [UInt8], frame: Int?) async throws -> Data {
        record.withLock { $0.thumbnails.append((picture, frame)) }
        return Data([0xFF, 0xD8, 0xFF, 0xD9])
    }

    package func answer(_ question: String, about picture: [UInt8], language: String) async throws -> Caption {
        record.withLock { $0.questions.append((question, picture, language)) }
        try said.policy.check(said.description)
        return try said.answer.get()
    }

    package func conversationModel(named name: String?) throws -> String? {
        guard name != "absent" else { throw Problem(.modelMissing, "The model absent is not installed.") }
        return said.conversation?.name
    }

    package func converse(_ request: ConversationRequest, owner: String) async throws -> ConversationAnswer {
        record.withLock { $0.conversations.append((request, owner)) }
        let said = said
        guard let model = said.conversation else { throw Problem(.modelMissing, "There is no model that converses.") }
        try said.policy.check(said.description)
        let language = request.language ?? "en-US"
        let (conversation, facts) = await request.opened { _, known in
            (.flat(width: 8, height: 8), MeasuredFacts(known ?? said.description))
        }
        let grounded = GroundedConversation(model: model, grounding: Grounding(language: language))
        return ConversationAnswer(
            model: model.name, language: language,
            events: grounded.reply(
                to: conversation, facts: request.usesFacts ? facts : facts.map { _ in nil }, request.settings))
    }

    package func voices() async throws -> [VoiceFacts] { said.voices }
    package func models() async throws -> [ModelFacts] { said.models }

    package func people(of owner: String) async throws -> [PersonFacts] {
        record.withLock { $0.owners.append(owner) }
        return said.people
    }

    package func enroll(
        _ name: String, pictures: [[UInt8]], consent: String, owner: String
    ) async throws -> PersonFacts {
        record.withLock { $0.enrolled.append((name, pictures, consent, owner)) }
        if let failure = said.peopleFailure { throw failure }
        return PersonFacts(name: name, consent: consent, enrolled: 0)
    }

    package func forget(_ name: String, owner: String) async throws {
        record.withLock { $0.forgotten.append((name, owner)) }
        if let failure = said.peopleFailure { throw failure }
    }
}
