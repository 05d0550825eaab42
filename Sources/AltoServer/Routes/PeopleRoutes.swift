import Alto
import Foundation
import Hummingbird

/// `/v1/people`: who may be recognised, with their consent; and `/v1/ask`.
struct PeopleRoutes: Sendable {
    let engine: any Engine
    let intake: Intake

    func add(to group: RouterGroup<AltoContext>) {
        group.get("people") { _, _ in try Response.json(["people": try await engine.people()]) }
        group.post("people") { request, _ in
            let form = try await form(of: request)
            let fields = Dictionary(form.fields.map { ($0.name, $0.value) }) { first, _ in first }
            let person = try await Self.enrol(form, fields, by: engine)
            return try Response.json(person, status: .created)
        }
        group.delete("people/:name") { _, context in
            let name = try context.parameters.require("name")
            try await engine.forget(name.removingPercentEncoding ?? name)
            return Response(status: .noContent)
        }
        group.post("ask") { request, _ in
            let form = try await form(of: request)
            guard let question = form.fields.first(where: { $0.name == "question" })?.value else {
                throw Problem(.usage, "The field \"question\" is missing.")
            }
            guard let picture = form.file("picture") else { throw Problem(.usage, "The file \"picture\" is missing.") }
            let answer = try await engine.answer(question, about: picture)
            return try Response.json(Answer(answer: answer.text, confidence: answer.confidence, model: answer.model))
        }
    }

    static func enrol(_ form: Multipart, _ fields: [String: String], by engine: any Engine) async throws -> PersonFacts {
        guard let name = fields["name"] else { throw Problem(.usage, "The field \"name\" is missing.") }
        guard let consent = fields["consent"], !consent.allSatisfy(\.isWhitespace) else {
            throw Problem(
                .consentRequired, "Nobody is enrolled without consent.",
                remedy: "Ask the person, then say in \"consent\" what was agreed, and when.")
        }
        let pictures = form.files("picture")
        guard !pictures.isEmpty else { throw Problem(.usage, "The file \"picture\" is missing.") }
        return try await engine.enrol(name, pictures: pictures, consent: consent)
    }

    private func form(of request: Request) async throws -> Multipart {
        guard let boundary = Multipart.boundary(in: request.headers[.contentType] ?? "") else {
            throw Problem(.usage, "The request is not a form with files (multipart/form-data).")
        }
        return try Multipart(try await intake.bytes(of: request), boundary: boundary)
    }

    private struct Answer: Encodable {
        let answer: String
        let confidence: Double?
        let model: String
    }
}
