import Alto
import AltoStore
import AltoTesting
import Foundation
import Testing

@testable import AltoServer

@Suite struct JobWatchTests {
    private let folder = TemporaryFolder()

    private func signs(_ watch: JobWatch, _ job: Job, after last: String? = nil) async -> [String] {
        var told: [String] = []
        for await sign in watch.signs(of: job, after: last) {
            switch sign {
            case .happened(let event): told.append(event.name)
            case .waiting: break
            case .over(let job): told.append(job.map(\.state.rawValue) ?? "gone")
            }
        }
        return told
    }

    private func made() async throws -> (watch: JobWatch, job: Job) {
        let jobs = try JobStore(path: folder.url.appending(path: "jobs.sqlite"))
        let job = try await jobs.accept(DescriptionRequest(), picture: "pictures/1", owner: "a").job
        return (JobWatch(jobs: jobs, hub: EventHub()), job)
    }

    /// The page was loaded 821 times in 65 s, because the events of a job that nobody here worked on ended at once.
    @Test(.timeLimit(.minutes(1))) func `a job that another process has is followed to its end`() async throws {
        let (watch, job) = try await made()
        async let told = signs(watch, job)
        let other = try JobStore(path: folder.url.appending(path: "jobs.sqlite"))
        let claim = try #require(try await other.claim())
        _ = try await other.finish(claim, with: JobResult(description: "{}", sounds: [:], searchable: ""))
        #expect(await told == ["done"])
    }

    @Test(.timeLimit(.minutes(1))) func `whoever comes back is told what happened since, and then the end`() async throws {
        let (watch, job) = try await made()
        watch.hub.open(job.id)
        for name in ["one", "two", "three"] { watch.hub.tell(job.id, name, [String]()) }
        var ids: [String] = []
        for await event in try #require(watch.hub.events(of: job.id)) {
            ids.append(event.id)
            if ids.count == 3 { break }
        }
        let claim = try #require(try await watch.jobs.claim())
        _ = try await watch.jobs.fail(claim, Problem(.decodeFailed, "No."))
        #expect(await signs(watch, job, after: ids[1]) == ["three", "failed"])
    }

    @Test(.timeLimit(.minutes(1))) func `a job that was forgotten is over`() async throws {
        let (watch, job) = try await made()
        _ = try await watch.jobs.remove(job.id, owner: "a")
        #expect(await signs(watch, job) == ["gone"])
    }
}
