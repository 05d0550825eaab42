import Alto
import AltoJSON
import Foundation

/// An answer, whole or a piece of one, in OpenAI's format.
struct ChatCompletion: Encodable {
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
        let prompt_tokens: Int
        let completion_tokens: Int
        let total_tokens: Int

        init(prompt: Int = 0, completion: Int = 0) {
            (prompt_tokens, completion_tokens) = (prompt, completion)
            total_tokens = prompt.addingReportingOverflow(completion).partialValue
        }

        init(_ reply: Reply) { self.init(prompt: reply.promptTokens, completion: reply.tokens) }
    }

    let id: String
    let object: String
    let created: Int
    let model: String
    let choices: [Choice]
    var usage: Usage?

    /// All of an answer.
    init(_ text: String, model: String, finish: String = "stop", usage: Usage = Usage()) {
        id = "chatcmpl-\(UUID().uuidString)"
        object = "chat.completion"
        created = Int(Date().timeIntervalSince1970)
        self.model = model
        choices = [Choice(message: .init(role: "assistant", content: text), finish_reason: finish)]
        self.usage = usage
    }

    /// The pieces of one answer: alike but for what they bring.
    struct Chunks {
        private let id = "chatcmpl-\(UUID().uuidString)"
        private let created = Int(Date().timeIntervalSince1970)
        let model: String

        /// The first, which has no words yet.
        func beginning() throws -> String { try line([Choice(delta: .init(role: "assistant", content: ""))]) }
        func text(_ text: String, role: String? = nil) throws -> String {
            try line([Choice(delta: .init(role: role, content: text))])
        }
        func end(_ reason: String) throws -> String { try line([Choice(delta: .init(), finish_reason: reason)]) }
        func usage(_ usage: Usage) throws -> String { try line([], usage) }

        static let done = "data: [DONE]\n\n"

        private func line(_ choices: [Choice], _ usage: Usage? = nil) throws -> String {
            let chunk = ChatCompletion(id: id, created: created, model: model, choices: choices, usage: usage)
            return "data: \(try JSONText.of(chunk))\n\n"
        }
    }

    private init(id: String, created: Int, model: String, choices: [Choice], usage: Usage?) {
        (self.id, self.created, self.model, self.choices, self.usage) = (id, created, model, choices, usage)
        object = "chat.completion.chunk"
    }
}

extension Reply.End {
    /// As OpenAI calls it.
    var finishReason: String {
        switch self {
        case .stop: "stop"
        case .length: "length"
        }
    }
}
