import Alto
import AltoTesting
import Foundation
import Synchronization
import Testing

@testable import AltoStore

/// A clock that tests move.
final class Clock: Sendable {
    private let seconds = Mutex(1_000_000.0)
    var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }
    func pass(_ time: Double) { seconds.withLock { $0 += time } }
}

/// What every `JobStore` does.
@Suite struct JobStoreContract {
    typealias Stores = Implementation<
        @Sendable (_ folder: URL, _ limits: JobLimits, _ clock: Clock) throws -> any JobStore
    >
    static let all = [
        Stores("SQLite") { folder, limits, clock in
            try SQLiteJobQueue(path: folder.appending(path: "jobs.sqlite"), limits: limits) { clock.now }
        }
    ]

    private let folder = TemporaryFolder()

    private func open(
        _ stores: Stores, _ clock: Clock = Clock(), waiting: Int = 100, backoff: Duration = .seconds(5)
    ) throws -> any JobStore {
        var limits = JobLimits()
        limits.waiting = waiting
        limits.backoff = backoff
        return try stores.open(folder.url, limits, clock)
    }

    private func result(_ words: String = "A cat.") -> JobResult { JobResult(of: words) }

    @Test(arguments: all) func `a job is accepted, worked on and done`(stores: Stores) async throws {
        let store = try open(stores)
        let (job, isNew) = try await store.accept(
            DescriptionRequest(language: "en-GB"), picture: "pictures/1", owner: "a")
        #expect(isNew && job.state == .queued)
        let claim = try #require(try await store.claim())
        #expect(claim.job.id == job.id && claim.job.request.language == "en-GB")
        #expect(try await store.claim() == nil)
        #expect(try await store.finish(claim, with: result()))
        let done = try #require(try await store.job(job.id, owner: "a"))
        #expect(done.state == .done && done.sounds == ["mp3": "sounds/a.mp3"])
        #expect(try await store.job(job.id, owner: "b") == nil)
    }

    @Test(arguments: all) func `the same idempotency key is the same job, for one owner`(stores: Stores) async throws {
        let store = try open(stores)
        let first = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a", idempotencyKey: "k")
        let second = try await store.accept(
            DescriptionRequest(), picture: "pictures/2", owner: "a", idempotencyKey: "k")
        let other = try await store.accept(DescriptionRequest(), picture: "pictures/3", owner: "b", idempotencyKey: "k")
        #expect(first.job.id == second.job.id && !second.isNew)
        #expect(other.isNew && other.job.id != first.job.id)
    }

    @Test(arguments: all)
    func `a worker that comes back after its lease finds its result dropped`(stores: Stores) async throws {
        let clock = Clock()
        let store = try open(stores, clock)
        _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        let slow = try #require(try await store.claim())
        clock.pass(13)
        let second = try #require(try await store.claim())
        #expect(second.attempt == 2)
        #expect(try await store.finish(slow, with: result("late")) == false)
        #expect(try await store.renew(slow) == false)
        #expect(try await store.finish(second, with: result()))
    }

    @Test(arguments: all) func `a lease that is renewed is kept`(stores: Stores) async throws {
        let clock = Clock()
        let store = try open(stores, clock)
        _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        let claim = try #require(try await store.claim())
        clock.pass(10)
        #expect(try await store.renew(claim))
        clock.pass(10)
        #expect(try await store.claim() == nil)
    }

    @Test(arguments: all)
    func `a job that ends three workers is poison, and the queue moves on`(stores: Stores) async throws {
        let clock = Clock()
        let store = try open(stores, clock)
        let (bad, _) = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        for attempt in 1...3 {
            #expect(try await store.claim()?.attempt == attempt)
            clock.pass(13)
        }
        let (good, _) = try await store.accept(DescriptionRequest(), picture: "pictures/2", owner: "a")
        #expect(try await store.claim()?.job.id == good.id)
        #expect(try await store.job(bad.id, owner: "a")?.problem?.code == "poison")
    }

    @Test(arguments: all) func `what is handed back is begun again, without counting`(stores: Stores) async throws {
        let store = try open(stores)
        _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        try await store.release(try #require(try await store.claim()))
        #expect(try await store.claim()?.attempt == 1)
    }

    @Test(arguments: all) func `a full queue says so`(stores: Stores) async throws {
        let store = try open(stores, waiting: 1)
        _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        let problem = await #expect(throws: Problem.self) {
            try await store.accept(DescriptionRequest(), picture: "pictures/2", owner: "a")
        }
        #expect(problem?.code == .overloaded)
    }

    @Test(arguments: all)
    func `what was accepted is there after the store is opened anew`(stores: Stores) async throws {
        let (job, _) = try await open(stores).accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        #expect(try await open(stores).claim()?.job.id == job.id)
    }

