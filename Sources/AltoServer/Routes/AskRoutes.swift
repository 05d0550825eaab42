import Alto
import Hummingbird

/// `/v1/ask`: a question about a picture, answered in a word or two.
struct AskRoutes: Sendable {
    let engine: any Engine
    let requestReader: RequestReader

    func add(to group: RouterGroup<AltoContext>) {
        group.post("ask") { request, context in
            let form = try await requestReader.form(of: request, context)
            guard let question = form.field("question") else {
                throw Problem(.usage, "The field \"question\" is missing.")
            }
            guard let picture = form.file("picture") else { throw Problem(.usage, "The file \"picture\" is missing.") }
            let answer = try await engine.answer(question, about: picture)
            return try Response.json(Answer(answer: answer.text, confidence: answer.confidence, model: answer.model))
        }
    }

    private struct Answer: Encodable {
        let answer: String
        let confidence: Double?
        let model: String
    }
}
