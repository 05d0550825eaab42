import Alto
import AltoStore
import Foundation
import GRDB
import Testing

@Suite struct GalleryStoreTests {
    let folder = TemporaryFolder()
    var store: GalleryStore { get throws { try GalleryStore(path: folder.gallery) } }

    func embedding(_ start: Float) throws -> FaceEmbedding {
        try #require(FaceEmbedding((0..<128).map { start + Float($0) / 1024 }))
    }

    @Test func `looking leaves no file behind`() async throws {
        #expect(try await store.people().isEmpty)
        #expect(try await store.list().isEmpty)
        #expect(try await store.forgetAll() == 0)
        #expect(!FileManager.default.fileExists(atPath: folder.url.path))
    }

    @Test func `who is enrolled is there, also for another process`() async throws {
        let faces = [try embedding(0.5), try embedding(-0.25)]
        try await store.add(name: "  Jack ", embeddings: faces, consent: "told me so, 2026-11-20", time: 1_795_000_000)
        #expect(
            try await store.people()
                == [Person(name: "Jack", embeddings: faces, consent: "told me so, 2026-11-20", enrolled: 1_795_000_000)])
    }

    @Test func `the same name in other letters adds faces and keeps both consents`() async throws {
        let store = try store
        try await store.add(name: "Zoë", embeddings: [try embedding(0)], consent: "said yes", time: 100)
        let record = try await store.add(
            name: "ZOE\u{308}", embeddings: [try embedding(1), try embedding(2)], consent: "wrote to me", time: 200)
        #expect(record.name == "Zoë")
        #expect(record.enrolled == 100)
        #expect(record.embeddingCount == 3)
        #expect(record.consents.map(\.text) == ["said yes", "wrote to me"])
        #expect(record.consents.map(\.recorded) == [100, 200])
        #expect(record.consents.map(\.embeddingCount) == [1, 2])
        #expect(try await store.show("zoë") == record)
        #expect(try await store.list() == [record])
        #expect(try await store.people().map(\.consent) == ["said yes; wrote to me"])
    }

    @Test(arguments: ["", "   ", "\n", String(repeating: "a", count: 101), "Ja\u{1B}[31mck", "Ja\nck", "Ja\u{202E}ck"])
    func `a name that cannot be spoken is refused`(name: String) async throws {
        let store = try store
        let face = try embedding(0)
        let problem = await #expect(throws: Problem.self) {
            try await store.add(name: name, embeddings: [face], consent: "yes")
        }
        #expect(problem?.code == .usage)
        #expect(try await store.people().isEmpty)
    }

    @Test(arguments: ["", " \t"])
    func `nobody is enrolled without consent`(consent: String) async throws {
        let store = try store
        let face = try embedding(0)
        let problem = await #expect(throws: Problem.self) {
            try await store.add(name: "Jack", embeddings: [face], consent: consent)
        }
        #expect(problem?.code == .consentRequired)
        #expect(try await store.people().isEmpty)
    }

    @Test func `somebody unknown can neither be shown nor removed`() async throws {
        let store = try store
        try await store.add(name: "Jack", embeddings: [try embedding(0)], consent: "yes")
        #expect(await #expect(throws: Problem.self) { try await store.show("Jill") }?.code == .personUnknown)
        #expect(await #expect(throws: Problem.self) { try await store.remove("Jill") }?.code == .personUnknown)
        #expect(try await store.list().map(\.name) == ["Jack"])
    }

    /// Before removal the pattern below is found in the raw bytes, so that the search itself is known to work.
    @Test func `removal leaves no byte behind`() async throws {
        let store = try store
        // 0xC0FFEE as the last bytes of a float, 128 times.
        let marked = try #require(FaceEmbedding((0..<128).map { _ in Float(bitPattern: 0x3EC0_FFEE) }))
        let pattern = Data([0xEE, 0xFF, 0xC0, 0x3E])
        try await store.add(name: "Jack", embeddings: [try embedding(0)], consent: "yes")
        for index in 0..<40 {
            try await store.add(
                name: "Marmaduke", embeddings: [marked, marked], consent: "quintessence \(index)", time: 0x7654_3210)
        }
        let before = try folder.galleryBytes()
        #expect(before.range(of: pattern) != nil)
        #expect(before.range(of: Data("Marmaduke".utf8)) != nil)
        try await store.remove("marmaduke")
        let after = try folder.galleryBytes()
        for trace in [pattern, Data("Marmaduke".utf8), Data("marmaduke".utf8), Data("quintessence".utf8)] {
            #expect(after.range(of: trace) == nil)
        }
        #expect(after.range(of: Data([0x76, 0x54, 0x32, 0x10])) == nil)
        #expect(try await store.list().map(\.name) == ["Jack"])
    }

    @Test func `forgetting all leaves no byte of anybody`() async throws {
        let store = try store
        for name in ["Marmaduke", "Peregrine"] {
            try await store.add(name: name, embeddings: [try embedding(0.125)], consent: "quintessence")
        }
        #expect(try await store.forgetAll() == 2)
        let after = try folder.galleryBytes()
        for trace in ["Marmaduke", "Peregrine", "peregrine", "quintessence"] {
            #expect(after.range(of: Data(trace.utf8)) == nil)
        }
        #expect(try await store.people().isEmpty)
    }

    @Test func `only the owner may read the files`() async throws {
        let store = try store
        try await store.add(name: "Jack", embeddings: [try embedding(0)], consent: "yes")
        func mode(_ path: String) throws -> Int {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            return try #require(attributes[.posixPermissions] as? Int)
        }
        #expect(try mode(folder.gallery.path) == 0o600)
        #expect(try mode(folder.gallery.path + "-wal") == 0o600)
        #expect(try mode(folder.gallery.deletingLastPathComponent().path) == 0o700)
    }

    @Test func `several programs enrol at once from the first moment`() async throws {
        let path = folder.gallery
        let face = try embedding(0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<6 {
                group.addTask {
                    let store = try GalleryStore(path: path)
                    try await store.add(name: "Person \(index)", embeddings: [face], consent: "yes")
                    try await store.add(name: "Everybody", embeddings: [face], consent: "yes \(index)")
                    if index.isMultiple(of: 2) { try await store.remove("Person \(index)") }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.list().map(\.name) == ["Everybody", "Person 1", "Person 3", "Person 5"])
        #expect(try await store.show("everybody").consents.count == 6)
    }

    @Test func `whoever is removed by another program is forgotten at once`() async throws {
        let here = try store
        let there = try store
        try await here.add(name: "Jack", embeddings: [try embedding(0)], consent: "yes")
        #expect(try await here.people().count == 1)
        try await there.remove("Jack")
        #expect(try await here.people().isEmpty)
    }

    @Test(arguments: [4, 40, 4096])
    func `a damaged file is said to be damaged`(length: Int) async throws {
        let parent = folder.gallery.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try Data((0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }).write(to: folder.gallery)
        let store = try store
        let problem = await #expect(throws: Problem.self) { try await store.people() }
        #expect(problem?.code == .storeFailed)
        #expect(problem?.message == "The gallery of people is damaged.")
    }

    @Test func `a file whose middle was overwritten is a problem, not a crash`() async throws {
        try await store.add(name: "Jack", embeddings: (0..<40).map { try embedding(Float($0)) }, consent: "yes")
        // A gallery of its own closes its connection, so that all of it is in the database file.
        try await store.forgetAll()
        try await store.add(name: "Jack", embeddings: (0..<40).map { try embedding(Float($0)) }, consent: "yes")
        var bytes = try Data(contentsOf: folder.gallery)
        for index in 4096..<bytes.count { bytes[index] = 0xA5 }
        try bytes.write(to: folder.gallery)
        try? FileManager.default.removeItem(atPath: folder.gallery.path + "-wal")
        let store = try store
        let problem = await #expect(throws: Problem.self) { try await store.people() }
        #expect(problem?.code == .storeFailed)
    }

    @Test func `a file of a newer version is left alone`() async throws {
        try await store.add(name: "Jack", embeddings: [try embedding(0)], consent: "yes")
        let queue = try DatabaseQueue(path: folder.gallery.path)
        try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2: something new')") }
        let store = try store
        let problem = await #expect(throws: Problem.self) { try await store.people() }
        #expect(problem?.code == .storeFailed)
        #expect(problem?.remedy == "Update Alto.")
    }

    @Test func `a folder in the place of the file is refused`() throws {
        try FileManager.default.createDirectory(at: folder.gallery, withIntermediateDirectories: true)
        #expect(throws: Problem.self) { try store }
    }
}
