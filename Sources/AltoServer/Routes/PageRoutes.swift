import Alto
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// The pages for people: they work without script, and say everything in words.
struct PageRoutes: Sendable {
    let pages: Pages
    let descriptions: DescriptionService
    let requestReader: RequestReader
    let uploads: Uploads
    let resource: Resource
    let settings: ServerSettings

    /// What needs no key: how the page looks, and where a key is given.
    func addUnkeyed(to router: Router<AltoContext>) {
        for file in Pages.files {
            router.get(RouterPath(file.path)) { _, _ in
                Response(
                    status: .ok, headers: [.contentType: file.type, .cacheControl: "no-cache"],
                    body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
            }
        }
        router.get("offline") { request, _ in
            let texts = pages.texts(for: request)
            return pages.response("message", texts, heading: texts["offlineHeading"], ["text": texts["offline"]])
        }
        router.post("key") { request, context in
            // Whatever is no key is not kept, let alone put in a header.
            guard let key = try await requestReader.fields(of: request, context)["key"], Self.isToken(key) else {
                throw Problem(.usage, "This is no API key.", remedy: "Type it as it was shown: alto_ and 43 letters.")
            }
            var response = Self.seeOther("/")
            let secure = settings.isReachedByTLS
            response.setCookie(
                Cookie(name: "alto_key", value: key, path: "/", secure: secure, httpOnly: true, sameSite: .strict))
            return response
        }
    }

    private static func isToken(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
                    || $0 == 0x5F
            }
    }

    func add(to group: RouterGroup<AltoContext>) {
        group.get("", use: main)
        group.post("describe", use: describe)
        group.get("d/:id", use: description)
        group.post("d/:id/delete") { _, context in
            _ = try await descriptions.forget(try context.parameters.require("id"), owner: context.owner)
            return Self.seeOther("/history")
        }
        group.get("history", use: history)
        group.post("history/delete") { _, context in
            try await descriptions.forgetAll(owner: context.owner)
            return Self.seeOther("/history")
        }
        group.get("people") { request, context in try await people(pages.texts(for: request), owner: context.owner) }
        group.post("people", use: enroll)
        group.post("people/delete") { request, context in
            try await descriptions.engine.forget(
                try await requestReader.fields(of: request, context)["name"] ?? "", owner: context.owner)
            return Self.seeOther("/people")
        }
        group.get("information", use: information)
    }

    // MARK: Describing

    @Sendable private func main(_ request: Request, _ context: AltoContext) async throws -> Response {
        let voices = try await descriptions.engine.voices().prefix(300).map {
            ["id": $0.id, "title": "\($0.title) (\($0.id))"]
        }
        let texts = pages.texts(for: request)
        return pages.response(
            "main", texts, heading: texts["mainHeading"], path: "/",
            [
                "chooseHint": texts.filled("chooseHint", "megabytes", String(settings.largestUpload / 1_000_000)),
                "languages": Self.languages(request), "voices": Array(voices),
            ])
    }

    /// All languages by their own names, the one that the browser prefers chosen.
    private static func languages(_ request: Request) -> [[String: Any]] {
        let preferred = request.headers[.acceptLanguage].flatMap(AcceptLanguage.best).flatMap {
            try? NarrationCatalogs.find($0)
        }
        return NarrationCatalogs.all.map { catalog in
            [
                "tag": catalog.language, "name": catalog.endonym,
                "chosen": catalog.language == (preferred?.language ?? "en-US"),
            ]
        }
    }

    @Sendable private func describe(_ request: Request, _ context: AltoContext) async throws -> Response {
        let (picture, asked) = try await requestReader.read(request, context)
        let job = try await descriptions.accept(picture, of: uploads, asked, owner: context.owner).job
        return Self.seeOther("/d/\(job.id)")
    }

