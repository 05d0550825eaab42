import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoStore

/// What is SQLite's own; the rest is in `JobStoreContract`.
@Suite struct SQLiteJobQueueTests {
    private let folder = TemporaryFolder()

    private func store(_ clock: Clock = Clock()) throws -> SQLiteJobQueue {
        try SQLiteJobQueue(path: folder.url.appending(path: "jobs.sqlite")) { clock.now }
    }

    /// After a deletion the words stood in the file thousands of times, in the index and in the log.
    @Test func `what was deleted is in no file`() async throws {
        let store = try store()
        func everything() throws -> Data {
            let files =
                FileManager.default.enumerator(at: folder.url, includingPropertiesForKeys: nil)?.allObjects as? [URL]
                ?? []
            return files.reduce(into: Data()) { $0 += (try? Data(contentsOf: $1)) ?? Data() }
        }
        for number in 0..<120 {
            _ = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: number % 2 == 0 ? "a" : "b")
            let words = "Zebrafish \(number) \(String(repeating: "aquarium ", count: number))"
            #expect(try await store.finish(try #require(try await store.claim()), with: JobResult(of: words)))
        }
        let first = try #require(try await store.page(of: "a", count: 100).jobs.last)
        #expect(try everything().contains("ebrafish 0".utf8))
        _ = try await store.remove(first.id, owner: "a")
        #expect(try !everything().contains("ebrafish 0 ".utf8))
        _ = try await store.removeAll(owner: "a")
        #expect(try everything().contains("ebrafish 119".utf8) && !everything().contains("ebrafish 118".utf8))
        _ = try await store.removeAll(owner: "b")
        #expect(try !everything().contains("ebrafish".utf8) && !everything().contains("quarium".utf8))
    }

    /// A picture waited a minute for the lease of a worker that had been killed.
    @Test func `a process that ended loses its jobs at once, one that lives keeps them`() async throws {
        let store = try store()
        let (job, _) = try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a")
        var other: SQLiteJobQueue? = try self.store()
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
        for _ in 0..<3 {
            ids.append(try await store.accept(DescriptionRequest(), picture: "pictures/1", owner: "a").job.id)
        }
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
}

extension Data {
    fileprivate func contains(_ bytes: String.UTF8View) -> Bool { range(of: Data(bytes)) != nil }
}
