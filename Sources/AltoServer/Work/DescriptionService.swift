import Alto
import AltoJSON
import AltoStore
import Crypto
import Foundation
import Logging

/// Takes pictures in, has them described, and keeps what came of it.
struct DescriptionService: Sendable {
    let engine: any Engine
    let jobs: any JobStore
    let blobs: any BlobStore
    let events: any JobEvents
    let workSignal: WorkSignal
    let settings: ServerSettings
    let logger: Logger

    var watch: JobWatch { JobWatch(jobs: jobs, events: events) }

    enum Outcome: Sendable {
        case described(JobResult)
        case failed(Problem)
    }

    static let unknown = Problem(.notFound, "There is no such description.")

    /// - Throws: `Problem` (notFound) where that owner has no such job.
    func job(_ id: String, owner: String) async throws -> Job {
        guard let job = try await jobs.job(id, owner: owner) else { throw Self.unknown }
        return job
    }

    // MARK: Accepting

    /// Takes a picture, whichever way it came.
    /// - Throws: `Problem`.
    func accept(
        _ picture: RequestReader.Picture, of uploads: Uploads, _ request: DescriptionRequest, owner: String,
        idempotencyKey: String? = nil
    ) async throws -> (job: Job, isNew: Bool) {
        switch picture {
        case .bytes(let bytes): try await accept(bytes, request, owner: owner, idempotencyKey: idempotencyKey)
        case .upload(let upload):
            try await accept(upload: upload, of: uploads, request, owner: owner, idempotencyKey: idempotencyKey)
        }
    }

    /// Keeps a picture and puts it in the queue. Once this returns, both are on disk.
    /// - Throws: `Problem`.
    func accept(
        _ picture: [UInt8], _ request: DescriptionRequest, owner: String, idempotencyKey: String?
    ) async throws -> (job: Job, isNew: Bool) {
        guard !picture.isEmpty else { throw Problem(.pictureEmpty, "There is no picture in the request.") }
        try await engine.check(request)
        let digest = try idempotencyKey.map { _ in try Self.digest(of: picture, request) }
        if let known = try await known(idempotencyKey, digest, owner) { return (known, false) }
        let key = BlobKey.random("pictures")
        try await jobs.expect([key.text], owner: owner)
        try await blobs.put(Data(picture), key, type: "application/octet-stream")
        return try await enqueue(key, request, owner: owner, idempotencyKey: idempotencyKey, digest: digest)
    }

    /// Puts a picture in the queue that its owner uploaded before.
    /// - Parameter upload: what the client calls it.
    func accept(
        upload: String, of uploads: Uploads, _ request: DescriptionRequest, owner: String, idempotencyKey: String?
    ) async throws -> (job: Job, isNew: Bool) {
        try await engine.check(request)
        let digest = try idempotencyKey.map { _ in try Self.digest(of: Array(upload.utf8), request) }
        // Asked first: the upload itself is used up.
        if let known = try await known(idempotencyKey, digest, owner) { return (known, false) }
        let key = try await uploads.finished(upload, owner: owner)
        return try await enqueue(key, request, owner: owner, idempotencyKey: idempotencyKey, digest: digest)
    }

    private func known(_ idempotencyKey: String?, _ digest: String?, _ owner: String) async throws -> Job? {
        guard let idempotencyKey, let digest else { return nil }
        return try await jobs.job(owner: owner, idempotencyKey: idempotencyKey, digest: digest)
    }

    private static func digest(of picture: [UInt8], _ request: DescriptionRequest) throws -> String {
        var hash = SHA256()
        hash.update(data: Data(try JSONText.of(request).utf8))
        hash.update(data: picture)
        return hash.finalize().map { String(format: "%02x", $0) }.joined()
    }

    private func enqueue(
        _ key: BlobKey, _ request: DescriptionRequest, owner: String, idempotencyKey: String?, digest: String?
    ) async throws -> (job: Job, isNew: Bool) {
        let accepted: (job: Job, isNew: Bool)
        do {
            accepted = try await jobs.accept(
                request, picture: key.text, owner: owner, idempotencyKey: idempotencyKey, digest: digest)
        } catch {
            try? await blobs.remove(key)
            throw error
        }
        if accepted.isNew {
            events.open(accepted.job.id)
            workSignal.notify()
        } else if accepted.job.picture != key.text {
            try? await blobs.remove(key)
        }
        return accepted
    }

    // MARK: Working

    /// The event that a piece of the spoken narration is told by.
    static let speechEvent = "speech"