    @Sendable private func description(_ request: Request, _ context: AltoContext) async throws -> Response {
        let job = try await descriptions.job(context.parameters.require("id"), owner: context.owner)
        let texts = pages.texts(for: request)
        switch job.state {
        case .queued, .running:
            return pages.response(
                "description", texts, heading: texts["oneMoment"], refreshesAfter: Self.pause(since: job.created),
                ["running": ["id": job.id]])
        case .failed:
            return pages.response(
                "description", texts, heading: texts["failed"], ["failed": ["problem": job.problem?.message ?? ""]])
        case .done:
            let told = StoredDescription(kept: job.description)
            let links = try resource.audio(of: job) ?? [:]
            let isFresh = request.uri.queryParameters["fresh"] != nil
            return pages.response(
                "description", texts, heading: texts["description"],
                [
                    "done": [
                        "id": job.id, "narration": told.narration, "altText": told.altText, "language": told.language,
                        "hasSound": links["mp3"] != nil,
                        "mp3": links["mp3"] ?? "", "wav": links["wav"] ?? "", "fresh": isFresh,
                        "brieferThanFull": job.request.detail != .full, "canAsk": descriptions.engine.answersQuestions,
                    ] as [String: Any]
                ])
        }
    }

    /// Seconds until a browser without script asks again: the longer it has waited, the more.
    private static func pause(since created: Int) -> Int {
        let waited = Int(Date().timeIntervalSince1970) - created
        return min(max(2, waited / 4), 30)
    }

    @Sendable private func history(_ request: Request, _ context: AltoContext) async throws -> Response {
        let query = request.uri.queryParameters["q"].map { String($0) }.flatMap { $0.isEmpty ? nil : $0 }
        let page = try await descriptions.jobs.page(
            owner: context.owner, words: query, after: request.uri.queryParameters["after"].map { String($0) },
            count: 30)
        let texts = pages.texts(for: request)
        let items = page.jobs.map { job in
            let text =
                job.state == .done
                ? StoredDescription(kept: job.description).altText : job.problem?.message ?? texts["beingDescribed"]
            let date = Date(timeIntervalSince1970: Double(job.created)).formatted(.iso8601.year().month().day())
            return ["id": job.id, "text": text, "date": date]
        }
        var values: [String: Any] = ["items": items, "empty": items.isEmpty]
        if let query { values["query"] = query }
        if let next = page.next { values["next"] = next }
        return pages.response("history", texts, heading: texts["menuHistory"], path: "/history", values)
    }

    // MARK: People and information

    private func people(_ texts: PageTexts, owner: String, error: String? = nil, status: HTTPResponse.Status = .ok)
        async throws -> Response
    {
        let people = try await descriptions.engine.people(of: owner)
        var values: [String: Any] = [
            "items": people.map {
                ["name": $0.name, "consent": $0.consent, "remove": texts.filled("remove", "name", $0.name)]
            }, "empty": people.isEmpty,
        ]
        if let error { values["error"] = error }
        return pages.response("people", texts, heading: texts["menuPeople"], path: "/people", status: status, values)
    }

    @Sendable private func enroll(_ request: Request, _ context: AltoContext) async throws -> Response {
        do {
            let form = try await requestReader.form(of: request, context)
            _ = try await PeopleRoutes.enroll(form, owner: context.owner, by: descriptions.engine)
            return Self.seeOther("/people")
        } catch let problem as Problem {
            return try await people(
                pages.texts(for: request), owner: context.owner, error: problem.sentence,
                status: HTTPResponse.Status(code: problem.code.httpStatus))
        }
    }

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
                "models": models,
                "voiceCount": texts.filled("voiceCount", "count", String(try await descriptions.engine.voices().count)),
            ])
    }

    // MARK: Below

    /// What a page shows of a description that is kept as JSON.
    private struct StoredDescription: Decodable {
        var narration = ""
        var altText = ""
        var language = ""

        init(kept json: String?) {
            if let json, let kept = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) { self = kept }
        }
    }

    private static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}
