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
        clock.pass(13)
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
        clock.pass(10)
        #expect(try await store.renew(claim))
        clock.pass(10)
        #expect(try await store.claim() == nil)
    }

    @Test func `a job that ends three workers is poison, and the queue moves on`() async throws {
        let clock = Clock()
        let store = try store(clock)
        let (bad, _) = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        for attempt in 1...3 {
            #expect(try await store.claim()?.attempt == attempt)
            clock.pass(13)
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
        let problem = await #expect(throws: Problem.self) { try await store.page(owner: "a", after: "garbage") }
        #expect(problem?.code == .usage)
    }

    @Test(arguments: [
        ("京駅", true), ("東京", true), ("駅", true), ("東駅", false), ("メニ", true), ("カ", true), ("cafe", true), ("CAFÉ men", true),
        ("fé", false), ("ราคา", true), ("１２", true),
    ])
    func `words are found at their beginnings, and inside of Chinese, Japanese and Thai runs`(query: String, isFound: Bool) async throws {
        let store = try store()
        _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        let words = "A menu: 東京駅、メニューとカメラ。Café 12 €. ราคาถูก"
        #expect(try await store.finish(try #require(try await store.claim()), with: result(words)))
        #expect(try await store.page(owner: "a", words: query).jobs.isEmpty != isFound)
    }

    /// After a deletion the words stood in the file thousands of times, in the index and in the log.
    @Test func `what was deleted is in no file`() async throws {
        let store = try store()
        func everything() throws -> Data {
            let files = FileManager.default.enumerator(at: folder.url, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
            return files.reduce(into: Data()) { $0 += (try? Data(contentsOf: $1)) ?? Data() }
        }
        for number in 0..<120 {
            _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: number % 2 == 0 ? "a" : "b")
            let words = "Zebrafish \(number) \(String(repeating: "aquarium ", count: number))"
            #expect(try await store.finish(try #require(try await store.claim()), with: result(words)))
        }
        let first = try #require(try await store.page(owner: "a", count: 100).jobs.last)
        #expect(try everything().contains("ebrafish 0".utf8))
        _ = try await store.remove(first.id, owner: "a")
        #expect(try !everything().contains("ebrafish 0 ".utf8))
        _ = try await store.removeAll(owner: "a")
        #expect(try everything().contains("ebrafish 119".utf8) && !everything().contains("ebrafish 118".utf8))
        _ = try await store.removeAll(owner: "b")
        #expect(try !everything().contains("ebrafish".utf8) && !everything().contains("quarium".utf8))
    }

    @Test func `the same key with something else is refused`() async throws {
        let store = try store()
        let first = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a", idempotencyKey: "k", digest: "1")
        #expect(try await store.job(owner: "a", idempotencyKey: "k", digest: "1")?.id == first.job.id)
        let problem = await #expect(throws: Problem.self) {
            try await store.accept(DescriptionRequest(), picture: "pictures/2", owner: "a", idempotencyKey: "k", digest: "2")
        }
        #expect(problem?.code == .idempotencyKeyReused && problem?.code.httpStatus == 422)
    }

    /// A picture waited a minute for the lease of a worker that had been killed.
    @Test func `a process that ended loses its jobs at once, one that lives keeps them`() async throws {
        let store = try store()
        let (job, _) = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        var other: JobStore? = try self.store()
        #expect(try await other?.claim()?.attempt == 1)
        #expect(try await store.claim() == nil)
        other = nil
        let claim = try #require(try await store.claim())
        #expect(claim.job.id == job.id && claim.attempt == 2)
    }

    /// Ten kills gave up two pictures that had done nothing but wait first in the queue each time.
    @Test func `a job that was begun twice in vain lets others pass`() async throws {
        let clock = Clock()
        let store = try store(clock)
        var ids: [String] = []
        for _ in 0..<3 { ids.append(try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a").job.id) }
        clock.pass(1)
        for attempt in 1...2 {
            // A process that is killed.
            let claim = try await self.store(clock).claim()
            #expect(claim?.job.id == ids[0] && claim?.attempt == attempt)
        }
        #expect(try await store.claim()?.job.id == ids[1])
        clock.pass(6)
        #expect(try await store.claim()?.job.id == ids[0])
        #expect(try await store.claim()?.job.id == ids[2])
    }

    @Test func `blobs that no job took are found after a while, by their owner only before`() async throws {
        let clock = Clock()
        let store = try store(clock)
        try await store.expect(["uploads/1", "uploads/2"], owner: "a")
        #expect(try await store.isPending("uploads/1", owner: "a"))
        #expect(try await !store.isPending("uploads/1", owner: "b"))
        _ = try await store.accept(DescriptionRequest(), picture: "uploads/1", owner: "a")
        #expect(try await !store.isPending("uploads/1", owner: "a"))
        #expect(try await store.abandonedBlobs(after: .seconds(1800)).isEmpty)
        clock.pass(1801)
        #expect(try await store.abandonedBlobs(after: .seconds(1800)) == ["uploads/2"])
        #expect(try await store.abandonedBlobs(after: .seconds(1800)).isEmpty)
    }
}

extension Data {
    fileprivate func contains(_ bytes: String.UTF8View) -> Bool { range(of: Data(bytes)) != nil }
}
