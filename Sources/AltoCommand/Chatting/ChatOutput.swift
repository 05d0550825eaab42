import Alto
import AltoJSON

/// Where a conversation is shown: a terminal, or a program that reads lines of JSON.
protocol ChatOutput: Sendable {
    /// A question may be typed now.
    func prompt()
    func looked(at picture: String, facts: MeasuredFacts?)
    func began(_ prompt: ReplyEvent.Prompt, leftOut: String)
    func piece(_ text: String)
    func finished(_ reply: Reply, model: String)
    /// The answer was stopped.
    func stopped()
    /// A word to the person, no part of the conversation.
    func notice(_ text: String)
    func failed(_ problem: Problem)
}

/// People read answers as they come.
struct TerminalChatOutput: ChatOutput {
    /// Whether somebody types.
    let isInteractive: Bool
    var write: @Sendable (String) -> Void = { Terminal.write($0, to: 1) }
    var writeError: @Sendable (String) -> Void = { Terminal.printError($0) }

    func prompt() { if isInteractive { write(Terminal.bold("> ")) } }
    func looked(at picture: String, facts: MeasuredFacts?) {}

    func began(_ prompt: ReplyEvent.Prompt, leftOut: String) {
        if prompt.droppedMessages > 0 { notice(leftOut) }
    }

    func piece(_ text: String) { write(PrintableText.piece(text)) }
    func finished(_ reply: Reply, model: String) { write(reply.end == .length ? "…\n" : "\n") }
    func stopped() { write(" …\n") }
    func notice(_ text: String) { writeError(text) }
    func failed(_ problem: Problem) { writeError("alto: \(problem.sentence)") }
}

/// One object a line: what happens, as it happens.
struct JSONChatOutput: ChatOutput {
    private struct Line: Encodable {
        var event: String
        var text: String?
        var picture: String?
        var facts: [String]?
        var model: String?
        var confidence: Double?
        var promptTokens: Int?
        var tokens: Int?
        var droppedMessages: Int?
        var end: Reply.End?
        var regions: [Region]?
        var code: Problem.Code?
    }

    private struct Region: Encodable {
        let name: String
        let box: Box
    }

    var write: @Sendable (String) -> Void = { Terminal.print($0) }

    private func tell(_ line: Line) { if let text = try? JSONText.of(line) { write(text) } }

    func prompt() {}
    func looked(at picture: String, facts: MeasuredFacts?) {
        tell(Line(event: "picture", picture: picture, facts: facts?.lines))
    }
    func began(_ prompt: ReplyEvent.Prompt, leftOut: String) {
        tell(Line(event: "began", promptTokens: prompt.tokens, droppedMessages: prompt.droppedMessages))
    }
    func piece(_ text: String) { tell(Line(event: "text", text: text)) }
    func finished(_ reply: Reply, model: String) {
        tell(
            Line(
                event: "finished", text: reply.text, model: model, confidence: reply.confidence,
                promptTokens: reply.promptTokens, tokens: reply.tokens, end: reply.end,
                regions: reply.regions.isEmpty ? nil : reply.regions.map { Region(name: $0.name, box: $0.box) }))
    }
    func stopped() { tell(Line(event: "stopped")) }
    func notice(_ text: String) { tell(Line(event: "notice", text: text)) }
    func failed(_ problem: Problem) { tell(Line(event: "problem", text: problem.sentence, code: problem.code)) }
}
