import Alto
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// The page of the people who are recognised.
struct PeoplePages: Sendable {
    let pages: Pages
    let engine: any Engine
    let requestReader: RequestReader

    func add(to group: RouterGroup<AltoContext>) {
        group.get("people") { request, context in try await people(pages.texts(for: request), owner: context.owner) }
        group.post("people", use: enroll)
        group.post("people/delete") { request, context in
            try await engine.forget(
                try await requestReader.fields(of: request, context)["name"] ?? "", owner: context.owner)
            return Response.seeOther("/people")
        }
    }

    /// - Parameter given: what was filled in, and stays so when it could not be done.
    private func people(
        _ texts: PageTexts, owner: String, problem: Problem? = nil, given: [String: String] = [:]
    ) async throws -> Response {
        let people = try await engine.people(of: owner)
        var values: [String: Any] = [
            "items": people.map {
                ["name": $0.name, "consent": $0.consent, "remove": texts.filled("remove", "name", $0.name)]
            }, "empty": people.isEmpty, "name": given["name"] ?? "", "consent": given["consent"] ?? "",
        ]
        if let problem {
            let told = texts.told(problem.code.rawValue, problem.sentence)
            values["error"] = ["text": told.text, "language": told.language]
        }
        return pages.response(
            "people", texts, heading: texts["menuPeople"],
            title: problem == nil ? nil : "\(texts["failed"]) – \(texts["menuPeople"])", path: "/people",
            status: problem.map { HTTPResponse.Status(code: $0.code.httpStatus) } ?? .ok, values)
    }

    @Sendable private func enroll(_ request: Request, _ context: AltoContext) async throws -> Response {
        var given: [String: String] = [:]
        do {
            let form = try await requestReader.form(of: request, context)
            given = Dictionary(form.fields.map { ($0.name, $0.value) }) { first, _ in first }
            _ = try await PeopleRoutes.enroll(form, owner: context.owner, by: engine)
            return Response.seeOther("/people")
        } catch let problem as Problem {
            return try await people(pages.texts(for: request), owner: context.owner, problem: problem, given: given)
        }
    }
}
