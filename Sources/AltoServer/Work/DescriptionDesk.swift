import Alto
import AltoStore
import Foundation
import Logging

/// Takes pictures in, has them described, and keeps what came of it.
struct DescriptionDesk: Sendable {
    let engine: any Engine
    let jobs: JobStore
    let blobs: any BlobStore
    let hub: EventHub
    let bell: Bell
    let settings: ServerSettings
    let logger: Logger

    enum Outcome: Sendable {
        case described(JobResult)
        case failed(Problem)
    }

    // MARK: Accepting

    /// Keeps a picture and puts it in the queue. Once this returns, both are on disk.
    /// - Throws: `Problem`.
    func accept(
        _ picture: [UInt8], _ request: DescriptionRequest, owner: String, idempotencyKey: String?
    ) async throws -> (job: Job, isNew: Bool) {
        guard !picture.isEmpty else { throw Problem(.pictureEmpty, "There is no picture in the request.") }
        try await engine.check(request)
        let key = BlobKey.random("pictures")
        try await blobs.put(Data(picture), key, type: "application/octet-stream")
        return try await enqueue(key, request, owner: owner, idempotencyKey: idempotencyKey)
    }

    /// Puts a picture in the queue that was uploaded before.
    func accept(uploaded key: BlobKey, _ request: DescriptionRequest, owner: String, idempotencyKey: String?) async throws -> (
        job: Job, isNew: Bool
    ) {
        try await engine.check(request)
        return try await enqueue(key, request, owner: owner, idempotencyKey: idempotencyKey)
    }

    private func enqueue(
        _ key: BlobKey, _ request: DescriptionRequest, owner: String, idempotencyKey: String?
    ) async throws -> (job: Job, isNew: Bool) {
        let accepted: (job: Job, isNew: Bool)
        do {
            accepted = try await jobs.accept(request, picture: key.text, owner: owner, idempotencyKey: idempotencyKey)
        } catch {
            try? await blobs.remove(key)
            throw error
        }
        if accepted.isNew {
            hub.open(accepted.job.id)
            bell.ring()
        } else if accepted.job.picture != key.text {
            try? await blobs.remove(key)
        }
        return accepted
    }

    // MARK: Working

    func describe(_ claim: JobClaim) async -> Outcome {
        let job = claim.job, hub = hub
        hub.open(job.id)
        hub.tell(job.id, "status", ["status": "running"])
        do {
            guard let key = job.picture.flatMap({ BlobKey($0) }) else {
                throw Problem(.pictureMissing, "The picture of this description is gone.")
            }
            let picture = try await blobs.read(key)
            let described = try await engine.describe([UInt8](picture), job.request) { event in
                switch event {
                case .observed(let stage, let note): hub.tell(job.id, "observation", ["stage": stage, "note": note])
                case .narrated(let sentences, let altText):
                    hub.tell(job.id, "narration", Narrated(sentences: sentences, altText: altText))
                }
            }
            try Task.checkCancellation()
            return .described(try await keep(described))
        } catch {
            let problem = Problem(wrapping: error)
            if problem.code != .cancelled { hub.tell(job.id, "problem", ProblemBody(problem)) }
            return .failed(problem)
        }
    }

    /// The job is over for now: whoever watches is told, and the picture goes.
    func close(_ job: Job) async {
        if let now = try? await jobs.anyJob(job.id), now.state == .done || now.state == .failed {
            hub.tell(job.id, "status", ["status": now.state.rawValue])
            if settings.deletesPictures, let key = job.picture.flatMap({ BlobKey($0) }) {
                try? await blobs.remove(key)
                try? await jobs.forgetPicture(of: job.id)
            }
            hub.close(job.id)
        } else {
            hub.tell(job.id, "status", ["status": "queued"])
        }
    }

    private func keep(_ described: DescribedPicture) async throws -> JobResult {
        var sounds: [String: String] = [:]
        for (format, bytes) in described.sounds {
            let key = BlobKey.random("sounds", ending: format)
            try await blobs.put(bytes, key, type: SoundTypes.type(of: format))
            sounds[format] = key.text
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let report = described.report
        let words = [report.narration, report.altText, report.caption?.text ?? "", report.text?.content ?? ""]
        return JobResult(
            description: String(decoding: try encoder.encode(report), as: UTF8.self), sounds: sounds,
            searchable: words.joined(separator: "\n"))
    }

    // MARK: Forgetting

    /// Deletes everything that belongs to a job that was removed.
    func forget(_ job: Job) async {
        for text in [job.picture].compactMap(\.self) + job.sounds.values {
            if let key = BlobKey(text) { try? await blobs.remove(key) }
        }
        hub.close(job.id)
    }

    private struct Narrated: Encodable {
        let sentences: [String]
        let altText: String
    }
}
