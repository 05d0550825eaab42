import Alto
import AltoJSON
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// `/v1/chat/completions`, as OpenAI's clients call it: a conversation about pictures, whole or as it is written.
///
/// Without a model that converses the last picture is described, or a model that answers questions answers the last one.
struct ChatRoutes: Sendable {
    let engine: any Engine
    let requestReader: RequestReader

    func add(to group: RouterGroup<AltoContext>) {
        group.post("chat/completions") { request, context in
            let embedded = try await requestReader.conversation(of: request, context)
            let asked = try ChatRequest(try JSONFields(embedded.json))
            guard try engine.conversationModel(named: asked.model) != nil else {
                return try await described(asked, embedded, context)
            }
            let answer = try await engine.converse(
                try await conversation(asked, embedded, context), owner: context.owner)
            return asked.isStreamed
                ? try await Self.stream(answer, includesUsage: asked.includesUsage) : try await Self.whole(answer)
        }
    }

    // MARK: Conversing

    private func conversation(
        _ asked: ChatRequest, _ embedded: EmbeddedPictures, _ context: AltoContext
    ) async throws -> ConversationRequest {
        let most = ConversationLimits().pictures
        let count = asked.messages.flatMap(\.parts).count { if case .picture = $0 { true } else { false } }
        guard count <= most else {
            throw Problem(
                .requestTooLarge, "There are \(count) pictures in the conversation; the limit is \(most).",
                remedy: "Ask about fewer at a time.")
        }
        var request = ConversationRequest(turns: [])
        // One picture that is sent again and again is fetched once.
        var known: [String: [UInt8]] = [:]
        for message in asked.messages {
            var content: [ConversationRequest.Content] = []
            for part in message.parts {
                switch part {
                case .text(let text): content.append(.text(text))
                case .picture(let address):
                    if known[address] == nil { known[address] = try await picture(at: address, embedded, context) }
                    if let bytes = known[address] { content.append(.picture(bytes, nil)) }
                }
            }
            request.turns.append(.init(message.role, content))
        }
        (request.model, request.system, request.language) = (asked.model, asked.system, asked.language)
        (request.settings, request.usesFacts) = (asked.settings, asked.usesFacts)
        return request
    }

    private func picture(
        at address: String, _ embedded: EmbeddedPictures, _ context: AltoContext
    ) async throws -> [UInt8] {
        if let picture = try embedded.picture(at: address) { return picture }
        return try await requestReader.picture(at: address, context)
    }

    private static func whole(_ answer: ConversationAnswer) async throws -> Response {
        var said: Reply?
        for try await case .finished(let reply) in answer.events { said = reply }
        guard let said else { throw CancellationError() }
        return try .json(
            ChatCompletion(said.text, model: answer.model, finish: said.end.finishReason, usage: .init(said)))
    }

    /// Piece by piece. What goes wrong before the first piece is a problem like any other.
    private static func stream(_ answer: ConversationAnswer, includesUsage: Bool) async throws -> Response {
        let updates = ReplyFeed.updates(of: answer.events)
        var begun: [ReplyFeed] = []
        for await update in updates {
            if case .failed(let error) = update { throw error }
            begun.append(update)
            break
        }
        let chunks = ChatCompletion.Chunks(model: answer.model)
        let body = ResponseBody { [begun] writer in
            try await writer.write(ByteBuffer(string: try chunks.beginning()))
            for update in begun { try await writer.write(lines(of: update, chunks, includesUsage)) }
            for await update in updates { try await writer.write(lines(of: update, chunks, includesUsage)) }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    private static func lines(
        of update: ReplyFeed, _ chunks: ChatCompletion.Chunks, _ includesUsage: Bool
    ) throws -> ByteBuffer {
        let text: String
        switch update {
        case .waiting: text = ": waiting\n\n"
        case .event(.began): text = ""
        case .event(.text(let piece)): text = try chunks.text(piece)
        case .event(.finished(let reply)):
            let usage = includesUsage ? try chunks.usage(.init(reply)) : ""
            text = try chunks.end(reply.end.finishReason) + usage + ChatCompletion.Chunks.done
        case .failed(let error):
            // The status has been told already; clients look for the error in the stream.
            text = "data: \(try JSONText.of(ProblemBody(Problem(wrapping: error)).forOpenAI()))\n\n"
        }
        return ByteBuffer(string: text)
    }

    // MARK: Without a model that converses

    private func described(
        _ asked: ChatRequest, _ embedded: EmbeddedPictures, _ context: AltoContext
    ) async throws -> Response {
        let text = try await answer(try await question(asked, embedded, context), owner: context.owner)
        let model = asked.model ?? "alto"
        guard asked.isStreamed else { return try .json(ChatCompletion(text, model: model)) }
        // Sentence by sentence.
        let chunks = ChatCompletion.Chunks(model: model)
        var lines = try Sentences.split(text).enumerated().map { index, sentence in
            try index == 0 ? chunks.text(sentence, role: "assistant") : chunks.text(" " + sentence)
        }
        lines.append(try chunks.end("stop"))
        if asked.includesUsage { lines.append(try chunks.usage(.init())) }
        lines.append(ChatCompletion.Chunks.done)
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream"],
            body: ResponseBody(contentsOf: lines.map { ByteBuffer(string: $0) }))
    }

    private func answer(_ asked: (picture: [UInt8], question: String?), owner: String) async throws -> String {
        if let question = asked.question {
            do {
                return try await engine.answer(question, about: asked.picture, language: "en").text
            } catch let problem as Problem where problem.code == .modelMissing {
                // Without a model that answers, the whole description is the best answer.
            }
        }
        var request = DescriptionRequest()
        request.audio = []
        request.detail = .full
        return try await engine.describe(asked.picture, request, owner: owner) { _ in }.report.narration
    }

    /// The last picture of the conversation, and what the last message asks. "Describe this picture." asks nothing.
    private func question(
        _ asked: ChatRequest, _ embedded: EmbeddedPictures, _ context: AltoContext
    ) async throws -> (picture: [UInt8], question: String?) {
        var address: String?
        var text: String?
        for part in asked.messages.flatMap(\.parts) {
            switch part {
            case .text(let said): text = said
            case .picture(let found): address = found
            }
        }
        // Only the last is fetched or decoded.
        guard let address else { throw Problem(.pictureEmpty, "There is no picture in the messages.") }
        let bytes = try await picture(at: address, embedded, context)
        let isQuestion = text.map { $0.contains("?") && !$0.lowercased().contains("describe") } ?? false
        return (bytes, isQuestion ? text : nil)
    }
}
