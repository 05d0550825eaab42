import Alto
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// The pages for people on which pictures are described: they work without script, and say everything in words.
struct PageRoutes: Sendable {
    let pages: Pages
    let descriptions: DescriptionService
    let requestReader: RequestReader
    let uploads: Uploads
    let resource: Resource
    let settings: ServerSettings

    /// What needs no key: how the page looks.
    func addUnkeyed(to router: Router<AltoContext>) {
        for file in PageFiles.all {
            router.get(RouterPath(file.path)) { _, _ in
                Response(
                    status: .ok, headers: [.contentType: file.type, .cacheControl: "no-cache"],
                    body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
            }
        }
        router.get("offline") { request, _ in
            let texts = pages.texts(for: request)
            return pages.response(
                "message", texts, heading: texts["offlineHeading"],
                ["text": texts["offline"], "language": texts.tag, "retries": true])
        }
    }

    func add(to group: RouterGroup<AltoContext>) {
        group.get("", use: main)
        group.post("describe", use: describe)
        group.get("d/:id", use: description)
        group.post("d/:id/delete") { _, context in
            _ = try await descriptions.forget(try context.parameters.require("id"), owner: context.owner)
            return Response.seeOther("/history")
        }
        group.get("information", use: information)
    }

    // MARK: Describing

    @Sendable private func main(_ request: Request, _ context: AltoContext) async throws -> Response {
        let texts = pages.texts(for: request)
        return try await page(texts, request, title: texts["mainHeading"], path: "/")
    }

    @Sendable private func describe(_ request: Request, _ context: AltoContext) async throws -> Response {
        let (picture, asked) = try await requestReader.read(request, context)
        let job = try await descriptions.accept(picture, of: uploads, asked, owner: context.owner).job
        return Response.seeOther("/d/\(job.id)")
    }

    @Sendable private func description(_ request: Request, _ context: AltoContext) async throws -> Response {
        let job = try await descriptions.job(context.parameters.require("id"), owner: context.owner)
        let texts = pages.texts(for: request)
        var values: [String: Any] = ["job": ["id": job.id, "state": job.state.rawValue]]
        switch job.state {
        case .queued, .running:
            values["running"] = true
            return try await page(
                texts, request, title: texts["oneMoment"], refreshesAfter: Self.pause(since: job.created), values)
        case .failed:
            let told = job.problem.map { texts.told($0.code, $0.message) }
            values["failed"] = ["problem": told?.text ?? "", "language": told?.language ?? texts.tag]
            return try await page(texts, request, title: texts["failed"], values)
        case .done:
            let shown = ShownDescription(job.description)
            values["done"] = ["narration": shown.narration, "language": shown.language]
            values["details"] = try details(of: job, shown, texts)
            return try await page(
                texts, request, title: shown.altText.isEmpty ? texts["description"] : shown.altText, values)
        }
    }

    private func details(of job: Job, _ shown: ShownDescription, _ texts: PageTexts) throws -> String {
        var values = shown.values(texts)
        values["id"] = job.id
        if let links = try resource.audio(of: job), let mp3 = links["mp3"] {
            values["sound"] = ["mp3": mp3, "wav": links["wav"] ?? mp3]
        }
        values["brieferThanFull"] = job.request.detail != .full
        values["canAsk"] = descriptions.engine.answersQuestions
        return pages.part("details", texts, values)
    }

    /// The page on which a picture is chosen, described and told: in that order, in one place.
    private func page(
        _ texts: PageTexts, _ request: Request, title: String, path: String? = nil, refreshesAfter pause: Int? = nil,
        _ shown: [String: Any] = [:]
    ) async throws -> Response {
        let voices = try await descriptions.engine.voices().prefix(300).map {
            ["id": $0.id, "language": $0.language, "title": "\($0.title) (\($0.id))"]
        }
        let values: [String: Any] = [
            "chooseHint": texts.filled("chooseHint", "megabytes", String(settings.largestUpload / 1_000_000)),
            "megabytes": settings.largestUpload / 1_000_000,
            "chooseLabel": texts[shown.isEmpty ? "choosePicture" : "another"], "isUsed": !shown.isEmpty,
            "languages": languages(request), "voices": Array(voices),
        ]
        return pages.response(
            "main", texts, heading: texts["mainHeading"], title: title, path: path, refreshesAfter: pause,
            values.merging(shown) { given, _ in given })
    }

    /// All languages by their own names, each with a sentence by which its voices are heard; the one that the browser
    /// prefers is chosen.
    private func languages(_ request: Request) -> [[String: Any]] {
        let preferred = request.headers[.acceptLanguage].flatMap(AcceptLanguage.best).flatMap {
            try? NarrationCatalogs.find($0)
        }
        return NarrationCatalogs.all.map { catalog in
            [
                "tag": catalog.language, "name": catalog.endonym, "sample": pages.texts(in: catalog.language)["sample"],
                "chosen": catalog.language == (preferred?.language ?? "en-US"),
            ]
        }
    }

    /// Seconds until a browser without script asks again: the longer it has waited, the more.
    private static func pause(since created: Int) -> Int {
        let waited = Int(Date().timeIntervalSince1970) - created
        return min(max(2, waited / 4), 30)
    }

    // MARK: Information

    @Sendable private func information(_ request: Request, _ context: AltoContext) async throws -> Response {
        let models = try await descriptions.engine.models().map {
            ["name": $0.name, "purpose": $0.purpose, "installed": $0.installed] as [String: Any]
        }
        let texts = pages.texts(for: request)
        let days = String(Int(settings.retention / .seconds(86_400)))
        return pages.response(
            "information", texts, heading: texts["menuInformation"], path: "/information",
            [
                "privacy": texts.filled(settings.deletesPictures ? "privacyDeleted" : "privacyKept", "days", days),
                "who": texts[settings.isLoopback ? "privacyHere" : "privacyKeys"],
                "models": models,
                "voiceCount": texts.filled("voiceCount", "count", String(try await descriptions.engine.voices().count)),
            ])
    }
}

extension Response {
    static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}
