import Alto
import AltoStore
import AltoTesting
import Foundation
import Testing

@testable import AltoServer

@Suite struct JobWatchTests {
    private let folder = TemporaryFolder()

    private func updates(_ watch: JobWatch, _ job: Job, after last: String? = nil) async -> [String] {
        var told: [String] = []
        for await update in watch.updates(of: job, after: last) {
            switch update {
            case .happened(let event): told.append(event.name)
            case .waiting: break
            case .over(let job): told.append(job.map(\.state.rawValue) ?? "gone")
            }
        }
        return told
    }

    private func made() async throws -> (jobs: any JobStore, watch: JobWatch, job: Job) {
        let jobs = try SQLiteJobQueue(path: folder.url.appending(path: "jobs.sqlite"))
        let job = try await jobs.accept(
            DescriptionRequest(), picture: "pictures/1", owner: "a", idempotencyKey: nil, digest: nil
        ).job
        return (jobs, JobWatch(jobs: jobs, events: EventHub()), job)
    }

    /// The page was loaded 821 times in 65 s, because the events of a job that nobody here worked on ended at once.
    @Test(.timeLimit(.minutes(1))) func `a job that another process has is followed to its end`() async throws {
        let (_, watch, job) = try await made()
        async let told = updates(watch, job)
        let other = try SQLiteJobQueue(path: folder.url.appending(path: "jobs.sqlite"))
        let claim = try #require(try await other.claim())
        _ = try await other.finish(claim, with: JobResult(description: "{}", sounds: [:], searchable: ""))
        #expect(await told == ["done"])
    }

    @Test(.timeLimit(.minutes(1))) func `whoever comes back is told what happened since, and then the end`()
        async throws
    {
        let (jobs, watch, job) = try await made()
        watch.events.open(job.id)
        for name in ["one", "two", "three"] { watch.events.publish(job.id, name, [String]()) }
        var ids: [String] = []
        for await event in try #require(watch.events.events(of: job.id, after: nil)) {
            ids.append(event.id)
            if ids.count == 3 { break }
        }
        let claim = try #require(try await jobs.claim())
        _ = try await jobs.fail(claim, Problem(.decodeFailed, "No."))
        #expect(await updates(watch, job, after: ids[1]) == ["three", "failed"])
    }

    @Test(.timeLimit(.minutes(1))) func `a job that was forgotten is over`() async throws {
        let (jobs, watch, job) = try await made()
        _ = try await jobs.remove(job.id, owner: "a")
        #expect(await updates(watch, job) == ["gone"])
    }
}