    @Test(arguments: all)
    func `descriptions are found by their words, by page, and forgotten`(stores: Stores) async throws {
        let store = try open(stores)
        var ids: [String] = []
        for words in ["A cat on a wall.", "Zwei Kätzchen.", "A red car."] {
            let (job, _) = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
            let claim = try #require(try await store.claim())
            _ = try await store.finish(claim, with: result(words))
            ids.append(job.id)
        }
        #expect(try await store.page(of: "a", words: "katz").jobs.map(\.id) == [ids[1]])
        #expect(try await store.page(of: "a", words: "red car").jobs.map(\.id) == [ids[2]])
        // Operators of the search engine are words like any other.
        #expect(try await store.page(of: "a", words: "\" OR * NEAR(").jobs.isEmpty)
        let first = try await store.page(of: "a", count: 2)
        #expect(first.jobs.map(\.id) == [ids[2], ids[1]])
        #expect(try await store.page(of: "a", after: first.next, count: 2).jobs.map(\.id) == [ids[0]])
        #expect(try await store.remove(ids[0], owner: "b") == nil)
        #expect(try await store.remove(ids[0], owner: "a")?.id == ids[0])
        #expect(try await store.removeAll(owner: "a").count == 2)
        #expect(try await store.page(of: "a").jobs.isEmpty)
        let problem = await #expect(throws: Problem.self) { try await store.page(of: "a", after: "garbage") }
        #expect(problem?.code == .usage)
    }

    @Test(
        arguments: all,
        [
            ("京駅", true), ("東京", true), ("駅", true), ("東駅", false), ("メニ", true), ("カ", true), ("cafe", true),
            ("CAFÉ men", true),
            ("fé", false), ("ราคา", true), ("１２", true),
        ])
    func `words are found at their beginnings, and inside of Chinese, Japanese and Thai runs`(
        stores: Stores, search: (query: String, isFound: Bool)
    ) async throws {
        let store = try open(stores)
        _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        let words = "A menu: 東京駅、メニューとカメラ。Café 12 €. ราคาถูก"
        #expect(try await store.finish(try #require(try await store.claim()), with: result(words)))
        #expect(try await store.page(of: "a", words: search.query).jobs.isEmpty != search.isFound)
    }

    @Test(arguments: all) func `the same key with something else is refused`(stores: Stores) async throws {
        let store = try open(stores)
        let first = try await store.accept(
            DescriptionRequest(), picture: "pictures/1", owner: "a", idempotencyKey: "k", digest: "1")
        #expect(try await store.job(owner: "a", idempotencyKey: "k", digest: "1")?.id == first.job.id)
        let problem = await #expect(throws: Problem.self) {
            try await store.accept(
                DescriptionRequest(), picture: "pictures/2", owner: "a", idempotencyKey: "k", digest: "2")
        }
        #expect(problem?.code == .idempotencyKeyReused && problem?.code.httpStatus == 422)
    }

    @Test(arguments: all) func `nothing that a late worker says changes the job`(stores: Stores) async throws {
        let clock = Clock()
        let store = try open(stores, clock)
        let (job, _) = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        let slow = try #require(try await store.claim())
        clock.pass(13)
        let second = try #require(try await store.claim())
        try await store.release(slow)
        #expect(try await store.fail(slow, Problem(.decodeFailed, "No.")) == false)
        #expect(try await store.anyJob(job.id)?.state == .running)
        #expect(try await store.fail(second, Problem(.decodeFailed, "No.")))
        #expect(try await store.fail(second, Problem(.decodeFailed, "Again.")) == false)
        let failed = try await store.anyJob(job.id)
        #expect(failed?.state == .failed && failed?.problem == JobProblem(code: "decode_failed", message: "No."))
        #expect(try await store.counts() == [.failed: 1])
    }

    @Test(arguments: all) func `of workers of two processes each gets another job`(stores: Stores) async throws {
        let here = try open(stores), there = try open(stores)
        for _ in 0..<12 { _ = try await here.accept(DescriptionRequest(), picture: "pictures/1", owner: "a") }
        let claims = try await withThrowingTaskGroup(of: JobClaim?.self) { group in
            for number in 0..<16 { group.addTask { try await (number % 2 == 0 ? here : there).claim() } }
            return try await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
        }
        #expect(claims.count == 12 && Set(claims.map(\.job.id)).count == 12)
    }

    @Test(arguments: all) func `a job whose worker fell silent twice lets others pass`(stores: Stores) async throws {
        let clock = Clock()
        let store = try open(stores, clock, backoff: .seconds(60))
        let (first, _) = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        let (second, _) = try await store.accept(DescriptionRequest(), picture: "pictures/2", owner: "a")
        for attempt in 1...2 {
            let claim = try await store.claim()
            #expect(claim?.job.id == first.id && claim?.attempt == attempt)
            clock.pass(13)
        }
        #expect(try await store.claim()?.job.id == second.id)
        #expect(try await store.claim()?.job.id == first.id)
    }

    @Test(arguments: all)
    func `blobs that no job took are found after a while, by their owner only before`(stores: Stores) async throws {
        let clock = Clock()
        let store = try open(stores, clock)
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

extension JobQueue {
    func accept(
        _ request: DescriptionRequest, picture: String, owner: String, idempotencyKey: String? = nil
    ) async throws -> (job: Job, isNew: Bool) {
        try await accept(request, picture: picture, owner: owner, idempotencyKey: idempotencyKey, digest: nil)
    }
}

extension JobHistory {
    func page(
        of owner: String, words: String? = nil, after cursor: String? = nil, count: Int = 20
    ) async throws -> JobPage {
        try await page(owner: owner, words: words, after: cursor, count: count)
    }
}

extension JobResult {
    init(of words: String) {
        self.init(
            description: "{\"narration\":\"\(words)\"}", sounds: ["mp3": "sounds/a.mp3"], searchable: words)
    }
}
