import Alto
import Foundation
import Synchronization

/// A conversation from its first line to its end.
final class ChatLoop: Sendable {
    /// A picture that was opened, and what was measured of it.
    struct Seen: Sendable {
        let picture: Picture
        let facts: MeasuredFacts?
    }

    struct Settings: Sendable {
        var language = "en-US"
        var reply = ReplySettings()
        /// Of an answer; a long description has more.
        var mostSentences = Grounding.usualSentences
        var limits = ConversationLimits()
    }

    private let model: any ConversationModel
    private let settings: Settings
    private let output: any ChatOutput
    private let session: SessionFile?
    private let look: @Sendable (String) async throws -> Seen
    private let speak: (@Sendable (AsyncStream<String>) async throws -> Void)?
    private let seen = Mutex<[String: Seen]>([:])
    /// The answer that is under way.
    private let answering = Mutex<Task<Void, any Error>?>(nil)

    private var words: ConversationWords { .of(settings.language) }

    /// - Parameters:
    ///   - look: opens and measures the picture at a path; asked once for each.
    ///   - speak: makes sentences heard while they come, until the last was heard; nil for silence.
    init(
        model: any ConversationModel, settings: Settings = Settings(), output: any ChatOutput,
        session: SessionFile? = nil,
        look: @escaping @Sendable (String) async throws -> Seen,
        speak: (@Sendable (AsyncStream<String>) async throws -> Void)? = nil
    ) {
        (self.model, self.settings, self.output, self.session) = (model, settings, output, session)
        (self.look, self.speak) = (look, speak)
    }

    /// Whether an answer was under way, and was stopped.
    func stopAnswer() -> Bool {
        answering.withLock { task in
            task?.cancel()
            return task != nil
        }
    }

    /// - Parameters:
    ///   - history: what was said before.
    ///   - pictures: paths of new ones, in front of the first question.
    ///   - next: the next line; nil at the end.
    /// - Returns: the last problem of an answer, where the last question got none.
    func run(
        _ history: ChatHistory, pictures: [String], next: () async -> String?
    ) async throws -> Problem? {
        var history = history
        var waiting: [String] = []
        for path in history.pictures { try await open(path) }
        for path in pictures {
            try await open(path)
            waiting.append(path)
        }
        var failure: Problem?
        while true {
            output.prompt()
            guard let line = await next() else { break }
            switch ChatInput(line) {
            case .nothing: continue
            case .quit: return failure
            case .help: output.notice(ChatInput.helpText)
            case .unknown(let command): output.notice("There is no command \(command); /help lists them.")
            case .picture(let path):
                do {
                    try await open(path)
                    waiting.append(path)
                } catch {
                    output.failed(Problem(wrapping: error))
                }
            case .message(let text):
                failure = await ask(.init(role: .user, text: text, pictures: waiting), &history, &waiting)
            case .detail:
                let wish = words.wishForLongDescription()
                failure = await ask(
                    .init(role: .user, text: wish, pictures: waiting), &history, &waiting,
                    sentences: ConversationWords.longDescription)
            case .again:
                guard let question = history.takeLastQuestion() else {
                    output.notice("Nothing was asked yet.")
                    continue
                }
                failure = await ask(question, &history, &waiting)
            }
        }
        return failure
    }

    private func open(_ path: String) async throws {
        guard seen.withLock({ $0[path] == nil }) else { return }
        let found = try await look(path)
        seen.withLock { $0[path] = found }
        output.looked(at: path, facts: found.facts)
    }

    // MARK: Answering

    /// A question that got no answer is as if it had not been asked; its pictures wait for the next one.
    private func ask(
        _ question: ChatHistory.Message, _ history: inout ChatHistory, _ waiting: inout [String],
        sentences: Int? = nil
    ) async -> Problem? {
        var asked = history
        asked.messages.append(question)
        let said = Mutex("")
        let answer = Task { [asked] in
            try await self.answer(asked, sentences) { piece in said.withLock { $0 += piece } }
        }
        answering.withLock { $0 = answer }
        defer { answering.withLock { $0 = nil } }
        var failure: Problem?
        do {
            try await answer.value
        } catch {
            let problem = Problem(wrapping: error)
            if answer.isCancelled || problem.code == .cancelled {
                output.stopped()
            } else {
                output.failed(problem)
                failure = problem
            }
        }
        let text = said.withLock { $0 }
        guard !text.isEmpty else { return failure }
        // What was heard was said, also where it was stopped.
        asked.messages.append(.init(role: .assistant, text: text))
        (history, waiting) = (asked, [])
        do {
            try session?.write(.init(model: model.name, system: history.system, messages: history.messages))
        } catch {
            output.failed(Problem(wrapping: error))
        }
        return failure
    }

    private func answer(_ history: ChatHistory, _ sentences: Int?, _ heard: @Sendable (String) -> Void) async throws {
        let seen = seen.withLock { $0 }
        let conversation = try history.conversation { path in
            guard let found = seen[path] else { throw Problem(.pictureMissing, "The picture is gone.") }
            return found.picture
        }
        let grounded = GroundedConversation(
            model: model,
            grounding: Grounding(
                language: settings.language, mostSentences: sentences ?? settings.mostSentences),
            limits: settings.limits)
        let replies = grounded.reply(
            to: conversation, facts: history.pictures.map { seen[$0]?.facts }, settings.reply)
        let (spoken, voice) = AsyncStream.makeStream(of: String.self)
        let speaking = speak.map { speak in Task { try await speak(spoken) } }
        defer { voice.finish() }
        try await withTaskCancellationHandler {
            var sentences = SentenceStream()
            for try await event in replies {
                switch event {
                case .began(let prompt): output.began(prompt, leftOut: words.beginningLeftOut)
                case .text(let piece):
                    output.piece(piece)
                    heard(piece)
                    for sentence in sentences.add(piece) { voice.yield(sentence) }
                case .finished(let reply):
                    for sentence in sentences.finish() { voice.yield(sentence) }
                    output.finished(reply, model: model.name)
                }
            }
            voice.finish()
            try Task.checkCancellation()
            try await speaking?.value
        } onCancel: {
            speaking?.cancel()
        }
    }
}
