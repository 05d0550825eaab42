import Alto
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// The page of all that was described: searched, and deleted as far as it is shown.
struct HistoryPages: Sendable {
    let pages: Pages
    let descriptions: DescriptionService
    let requestReader: RequestReader

    func add(to group: RouterGroup<AltoContext>) {
        group.get("history", use: history)
        group.post("history/delete", use: delete)
    }

    @Sendable private func history(_ request: Request, _ context: AltoContext) async throws -> Response {
        // As forms write it: a blank is a plus sign.
        let asked = FormFields((request.uri.query ?? "").utf8)
        let query = asked["q"].flatMap { $0.isEmpty ? nil : $0 }
        let page = try await descriptions.jobs.page(
            owner: context.owner, words: query, after: asked["after"], count: 30)
        let texts = pages.texts(for: request)
        var values: [String: Any] = [
            "items": page.jobs.map { item($0, query, texts) }, "empty": page.jobs.isEmpty,
        ]
        if let query { values["query"] = query }
        if let next = page.next {
            let query = query?.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            values["next"] = "/history?after=\(next)" + (query.isEmpty ? "" : "&q=\(query)")
        }
        return pages.response(
            "history", texts, heading: texts["menuHistory"],
            title: query.map { "\($0) – \(texts["menuHistory"])" }, path: "/history", values)
    }

    private func item(_ job: Job, _ query: String?, _ texts: PageTexts) -> [String: Any] {
        let created = Date(timeIntervalSince1970: Double(job.created))
        let style = Date.FormatStyle(date: .abbreviated, time: .shortened, locale: Locale(identifier: texts.tag))
        var item: [String: Any] = [
            "id": job.id, "date": created.formatted(.iso8601), "time": created.formatted(style), "language": texts.tag,
            "hasThumbnail": descriptions.keepsPicture(of: job),
        ]
        switch job.state {
        case .done:
            let shown = ShownDescription(job.description)
            item["pieces"] = MarkedText(shown.words, words: query).values
            item["language"] = shown.language
        case .failed:
            let told = job.problem.map { texts.told($0.code, $0.message) }
            item["pieces"] = [["text": told?.text ?? texts["failed"], "mark": false] as [String: Any]]
            item["language"] = told?.language ?? texts.tag
        case .queued, .running:
            item["pieces"] = [["text": texts["beingDescribed"], "mark": false] as [String: Any]]
        }
        return item
    }

    /// Deletes those that the page showed, which its form names; those that are still being described, too.
    @Sendable private func delete(_ request: Request, _ context: AltoContext) async throws -> Response {
        let form = try await requestReader.fields(of: request, context)
        for (name, id) in form.fields where name == "id" {
            _ = try await descriptions.forget(id, owner: context.owner)
        }
        return Response.seeOther("/history")
    }
}
