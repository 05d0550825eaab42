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
            let language = try NarrationCatalogs.find(form.field("language") ?? "en").language
            let answer = try await engine.answer(question, about: picture, language: language)
            return try Response.json(
                Answer(
                    answer: answer.text, confidence: answer.confidence, language: answer.language, model: answer.model,
                    narration: Self.narration(of: answer)))
        }
    }

    /// As it is said to a listener: hedged where the model is not sure, in the answer's language.
    static func narration(of answer: Caption) -> String {
        guard Confidence.certainty(of: answer) != .sure, let catalog = try? NarrationCatalogs.find(answer.language)
        else {
            return answer.text
        }
        return catalog.hedgedAnswer(answer.text)
    }

    private struct Answer: Encodable {
        let answer: String
        let confidence: Double?
        let language: String
        let model: String
        let narration: String
    }
}