    func describe(_ claim: JobClaim) async -> Outcome {
        let job = claim.job, events = events
        events.open(job.id)
        events.publish(job.id, "status", ["status": "running"])
        // What an attempt made that was cut off.
        await remove(Self.sounds(of: job, attempts: 1..<max(1, job.attempt)))
        do {
            guard let key = job.picture.flatMap({ BlobKey($0) }) else {
                throw Problem(.pictureMissing, "The picture of this description is gone.")
            }
            let picture = try await blobs.read(key)
            let described = try await engine.describe([UInt8](picture), job.request, owner: job.owner) { event in
                switch event {
                case .observed(let stage, let note):
                    events.publish(job.id, "observation", ["stage": stage, "note": note])
                case .narrated(let sentences, let altText):
                    events.publish(
                        job.id, "narration",
                        Narrated(sentences: sentences, altText: altText, language: job.request.language))
                case .spoken(let sound):
                    events.publish(job.id, Self.speechEvent, ["sound": sound.base64EncodedString()])
                }
            }
            try Task.checkCancellation()
            return .described(try await keep(described, of: job))
        } catch {
            let problem = Problem(wrapping: error)
            if problem.code != .cancelled { events.publish(job.id, "problem", ProblemBody(problem)) }
            return .failed(problem)
        }
    }

    /// The job is over for now: whoever watches is told, and the picture goes.
    func close(_ job: Job) async {
        if let now = try? await jobs.anyJob(job.id), now.isOver {
            events.publish(job.id, "status", ["status": now.state.rawValue])
            // What is refused is not kept either.
            let isRefused = now.problem?.code == Problem.Code.contentRefused.rawValue
            if settings.deletesPictures || isRefused, let key = job.picture.flatMap({ BlobKey($0) }) {
                try? await blobs.remove(key)
                try? await jobs.forgetPicture(of: job.id)
            }
            events.close(job.id)
        } else {
            events.publish(job.id, "status", ["status": "queued"])
        }
    }

    private func keep(_ described: DescribedPicture, of job: Job) async throws -> JobResult {
        var sounds: [String: String] = [:]
        do {
            for (format, bytes) in described.sounds {
                guard let key = Self.sound(of: job, attempt: job.attempt, format) else { continue }
                try await blobs.put(bytes, key, type: format.mediaType)
                sounds[format.rawValue] = key.text
            }
        } catch {
            // One had room and the next had not: nobody would ask for the first.
            await remove(sounds.values)
            throw error
        }
        let report = described.report
        let words = [report.narration, report.altText, report.caption?.text ?? "", report.text?.content ?? ""]
        return JobResult(
            description: try JSONText.of(report), sounds: sounds, searchable: words.joined(separator: "\n"))
    }

    /// The name of a sound tells whose it is, so that what a crash leaves behind is found without having been written down.
    private static func sound(of job: Job, attempt: Int, _ format: SoundFormat) -> BlobKey? {
        BlobKey("sounds/\(job.id)x\(attempt).\(format.rawValue)")
    }

    private static func sounds(of job: Job, attempts: Range<Int>) -> [String] {
        attempts.flatMap { attempt in job.request.audio.compactMap { sound(of: job, attempt: attempt, $0)?.text } }
    }

    // MARK: Showing

    /// A small JPEG file of a picture that is kept, made when somebody first looks at it and kept beside it.
    /// - Throws: `Problem`: notFound where none is kept; what making it throws.
    func thumbnail(of job: Job) async throws -> Data {
        guard keepsPicture(of: job), let key = Self.thumbnail(of: job),
            let picture = job.picture.flatMap({ BlobKey($0) })
        else { throw Problem(.notFound, "No picture is kept of this description.") }
        do {
            return try await blobs.read(key)
        } catch let problem as Problem where problem.code == .notFound {}
        let file = try await engine.thumbnail(of: [UInt8](blobs.read(picture)), frame: job.request.frame)
        try await blobs.put(file, key, type: "image/jpeg")
        // Forgotten while it was made.
        if try await jobs.anyJob(job.id) == nil { try await blobs.remove(key) }
        return file
    }

    /// Where pictures are not kept, one that is still there is about to go.
    func keepsPicture(of job: Job) -> Bool { !settings.deletesPictures && job.state == .done && job.picture != nil }

    private static func thumbnail(of job: Job) -> BlobKey? { BlobKey("thumbnails/\(job.id).jpg") }

    // MARK: Forgetting

    /// Forgets one of an owner's jobs, with its picture and sounds. False when there is none.
    func forget(_ id: String, owner: String) async throws -> Bool {
        guard let job = try await jobs.remove(id, owner: owner) else { return false }
        await forget(job)
        return true
    }

    /// Forgets all of an owner's jobs that are over.
    func forgetAll(owner: String) async throws {
        for job in try await jobs.removeAll(owner: owner) { await forget(job) }
    }

    /// Deletes everything that belongs to a job that was removed.
    func forget(_ job: Job) async {
        let sounds = Set(job.sounds.values).union(Self.sounds(of: job, attempts: 1..<job.attempt + 1))
        await remove([job.picture, Self.thumbnail(of: job)?.text].compactMap(\.self) + sounds)
        events.close(job.id)
    }

    func remove(_ blobs: some Sequence<String>) async {
        for key in blobs.compactMap(BlobKey.init) { try? await self.blobs.remove(key) }
    }

    private struct Narrated: Encodable {
        let sentences: [String]
        let altText: String
        let language: String
    }
}
