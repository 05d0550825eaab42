import Alto
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// `/v1/descriptions`: a picture comes in; its description and sounds go out.
struct DescriptionRoutes: Sendable {
    let desk: DescriptionDesk
    let intake: Intake
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
        let (picture, fields) = try await intake.read(request)
        var asked = fields
        let format = request.headers[.accept].flatMap { SoundTypes.format(accepted: $0) }
        // Whoever wants only the sound wants one sound.
        if let format { asked.audio = [format] }
        let (job, isNew) =
            switch picture {
            case .bytes(let bytes): try await desk.accept(bytes, asked, owner: context.owner, idempotencyKey: key)
            case .upload(let upload):
                try await desk.accept(uploaded: uploads.finished(upload, owner: context.owner), asked, owner: context.owner, idempotencyKey: key)
            }
        if let format { return try await sound(of: job, format) }
        let patience = Self.wait(in: request)
        let current = patience > .zero ? try await settled(job, within: patience) : job
        var headers: HTTPFields = [:]
        headers[.location] = "/v1/descriptions/\(job.id)"
        let isOver = current.state == .done || current.state == .failed
        return .json(made: try resource.json(of: current), status: isOver ? .ok : isNew ? .accepted : .ok, headers: headers)
    }

    @Sendable private func show(_ request: Request, _ context: AltoContext) async throws -> Response {
        .json(made: try resource.json(of: try await job(context)))
    }

    @Sendable private func list(_ request: Request, _ context: AltoContext) async throws -> Response {
        let query = request.uri.queryParameters
        let limit = try query["limit"].map { text in
            guard let number = Int(text), (1...100).contains(number) else {
                throw Problem(.usage, "The limit is a number from 1 to 100.")
            }
            return number
        }
        let page = try await desk.jobs.page(
            owner: context.owner, words: query["q"].map(String.init), after: query["after"].map(String.init), count: limit ?? 20)
        return .json(made: try resource.page(page))
    }

    @Sendable private func remove(_ request: Request, _ context: AltoContext) async throws -> Response {
        guard let job = try await desk.jobs.remove(try context.parameters.require("id"), owner: context.owner) else {
            throw Self.unknown
        }
        await desk.forget(job)
        return Response(status: .noContent)
    }

    @Sendable private func removeAll(_ request: Request, _ context: AltoContext) async throws -> Response {
        while true {
            let jobs = try await desk.jobs.removeAll(owner: context.owner)
            for job in jobs { await desk.forget(job) }
            if jobs.isEmpty { return Response(status: .noContent) }
        }
    }

    /// Server-sent events: each observation as it arrives, then the narration, then the whole resource with its sounds.
    @Sendable private func events(_ request: Request, _ context: AltoContext) async throws -> Response {
        let job = try await job(context)
        let stream = desk.hub.events(of: job.id)
        let jobs = desk.jobs, resource = resource
        let body = ResponseBody { writer in
            if let stream {
                for await event in stream {
                    try await writer.write(ByteBuffer(string: "event: \(event.name)\ndata: \(event.data)\n\n"))
                }
            }
            // Gone meanwhile: there is nothing left to tell.
            if let final = try await jobs.anyJob(job.id) {
                let text = String(decoding: try resource.json(of: final), as: UTF8.self)
                try await writer.write(ByteBuffer(string: "event: description\ndata: \(text)\n\n"))
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    // MARK: Waiting

    private func sound(of job: Job, _ format: String) async throws -> Response {
        let done = try await settled(job, within: .seconds(300))
        if let problem = done.problem {
            throw Problem(Problem.Code(rawValue: problem.code) ?? .internalError, problem.message)
        }
        guard let key = done.sounds[format].flatMap({ BlobKey($0) }) else {
            throw Problem(.deadlineExceeded, "Describing the picture takes too long.", remedy: "Ask for /v1/descriptions/\(job.id) later.")
        }
        let bytes = try await desk.blobs.read(key)
        return Response(
            status: .ok,
            headers: [.contentType: SoundTypes.type(of: format), .contentLocation: "/v1/descriptions/\(job.id)"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The job when it is over, or as it is when patience ends.
    private func settled(_ job: Job, within patience: Duration) async throws -> Job {
        if job.state == .queued || job.state == .running, let stream = desk.hub.events(of: job.id) {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { for await _ in stream {} }
                group.addTask { try? await Task.sleep(for: patience) }
                await group.next()
                group.cancelAll()
            }
        }
        return try await desk.jobs.anyJob(job.id) ?? job
    }

    private func job(_ context: AltoContext) async throws -> Job {
        guard let job = try await desk.jobs.job(try context.parameters.require("id"), owner: context.owner) else {
            throw Self.unknown
        }
        return job
    }

    private static let unknown = Problem(.notFound, "There is no such description.")

    /// `Prefer: wait=N` (RFC 7240), a minute at most.
    private static func wait(in request: Request) -> Duration {
        guard let name = HTTPField.Name("Prefer"), let header = request.headers[name] else { return .zero }
        for part in header.split(separator: ",") {
            let part = part.trimmingSpaces()
            if part.lowercased().hasPrefix("wait="), let seconds = Int(part.dropFirst("wait=".count)), seconds > 0 {
                return .seconds(min(seconds, 60))
            }
        }
        return .zero
    }

    private static func idempotencyKey(of request: Request) throws -> String? {
        guard let name = HTTPField.Name("Idempotency-Key"), let key = request.headers[name] else { return nil }
        guard (1...255).contains(key.utf8.count) else { throw Problem(.usage, "An Idempotency-Key has 1 to 255 characters.") }
        return key
    }
}
