import Alto
import Foundation
import GRDB

/// The gallery's tables and all that is asked of them.
enum GalleryTables {
    static var migrator: DatabaseMigrator {
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
        migrator.registerMigration("2: people have owners") { db in
            // SQLite cannot take back that a name is unique, so the table is made anew. Nobody is lost on the way:
            // GRDB checks foreign keys after a migration, not during it.
            try db.create(table: "ownedPerson") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("owner", .text).notNull()
                table.column("name", .text).notNull()
                table.column("key", .text).notNull()
                table.column("enrolled", .integer).notNull()
                table.uniqueKey(["owner", "key"])
            }
            try db.execute(
                sql: "INSERT INTO ownedPerson (id, owner, name, key, enrolled) SELECT id, ?, name, key, enrolled FROM person",
                arguments: [GalleryStore.localOwner])
            try db.drop(table: "person")
            try db.rename(table: "ownedPerson", to: "person")
        }
        return migrator
    }

    static func add(
        _ name: PersonName, of owner: String, embeddings: [FaceEmbedding], consent: ConsentText, time: Int, in db: Database
    ) throws {
        try db.execute(
            sql: "INSERT INTO person (owner, name, key, enrolled) VALUES (?, ?, ?, ?) ON CONFLICT (owner, key) DO NOTHING",
            arguments: [owner, name.text, name.key, time])
        try db.execute(
            sql: "INSERT INTO consent (personID, text, recorded) SELECT id, ?, ? FROM person WHERE owner = ? AND key = ?",
            arguments: [consent.text, time, owner, name.key])
        let consentID = db.lastInsertedRowID
        for embedding in embeddings {
            try db.execute(
                sql: "INSERT INTO embedding (consentID, numbers) VALUES (?, ?)",
                arguments: [consentID, embedding.data])
        }
    }

    static func people(of owner: String, in db: Database) throws -> [Person] {
        let records = try Row.fetchAll(
            db, sql: "SELECT id, name, enrolled FROM person WHERE owner = ? ORDER BY key", arguments: [owner])
        return try records.map { person in
            let id: Int64 = try person.decode(forColumn: "id")
            let consents = try String.fetchAll(
                db, sql: "SELECT text FROM consent WHERE personID = ? ORDER BY id", arguments: [id])
            let blobs = try Data.fetchAll(
                db,
                sql: """
                    SELECT embedding.numbers FROM embedding JOIN consent ON consent.id = embedding.consentID
                    WHERE consent.personID = ? ORDER BY embedding.id
                    """, arguments: [id])
            return Person(
                name: try person.decode(forColumn: "name"),
                embeddings: try blobs.map {
                    guard let embedding = FaceEmbedding(data: $0) else { throw StoreFailure.damaged }
                    return embedding
                },
                consent: consents.joined(separator: "; "), enrolled: try person.decode(forColumn: "enrolled"))
        }
    }

    /// - Parameter key: one person's, or nil for everybody's of that owner.
    static func records(of owner: String, key: String? = nil, in db: Database) throws -> [PersonRecord] {
        let people = try Row.fetchAll(
            db, sql: "SELECT id, name, enrolled FROM person WHERE owner = ?1 AND (?2 IS NULL OR key = ?2) ORDER BY key",
            arguments: [owner, key])
        return try people.map { person in
            let id: Int64 = try person.decode(forColumn: "id")
            let consents = try Row.fetchAll(
                db,
                sql: """
                    SELECT text, recorded, (SELECT count(*) FROM embedding WHERE consentID = consent.id) AS embeddings
                    FROM consent WHERE personID = ? ORDER BY id
                    """, arguments: [id]
            ).map {
                PersonRecord.Consent(
                    text: try $0.decode(forColumn: "text"), recorded: try $0.decode(forColumn: "recorded"),
                    embeddingCount: try $0.decode(forColumn: "embeddings"))
            }
            return PersonRecord(
                name: try person.decode(forColumn: "name"), enrolled: try person.decode(forColumn: "enrolled"),
                embeddingCount: consents.reduce(0) { $0 + $1.embeddingCount }, consents: consents)
        }
    }

    /// - Returns: how many people were removed.
    static func remove(key: String, of owner: String, in db: Database) throws -> Int {
        try db.execute(sql: "DELETE FROM person WHERE owner = ? AND key = ?", arguments: [owner, key])
        return db.changesCount
    }

    /// - Returns: how many people were removed.
    static func removeAll(of owner: String, in db: Database) throws -> Int {
        try db.execute(sql: "DELETE FROM person WHERE owner = ?", arguments: [owner])
        let count = db.changesCount
        // The counters of rows would tell how many people there had been; SQLite begins again after the greatest left.
        try db.execute(sql: "DELETE FROM sqlite_sequence")
        return count
    }
}

extension FaceEmbedding {
    /// 128 floats, least significant byte first.
    fileprivate var data: Data {
        Data(values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) } })
    }

    /// - Returns: nil unless the data holds 128 finite floats.
    fileprivate init?(data: Data) {
        guard data.count == 4 * Self.dimension else { return nil }
        let bytes = [UInt8](data)
        self.init(
            (0..<Self.dimension).map { index in
                Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[4 * index + $1]) << UInt32(8 * $1) })
            })
    }
}
