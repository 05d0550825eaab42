import Alto
import Foundation
import Synchronization
import Testing

@testable import AltoStore

@Suite struct JobStoreTests {
    private let folder = TemporaryFolder()

    /// A clock that tests move.
    private final class Clock: Sendable {
        private let seconds = Mutex(1_000_000.0)
        var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
        func pass(_ time: Double) { seconds.withLock { $0 += time } }
    }

    private func store(_ clock: Clock = Clock(), waiting: Int = 100) throws -> JobStore {
        var limits = JobStore.Limits()
        limits.waiting = waiting
        return try JobStore(path: folder.url.appending(path: "jobs.sqlite"), limits: limits) { clock.now }
    }

    private func result(_ words: String = "A cat.") -> JobResult {
        JobResult(description: "{\"narration\":\"\(words)\"}", sounds: ["mp3": "sounds/a.mp3"], searchable: words)
    }

    @Test func `a job is accepted, worked on and done`() async throws {
        let store = try store()
        let (job, isNew) = try await store.accept(DescriptionRequest(language: "en-GB"), picture: "pictures/1", owner: "a")
        #expect(isNew && job.state == .queued)
        let claim = try #require(try await store.claim())
        #expect(claim.job.id == job.id && claim.job.request.language == "en-GB")
        #expect(try await store.claim() == nil)
        #expect(try await store.finish(claim, with: result()))
        let done = try #require(try await store.job(job.id, owner: "a"))
        #expect(done.state == .done && done.sounds == ["mp3": "sounds/a.mp3"])
        #expect(try await store.job(job.id, owner: "b") == nil)
    }

    @Test func `the same idempotency key is the same job, for one owner`() async throws {
        let store = try store()
        let first = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a", idempotencyKey: "k")
        let second = try await store.accept(DescriptionRequest(), picture: "pictures/2", owner: "a", idempotencyKey: "k")
        let other = try await store.accept(DescriptionRequest(), picture: "pictures/3", owner: "b", idempotencyKey: "k")
        #expect(first.job.id == second.job.id && !second.isNew)
        #expect(other.isNew && other.job.id != first.job.id)
    }

    @Test func `a worker that comes back after its lease finds its result dropped`() async throws {
        let clock = Clock()
        let store = try store(clock)
        _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        let slow = try #require(try await store.claim())
        clock.pass(61)
        let second = try #require(try await store.claim())
        #expect(second.attempt == 2)
        #expect(try await store.finish(slow, with: result("late")) == false)
        #expect(try await store.renew(slow) == false)
        #expect(try await store.finish(second, with: result()))
    }

    @Test func `a lease that is renewed is kept`() async throws {
        let clock = Clock()
        let store = try store(clock)
        _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        let claim = try #require(try await store.claim())
        clock.pass(50)
        #expect(try await store.renew(claim))
        clock.pass(50)
        #expect(try await store.claim() == nil)
    }

    @Test func `a job that ends three workers is poison, and the queue moves on`() async throws {
        let clock = Clock()
        let store = try store(clock)
        let (bad, _) = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        for attempt in 1...3 {
            #expect(try await store.claim()?.attempt == attempt)
            clock.pass(61)
        }
        let (good, _) = try await store.accept(DescriptionRequest(), picture: "pictures/2", owner: "a")
        #expect(try await store.claim()?.job.id == good.id)
        #expect(try await store.job(bad.id, owner: "a")?.problem?.code == "poison")
    }

    @Test func `what is handed back is begun again, without counting`() async throws {
        let store = try store()
        _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        try await store.handBack(try #require(try await store.claim()))
        #expect(try await store.claim()?.attempt == 1)
    }

    @Test func `a full queue says so`() async throws {
        let store = try store(waiting: 1)
        _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        let problem = await #expect(throws: Problem.self) {
            try await store.accept(DescriptionRequest(), picture: "pictures/2", owner: "a")
        }
        #expect(problem?.code == .overloaded)
    }

    @Test func `what was accepted is there after the store is opened anew`() async throws {
        let (job, _) = try await store().accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        #expect(try await store().claim()?.job.id == job.id)
    }

    @Test func `descriptions are found by their words, by page, and forgotten`() async throws {
        let store = try store()
        var ids: [String] = []
        for words in ["A cat on a wall.", "Zwei Kätzchen.", "A red car."] {
            let (job, _) = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
            let claim = try #require(try await store.claim())
            _ = try await store.finish(claim, with: result(words))
            ids.append(job.id)
        }
        #expect(try await store.page(owner: "a", words: "katz").jobs.map(\.id) == [ids[1]])
        #expect(try await store.page(owner: "a", words: "red car").jobs.map(\.id) == [ids[2]])
        // Operators of the search engine are words like any other.
        #expect(try await store.page(owner: "a", words: "\" OR * NEAR(").jobs.isEmpty)
        let first = try await store.page(owner: "a", count: 2)
        #expect(first.jobs.map(\.id) == [ids[2], ids[1]])
        #expect(try await store.page(owner: "a", after: first.next, count: 2).jobs.map(\.id) == [ids[0]])
        #expect(try await store.remove(ids[0], owner: "b") == nil)
        #expect(try await store.remove(ids[0], owner: "a")?.id == ids[0])
        #expect(try await store.removeAll(owner: "a").count == 2)
        #expect(try await store.page(owner: "a").jobs.isEmpty)
    }
}
