import Alto
import Foundation
import Hummingbird

/// `/v1/people`: who may be recognised in the pictures of this key, with their consent.
struct PeopleRoutes: Sendable {
    let engine: any Engine
    let requestReader: RequestReader

    func add(to group: RouterGroup<AltoContext>) {
        group.get("people") { _, context in try Response.json(["people": try await engine.people(of: context.owner)]) }
        group.post("people") { request, context in
            let form = try await requestReader.form(of: request, context)
            let person = try await Self.enroll(form, owner: context.owner, by: engine)
            return try Response.json(person, status: .created)
        }
        group.delete("people/:name") { _, context in
            let name = try context.parameters.require("name")
            try await engine.forget(name.removingPercentEncoding ?? name, owner: context.owner)
            return Response(status: .noContent)
        }
    }

    static func enroll(_ form: Multipart, owner: String, by engine: any Engine) async throws -> PersonFacts {
        guard let name = form.field("name") else { throw Problem(.usage, "The field \"name\" is missing.") }
        guard let consent = form.field("consent"), !consent.allSatisfy(\.isWhitespace) else {
            throw Problem(
                .consentRequired, "Nobody is enrolled without consent.",
                remedy: "Ask the person, then say in \"consent\" what was agreed, and when.")
        }
        let pictures = form.files("picture")
        guard !pictures.isEmpty else { throw Problem(.usage, "The file \"picture\" is missing.") }
        return try await engine.enroll(name, pictures: pictures, consent: consent, owner: owner)
    }
}
