import Alto
import AltoJSON
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// `/v1/descriptions`: a picture comes in; its description and sounds go out.
struct DescriptionRoutes: Sendable {
    let descriptions: DescriptionService
    let requestReader: RequestReader
    let uploads: Uploads
    let resource: Resource

    func add(to group: RouterGroup<AltoContext>) {
        group.post("descriptions", use: create)
        group.get("descriptions", use: list)
        group.delete("descriptions", use: removeAll)
        group.get("descriptions/:id", use: show)
        group.get("descriptions/:id/events", use: events)
        group.delete("descriptions/:id", use: remove)
    }

    @Sendable private func create(_ request: Request, _ context: AltoContext) async throws -> Response {
        let key = try Self.idempotencyKey(of: request)
        let accept = request.headers[.accept]
        let format = SoundFormat.accepted(accept, orElse: "application/json")
        if format == nil, Accept(accept).forbids("application/json") {
            throw Problem(
                .notAcceptable, "The request takes neither JSON nor a sound.",
                remedy: "Accept application/json or audio/mpeg.")
        }
        let (picture, fields) = try await requestReader.read(request, context)
        var asked = fields
        // Whoever wants only the sound wants one sound.
        if let format { asked.audio = [format] }
        let (job, isNew) = try await descriptions.accept(
            picture, of: uploads, asked, owner: context.owner, idempotencyKey: key)
        context.share.giveBack()
        if let format { return try await sound(of: job, format) }
        let timeout = Self.wait(in: request)
        let current = timeout > .zero ? await descriptions.watch.settled(job, within: timeout) : job
        var headers: HTTPFields = [:]
        headers[.location] = "/v1/descriptions/\(job.id)"
        if timeout > .zero, let name = HTTPField.Name("Preference-Applied") {
            headers[name] = "wait=\(Int(timeout / .seconds(1)))"
        }
        // Whoever waited for it is told what went wrong as if it had gone wrong at once.
        if timeout > .zero, let problem = current.problem {
            return ProblemBody(problem, requestID: context.id).response(headers: headers)
        }
        return .json(
            made: try resource.json(of: current), status: current.isOver || !isNew ? .ok : .accepted, headers: headers)
    }

    @Sendable private func show(_ request: Request, _ context: AltoContext) async throws -> Response {
        let job = try await descriptions.job(context.parameters.require("id"), owner: context.owner)
        return .json(made: try resource.json(of: job))
    }

    @Sendable private func list(_ request: Request, _ context: AltoContext) async throws -> Response {
        let query = request.uri.queryParameters
        let limit = try query["limit"].map { text in
            guard let number = Int(text), (1...100).contains(number) else {
                throw Problem(.usage, "The limit is a number from 1 to 100.")
            }
            return number
        }
        let page = try await descriptions.jobs.page(
            owner: context.owner, words: query["q"].map(String.init), after: query["after"].map(String.init),
            count: limit ?? 20)
        return .json(made: try resource.page(page))
    }

    @Sendable private func remove(_ request: Request, _ context: AltoContext) async throws -> Response {
        guard try await descriptions.forget(try context.parameters.require("id"), owner: context.owner) else {
            throw DescriptionService.unknown
        }
        return Response(status: .noContent)
    }

    @Sendable private func removeAll(_ request: Request, _ context: AltoContext) async throws -> Response {
        try await descriptions.forgetAll(owner: context.owner)
        return Response(status: .noContent)
    }

    /// Server-sent events: each observation as it arrives, then the narration, then the whole resource with its sounds. A client that
    /// was cut off goes on where it was (`Last-Event-ID`). Who asks with `speech=true` is told the sounds, too, as they
    /// are made.
    ///
    /// Source: WHATWG HTML, section 9.2.
    @Sendable private func events(_ request: Request, _ context: AltoContext) async throws -> Response {
        let job = try await descriptions.job(context.parameters.require("id"), owner: context.owner)
        let last = HTTPField.Name("Last-Event-ID").flatMap { request.headers[$0] }
        let updates = descriptions.watch.updates(of: job, after: last), resource = resource
        let listens = request.uri.queryParameters["speech"] == "true"
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
            for await update in updates {
                switch update {
                case .happened(let event):
                    guard listens || event.name != DescriptionService.speechEvent else { continue }
                    try await writer.write(
                        ByteBuffer(string: "id: \(event.id)\nevent: \(event.name)\ndata: \(event.data)\n\n"))
                case .waiting: try await writer.write(ByteBuffer(string: ": waiting\n\n"))
                case .over(let final?):
                    let text = try resource.json(of: final).text
                    try await writer.write(ByteBuffer(string: "event: description\ndata: \(text)\n\n"))
                // Gone meanwhile: there is nothing left to tell.
                case .over(nil): break
                }
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    // MARK: Waiting

    private func sound(of job: Job, _ format: SoundFormat) async throws -> Response {
        let done = await descriptions.watch.settled(job, within: .seconds(300))
        if let problem = done.problem {
            throw Problem(Problem.Code(rawValue: problem.code) ?? .internalError, problem.message)
        }
        guard done.isOver else {
            throw Problem(
                .deadlineExceeded, "Describing the picture takes too long.",
                remedy: "Ask for /v1/descriptions/\(job.id) later.")
        }
        guard let key = done.sounds[format.rawValue].flatMap({ BlobKey($0) }) else {
            throw Problem(
                .notFound, "The picture was described, but there is no \(format.rawValue) of it.",
                remedy: "Its words are at /v1/descriptions/\(job.id).")
        }
        let bytes = try await descriptions.blobs.read(key)
        return Response(
            status: .ok, headers: [.contentType: format.mediaType, .contentLocation: "/v1/descriptions/\(job.id)"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private static func wait(in request: Request) -> Duration {
        .seconds(PreferHeader.wait(in: HTTPField.Name("Prefer").flatMap { request.headers[$0] }))
    }

    private static func idempotencyKey(of request: Request) throws -> String? {
        guard let name = HTTPField.Name("Idempotency-Key"), let key = request.headers[name] else { return nil }
        guard (1...255).contains(key.utf8.count) else {
            throw Problem(.usage, "An Idempotency-Key has 1 to 255 characters.")
        }
        return key
    }
}
