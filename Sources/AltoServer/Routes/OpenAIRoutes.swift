import Alto
import AltoJSON
import AltoStore
import Foundation
import Hummingbird

/// The part of OpenAI's API that existing clients use: a picture in, its description or an answer out; text to speech.
struct OpenAIRoutes: Sendable {
    let engine: any Engine
    let requestReader: RequestReader

    static func contain(_ path: String) -> Bool { path.hasPrefix("/v1/chat/") || path.hasPrefix("/v1/audio/") }

    func add(to group: RouterGroup<AltoContext>) {
        group.post("audio/speech") { request, context in
            let json = try JSONFields(try await requestReader.words(of: request, context))
            let voice = try json.text("voice") ?? "alloy"
            let speech = SpeechRequest(
                text: try json.required("input"),
                // OpenAI's names stand for the best voice there is.
                voice: voice.contains("/") ? voice : nil, rate: try json.number("speed") ?? 1,
                format: try json.text("response_format").map { try SoundFormat(fileExtension: $0) } ?? .mp3)
            return try await SpeechRoutes.response(to: speech, by: engine)
        }
        group.post("chat/completions") { request, context in
            let embedded = try await requestReader.conversation(of: request, context)
            let json = try JSONFields(embedded.json)
            let asked = try await question(in: json, embedded, context)
            let text = try await answer(asked, owner: context.owner)
            let model = try json.text("model") ?? "alto"
            return try json.flag("stream") == true ? try Self.stream(text, model) : try Self.whole(text, model)
        }
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
        in json: JSONFields, _ embedded: EmbeddedPictures, _ context: AltoContext
    ) async throws -> (picture: [UInt8], question: String?) {
        guard let messages = try json.objects("messages"), !messages.isEmpty else {
            throw Problem(.usage, "The field \"messages\" is missing.")
        }
        var address: String?
        var text: String?
        for message in messages where try message.text("role") != "system" {
            // Content is a text, or a list of parts.
            guard let parts = try? message.objects("content") else {
                text = try message.text("content") ?? text
                continue
            }
            for part in parts {
                if let said = try part.text("text") { text = said }
                if let found = try part.object("image_url")?.text("url") { address = found }
            }
        }
        // Only the last is fetched or decoded.
        guard let address else { throw Problem(.pictureEmpty, "There is no picture in the messages.") }
        let picture = try embedded.picture(at: address)
        let fetched = picture == nil ? try await requestReader.picture(at: address, context) : []
        let isQuestion = text.map { $0.contains("?") && !$0.lowercased().contains("describe") } ?? false
        return (picture ?? fetched, isQuestion ? text : nil)
    }

    // MARK: Answers

    private struct Completion: Encodable {
        struct Choice: Encodable {
            struct Message: Encodable {
                var role: String?
                var content: String?
            }

            let index = 0
            var message: Message?
            var delta: Message?
            var finish_reason: String?
        }

        struct Usage: Encodable {
            let prompt_tokens = 0
            let completion_tokens = 0
            let total_tokens = 0
        }

        let id: String
        let object: String
        let created = Int(Date().timeIntervalSince1970)
        let model: String
        let choices: [Choice]
        var usage: Usage?
    }

    private static func whole(_ text: String, _ model: String) throws -> Response {
        try .json(
            Completion(
                id: "chatcmpl-\(UUID().uuidString)", object: "chat.completion", model: model,
                choices: [.init(message: .init(role: "assistant", content: text), finish_reason: "stop")],
                usage: .init()))
    }

    /// Sentence by sentence.
    private static func stream(_ text: String, _ model: String) throws -> Response {
        let id = "chatcmpl-\(UUID().uuidString)"
        var choices = Sentences.split(text).enumerated().map { index, sentence in
            let content = index == 0 ? sentence : " " + sentence
            return Completion.Choice(delta: .init(role: index == 0 ? "assistant" : nil, content: content))
        }
        choices.append(.init(delta: .init(), finish_reason: "stop"))
        let lines = try choices.map { choice in
            let chunk = Completion(id: id, object: "chat.completion.chunk", model: model, choices: [choice])
            return ByteBuffer(string: "data: \(try JSONText.of(chunk))\n\n")
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream"],
            body: ResponseBody(contentsOf: lines + [ByteBuffer(string: "data: [DONE]\n\n")]))
    }
}
