import Alto
import AltoJSON
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// `/v1/descriptions/{id}/conversation`: questions about a picture that was described, kept with its description.
struct ConversationRoutes: Sendable {
    let descriptions: DescriptionService
    let requestReader: RequestReader
    private var engine: any Engine { descriptions.engine }

    /// Messages of one picture; older ones go.
    static let mostMessages = ConversationLimits().messages

    func add(to group: RouterGroup<AltoContext>) {
        group.get("descriptions/:id/conversation", use: show)
        group.post("descriptions/:id/conversation", use: ask)
        group.delete("descriptions/:id/conversation", use: forget)
    }

    @Sendable private func show(_ request: Request, _ context: AltoContext) async throws -> Response {
        let job = try await descriptions.job(context.parameters.require("id"), owner: context.owner)
        let messages = try await descriptions.jobs.messages(of: job.id, owner: context.owner)
        return try .json(History(messages: messages))
    }

    @Sendable private func forget(_ request: Request, _ context: AltoContext) async throws -> Response {
        let job = try await descriptions.job(context.parameters.require("id"), owner: context.owner)
        try await descriptions.jobs.forgetMessages(of: job.id, owner: context.owner)
        return Response(status: .noContent)
    }

    /// Server-sent events: `delta` with the next piece of the answer, then `done` with all of it, or `problem`. The question and
    /// the answer are kept once the answer is whole.
    @Sendable private func ask(_ request: Request, _ context: AltoContext) async throws -> Response {
        let id = try context.parameters.require("id"), owner = context.owner
        // Whose it is not learns nothing, whatever it sends.
        let found = try await descriptions.job(id, owner: owner)
        let asked = try await Asked(request, context, requestReader)
        let job = await descriptions.watch.settled(found, within: .seconds(60))
        if let problem = job.problem {
            throw Problem(Problem.Code(rawValue: problem.code) ?? .internalError, problem.message)
        }
        let before = try await descriptions.jobs.messages(of: job.id, owner: owner)
        let answer: ConversationAnswer
        if let recorded = recorded(asked, of: job) {
            answer = recorded
        } else {
            answer = try await self.answer(
                to: asked, try await pictures(of: job, asked), job, before, owner: owner)
        }
        context.share.giveBack()
        let updates = ReplyFeed.updates(of: answer.events)
        var begun: [ReplyFeed] = []
        for await update in updates {
            if case .failed(let error) = update { throw error }
            begun.append(update)
            break
        }
        let body = ResponseBody { [begun] writer in
            for update in begun {
                try await writer.write(ByteBuffer(string: try await told(update, of: answer, asked, job.id, owner)))
            }
            for await update in updates {
                try await writer.write(ByteBuffer(string: try await told(update, of: answer, asked, job.id, owner)))
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    // MARK: What is asked

    /// The question, and the picture where the client sends it once more; others that belong to the conversation follow it.
    private struct Asked {
        let question: String
        let language: String?
        let pictures: [[UInt8]]
        /// Of a suggested question.
        let about: RecordedAnswers.Subject?

        init(_ request: Request, _ context: AltoContext, _ reader: RequestReader) async throws {
            let type = request.headers[.contentType] ?? ""
            if HeaderValue(type).value.hasPrefix("multipart/") {
                let form = try await reader.form(of: request, context)
                (question, pictures) = (form.field("question") ?? "", form.files("picture"))
                language = form.field("language")
                about = form.field("about").flatMap(RecordedAnswers.Subject.init)
            } else {
                let json = try JSONFields(try await reader.words(of: request, context))
                (question, pictures) = (try json.text("question") ?? "", [])
                language = try json.text("language")
                about = try json.text("about").flatMap(RecordedAnswers.Subject.init)
            }
            guard question.contains(where: { !$0.isWhitespace }) else {
                throw Problem(.usage, "The field \"question\" is missing.")
            }
        }
    }

    private func pictures(of job: Job, _ asked: Asked) async throws -> [[UInt8]] {
        guard asked.pictures.isEmpty else { return asked.pictures }
        let gone = Problem(
            .pictureMissing, "The picture of this description is no longer kept, so nothing can be asked about it.",
            remedy: "Send the picture with the question.")
        guard let key = job.picture.flatMap({ BlobKey($0) }) else { throw gone }
        do {
            return [[UInt8](try await descriptions.blobs.read(key))]
        } catch let problem as Problem where problem.code == .notFound {
            throw gone
        }
    }

    /// What was read is quoted as it was read; the rest of what was found is told where no model converses.
    private func recorded(_ asked: Asked, of job: Job) -> ConversationAnswer? {
        guard let about = asked.about, let recorded = RecordedAnswers(job) else { return nil }
        let converses = (try? engine.conversationModel(named: nil)) ?? nil != nil
        guard !converses || [.text, .codes].contains(about), let answer = recorded.answer(about: about) else {
            return nil
        }
        return ConversationAnswer(model: "alto", language: recorded.language, text: answer, confidence: nil)
    }

    /// - Parameter pictures: the first is that of the description.
    private func answer(
        to asked: Asked, _ pictures: [[UInt8]], _ job: Job, _ before: [JobMessage], owner: String
    ) async throws -> ConversationAnswer {
        let language = asked.language ?? job.request.language
        guard try engine.conversationModel(named: nil) != nil else {
            // A model that answers in a word or two knows nothing of what was said before.
            let answer = try await engine.answer(asked.question, about: pictures.first ?? [], language: language)
            return ConversationAnswer(
                model: answer.model, language: answer.language, text: AskRoutes.narration(of: answer),
                confidence: answer.confidence)
        }
        let facts = job.description.flatMap(KeptFacts.description)
        let said = before.suffix(Self.mostMessages - 1).drop { $0.role == .assistant }
            .map { ($0.role == .user ? Conversation.Role.user : .assistant, $0.text) }
        var request = ConversationRequest(
            turns: (said + [(.user, asked.question)]).map { .init($0, [.text($1)]) })
        let shown = pictures.enumerated().map { number, picture in
            ConversationRequest.Content.picture(picture, number == 0 ? facts : nil)
        }
        request.turns[0].content.insert(contentsOf: shown, at: 0)
        request.language = language
        return try await engine.converse(request, owner: owner)
    }

    /// What is told of an update; what is whole is kept before it is told.
    private func told(
        _ update: ReplyFeed, of answer: ConversationAnswer, _ asked: Asked, _ job: String, _ owner: String
    ) async throws -> String {
        guard case .event(.finished(let reply)) = update else { return try Self.lines(of: update, answer) }
        do {
            try await keep(reply, of: answer, asked, job, owner: owner)
            return try Self.lines(of: update, answer)
        } catch {
            // The description was forgotten meanwhile, or the disk is full.
            return try Self.lines(of: .failed(error), answer)
        }
    }

    private func keep(
        _ reply: Reply, of answer: ConversationAnswer, _ asked: Asked, _ job: String, owner: String
    ) async throws {
        let now = Int(Date().timeIntervalSince1970)
        try await descriptions.jobs.add(
            [
                JobMessage(.user, asked.question, language: asked.language, created: now),
                JobMessage(
                    .assistant, reply.text, model: answer.model, confidence: reply.confidence,
                    language: answer.language, created: now),
            ], to: job, owner: owner, keeping: Self.mostMessages)
    }

    // MARK: Answers

    private struct History: Encodable { let messages: [JobMessage] }
    private struct Delta: Encodable { let text: String }

    private struct Done: Encodable {
        let text: String
        let model: String
        let confidence: Double?
        let language: String
        /// "stop", or "length" where the answer was cut off.
        let end: Reply.End
    }

    private static func lines(of update: ReplyFeed, _ answer: ConversationAnswer) throws -> String {
        switch update {
        case .waiting: ": waiting\n\n"
        case .event(.began): ""
        case .event(.text(let text)): "event: delta\ndata: \(try JSONText.of(Delta(text: text)))\n\n"
        case .event(.finished(let reply)):
            "event: done\ndata: "
                + (try JSONText.of(
                    Done(
                        text: reply.text, model: answer.model, confidence: reply.confidence, language: answer.language,
                        end: reply.end))) + "\n\n"
        case .failed(let error):
            "event: problem\ndata: \(try JSONText.of(ProblemBody(Problem(wrapping: error))))\n\n"
        }
    }
}

extension ConversationAnswer {
    /// One that is there at once.
    fileprivate init(model: String, language: String, text: String, confidence: Double?) {
        let events = AsyncThrowingStream<ReplyEvent, any Error> { feed in
            feed.yield(.text(text))
            feed.yield(.finished(Reply(text: text, confidence: confidence)))
            feed.finish()
        }
        self.init(model: model, language: language, events: events)
    }
}
