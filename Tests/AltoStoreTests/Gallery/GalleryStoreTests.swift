import Alto
import AltoStore
import AltoTesting
import Foundation
import GRDB
import Testing

/// What is SQLite's own; the rest is in `PeopleStoreContract`.
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
        #expect(!FileManager.default.fileExists(atPath: folder.gallery.deletingLastPathComponent().path))
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
        try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('3: something new')") }
        let store = try store
        let problem = await #expect(throws: Problem.self) { try await store.people() }
        #expect(problem?.code == .storeFailed)
        #expect(problem?.remedy == "Update Alto.")
    }

    @Test func `a folder in the place of the file is refused`() throws {
        try FileManager.default.createDirectory(at: folder.gallery, withIntermediateDirectories: true)
        #expect(throws: Problem.self) { try store }
    }
    /// What is searched for is found before it is removed, so that the search itself is known to work.
    @Test func `removal leaves no byte of one owner's person, and every byte of another's`() async throws {
        let local = try store, phone = local.of("telephonist"), laptop = local.of("laptop")
        let marked = try #require(FaceEmbedding((0..<128).map { _ in Float(bitPattern: 0x3EC0_FFEE) }))
        let other = try #require(FaceEmbedding((0..<128).map { _ in Float(bitPattern: 0x3EBA_DCAB) }))
        for index in 0..<40 {
            try await phone.add(name: "Marmaduke", embeddings: [marked, marked], consent: "quintessence \(index)")
            try await laptop.add(name: "MARMADUKE", embeddings: [other], consent: "acquiescence \(index)")
        }
        try await phone.add(name: "Peregrine", embeddings: [marked], consent: "quintessence")
        let traces =
            [Data([0xEE, 0xFF, 0xC0, 0x3E])]
            + ["Marmaduke", "Peregrine", "peregrine", "quintessence"].map { Data($0.utf8) }
        let before = try folder.galleryBytes()
        for trace in traces + [Data("telephonist".utf8)] { #expect(before.range(of: trace) != nil) }

        try await phone.remove("marmaduke")
        #expect(try folder.galleryBytes().range(of: Data("Marmaduke".utf8)) == nil)
        #expect(try await phone.forgetAll() == 1)
        let after = try folder.galleryBytes()
        for trace in traces + [Data("telephonist".utf8)] { #expect(after.range(of: trace) == nil) }
        #expect(try await laptop.people().map(\.embeddings.count) == [40])
        #expect(try await laptop.show("Marmaduke").consents.count == 40)

        try await laptop.forgetAll()
        let last = try folder.galleryBytes()
        for trace in ["MARMADUKE", "marmaduke", "acquiescence"] { #expect(last.range(of: Data(trace.utf8)) == nil) }
        #expect(last.range(of: Data([0xAB, 0xDC, 0xBA, 0x3E])) == nil)
    }
}

@Suite struct GalleryMigrationTests {
    let folder = TemporaryFolder()

    /// The tables of the first version.
    static var firstMigrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: people, consents, embeddings") { db in
            try db.create(table: "person") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("name", .text).notNull()
                table.column("key", .text).notNull().unique()
                table.column("enrolled", .integer).notNull()
            }
            try db.create(table: "consent") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("personID", .integer).notNull().indexed().references("person", onDelete: .cascade)
                table.column("text", .text).notNull()
                table.column("recorded", .integer).notNull()
            }
            try db.create(table: "embedding") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("consentID", .integer).notNull().indexed().references("consent", onDelete: .cascade)
                table.column("numbers", .blob).notNull()
            }
        }
        return migrator
    }

    let marked: FaceEmbedding? = FaceEmbedding((0..<128).map { _ in Float(bitPattern: 0x3EC0_FFEE) })

    /// A file of the first version: Marmaduke has three consents with a face each, Zoë one; a third person is gone.
    func makeOldFile() throws {
        try FileManager.default.createDirectory(
            at: folder.gallery.deletingLastPathComponent(), withIntermediateDirectories: true)
        var configuration = Configuration()
        configuration.journalMode = .wal
        let queue = try DatabaseQueue(path: folder.gallery.path, configuration: configuration)
        try Self.firstMigrator.migrate(queue)
        let numbers = Data((0..<128).flatMap { _ in [0xEE, 0xFF, 0xC0, 0x3E] as [UInt8] })
        try queue.write { db in
            for (id, name, key) in [(2, "Marmaduke", "marmaduke"), (7, "Zo\u{EB}", "zo\u{EB}"), (9, "Gone", "gone")] {
                try db.execute(sql: "INSERT INTO person VALUES (?, ?, ?, ?)", arguments: [id, name, key, 100 + id])
            }
            try db.execute(sql: "DELETE FROM person WHERE id = 9")
            for (person, text) in [(2, "quintessence 1"), (7, "yes"), (2, "quintessence 2"), (2, "quintessence 3")] {
                try db.execute(
                    sql: "INSERT INTO consent (personID, text, recorded) VALUES (?, ?, 200)", arguments: [person, text])
                try db.execute(
                    sql: "INSERT INTO embedding (consentID, numbers) VALUES (?, ?)",
                    arguments: [db.lastInsertedRowID, numbers])
            }
        }
        try queue.close()
    }

    @Test func `whoever was enrolled before there were owners is this machine's own`() async throws {
        try makeOldFile()
        let face = try #require(marked)
        let store = try GalleryStore(path: folder.gallery)
        #expect(
            try await store.people()
                == [
                    Person(
                        name: "Marmaduke", embeddings: [face, face, face],
                        consent: "quintessence 1; quintessence 2; quintessence 3", enrolled: 102),
                    Person(name: "Zoë", embeddings: [face], consent: "yes", enrolled: 107),
                ])
        #expect(try await store.of("phone").people().isEmpty)
        try await store.add(name: "marmaduke", embeddings: [face], consent: "once more")
        try await store.of("phone").add(name: "Marmaduke", embeddings: [face], consent: "to the phone")
        #expect(try await store.show("Marmaduke").consents.count == 4)
        #expect(try await store.of("phone").show("Marmaduke").consents.count == 1)
    }

    @Test func `whoever was enrolled before there were owners can be removed to the last byte`() async throws {
        try makeOldFile()
        let store = try GalleryStore(path: folder.gallery)
        let traces =
            [Data([0xEE, 0xFF, 0xC0, 0x3E])] + ["Marmaduke", "marmaduke", "quintessence"].map { Data($0.utf8) }
        #expect(try await store.list().count == 2)
        for trace in traces { #expect(try folder.galleryBytes().range(of: trace) != nil) }
        try await store.remove("Zoë")
        try await store.remove("Marmaduke")
        for trace in traces { #expect(try folder.galleryBytes().range(of: trace) == nil) }
        // Removed with their owner, not left behind without one.
        let queue = try DatabaseQueue(path: folder.gallery.path)
        let counts = try await queue.read { db in
            try ["person", "consent", "embedding"].map { try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") }
        }
        #expect(counts == [0, 0, 0])
    }

    @Test func `several programs bring an old file up to date at once`() async throws {
        try makeOldFile()
        let path = folder.gallery, face = try #require(marked)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<6 {
                group.addTask {
                    let store = try GalleryStore(path: path, owner: "key \(index)")
                    try await store.add(name: "Marmaduke", embeddings: [face], consent: "yes")
                    #expect(try await store.list().map(\.embeddingCount) == [1])
                }
            }
            try await group.waitForAll()
        }
        #expect(try await GalleryStore(path: path).list().map(\.embeddingCount) == [3, 1])
    }

    /// It would show and remove everybody, whoever asks.
    @Test func `a program from before there were owners refuses the file`() async throws {
        try makeOldFile()
        let queue = try DatabaseQueue(path: folder.gallery.path)
        #expect(try await queue.read(Self.firstMigrator.hasBeenSuperseded) == false)
        _ = try await GalleryStore(path: folder.gallery).list()
        #expect(try await queue.read(Self.firstMigrator.hasBeenSuperseded))
    }
}
