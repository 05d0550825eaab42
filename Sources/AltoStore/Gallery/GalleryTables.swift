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
                sql:
                    "INSERT INTO ownedPerson (id, owner, name, key, enrolled) SELECT id, ?, name, key, enrolled FROM person",
                arguments: [GalleryStore.localOwner])
            try db.drop(table: "person")
            try db.rename(table: "ownedPerson", to: "person")
        }
        return migrator
    }

    static func add(
        _ name: PersonName, of owner: String, embeddings: [FaceEmbedding], consent: ConsentText, time: Int,
        in db: Database
    ) throws {
        let person =
            try PersonRow.filter { $0.owner == owner && $0.key == name.key }.fetchOne(db)
            ?? PersonRow(owner: owner, name: name.text, key: name.key, enrolled: time).inserted(db)
        let consent = try ConsentRow(personID: person.id, text: consent.text, recorded: time).inserted(db)
        for embedding in embeddings { try EmbeddingRow(consentID: consent.id, numbers: embedding.data).insert(db) }
    }

    static func people(of owner: String, in db: Database) throws -> [Person] {
        try PersonRow.filter { $0.owner == owner }.order { $0.key }.fetchAll(db).map { person in
            let consents = try ConsentRow.filter { $0.personID == person.id }.order { $0.id }.fetchAll(db)
            let ids = ConsentRow.filter { $0.personID == person.id }.select { $0.id }
            let faces = try EmbeddingRow.filter { ids.contains($0.consentID) }.order { $0.id }.fetchAll(db)
            return Person(
                name: person.name,
                embeddings: try faces.map {
                    guard let embedding = FaceEmbedding(data: $0.numbers) else { throw StoreFailure.damaged }
                    return embedding
                },
                consent: consents.map(\.text).joined(separator: "; "), enrolled: person.enrolled)
        }
    }

    /// - Parameter key: one person's, or nil for everybody's of that owner.
    static func records(of owner: String, key: String? = nil, in db: Database) throws -> [PersonRecord] {
        let people = PersonRow.filter { $0.owner == owner && (key == nil || $0.key == key) }.order { $0.key }
        return try people.fetchAll(db).map { person in
            let rows = try ConsentRow.filter { $0.personID == person.id }.order { $0.id }.fetchAll(db)
            let consents = try rows.map { consent in
                PersonRecord.Consent(
                    text: consent.text, recorded: consent.recorded,
                    embeddingCount: try EmbeddingRow.filter { $0.consentID == consent.id }.fetchCount(db))
            }
            return PersonRecord(
                name: person.name, enrolled: person.enrolled,
                embeddingCount: consents.reduce(0) { $0 + $1.embeddingCount }, consents: consents)
        }
    }

    /// - Returns: how many people were removed.
    static func remove(key: String, of owner: String, in db: Database) throws -> Int {
        try PersonRow.filter { $0.owner == owner && $0.key == key }.deleteAll(db)
    }

    /// - Returns: how many people were removed.
    static func removeAll(of owner: String, in db: Database) throws -> Int {
        let count = try PersonRow.filter { $0.owner == owner }.deleteAll(db)
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
