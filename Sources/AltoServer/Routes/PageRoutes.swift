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
        router.get("manifest.webmanifest") { request, _ in
            let asked = request.uri.queryParameters["language"].map(String.init)
            return try Manifest(asked.map(pages.texts(in:)) ?? pages.texts(for: request)).response
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
        group.get("d/:id/thumbnail", use: thumbnail)
        group.post("d/:id/delete") { _, context in
            _ = try await descriptions.forget(try context.parameters.require("id"), owner: context.owner)
            return Response.seeOther("/history")
        }
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
            values["hasThumbnail"] = descriptions.keepsPicture(of: job)
            values["details"] = try await details(of: job, shown, texts)
            return try await page(
                texts, request, title: shown.altText.isEmpty ? texts["description"] : shown.altText, values)
        }
    }

    private func details(of job: Job, _ shown: ShownDescription, _ texts: PageTexts) async throws -> String {
        var values = shown.values(texts)
        values["id"] = job.id
        if let links = try resource.audio(of: job), let mp3 = links["mp3"] {
            values["sound"] = ["mp3": mp3, "wav": links["wav"] ?? mp3]
        }
        values["brieferThanFull"] = job.request.detail != .full
        values["ask"] = try await conversation(about: job, language: shown.language).values(texts)
        return pages.part("details", texts, values)
    }

    private func conversation(about job: Job, language: String) async throws -> ShownConversation {
        let engine = descriptions.engine
        let converses = (try? engine.conversationModel(named: nil)) ?? nil != nil
        let answerer: ShownConversation.Answerer? = converses ? .chat : engine.answersQuestions ? .answers : nil
        return ShownConversation(
            messages: try await descriptions.jobs.messages(of: job.id, owner: job.owner),
            recorded: RecordedAnswers(job),
            answerer: answerer, isKept: descriptions.keepsPicture(of: job),
            isEnglish: answerer == .answers ? !(await engine.answersQuestions(in: language)) : false)
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

    // MARK: The picture

    /// Of a picture that is kept. Browsers keep it, too, and ask each time whether they still may.
    @Sendable private func thumbnail(_ request: Request, _ context: AltoContext) async throws -> Response {
        let job = try await descriptions.job(context.parameters.require("id"), owner: context.owner)
        let file = try await descriptions.thumbnail(of: job)
        // There is never another one under this address.
        let headers: HTTPFields = [
            .contentType: "image/jpeg", .cacheControl: "private, no-cache", .eTag: "\"\(job.id)\"",
        ]
        if request.headers[.ifNoneMatch] == headers[.eTag] { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file)))
    }
}

extension Response {
    static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}
