import Alto
package import Foundation
import GRDB

/// API keys in an SQLite file: their SHA-256 only.
package struct SQLiteAPIKeys: APIKeys {
    private struct KeyRow: Codable, FetchableRecord, PersistableRecord {
        static let databaseTableName = "key"
        typealias Columns = CodingKeys
        enum CodingKeys: String, CodingKey, ColumnExpression { case name, hash, created, lastUsed }

        let name: String
        let hash: Data
        let created: Int
        var lastUsed: Int?
    }

    private let database: DatabaseFile

    /// - Throws: `Problem` (storeFailed, diskFull).
    package init(path: URL) throws {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: keys") { db in
            try db.create(table: "key") { table in
                table.primaryKey("name", .text)
                table.column("hash", .blob).notNull().unique()
                table.column("created", .integer).notNull()
                table.column("lastUsed", .integer)
            }
        }
        database = try DatabaseFile(path, label: "keys", databaseName: "database of keys", migrator: migrator)
    }

    package func create(_ name: String) async throws -> String {
        let key = KeyText()
        let row = KeyRow(name: try KeyText.name(name), hash: key.hash, created: Int(Date().timeIntervalSince1970))
        try await database.write { db in
            guard try !KeyRow.exists(db, key: row.name) else {
                throw Problem(
                    .usage, "There is a key of that name already.", remedy: "Revoke it first, or choose another name.")
            }
            try row.insert(db)
        }
        return key.text
    }

    package func list() async throws -> [APIKey] {
        let rows = try await database.read { try KeyRow.order { $0.name }.fetchAll($0) }
        return rows.map { APIKey(name: $0.name, created: $0.created, lastUsed: $0.lastUsed) }
    }

    package func revoke(_ name: String) async throws {
        guard try await database.write({ try KeyRow.deleteOne($0, key: name) }) else {
            throw Problem(.notFound, "There is no key of that name.")
        }
    }

    /// Found by its hash, so that time tells nothing of the key.
    package func owner(of key: String) async throws -> String? {
        guard let hash = KeyText(key)?.hash else { return nil }
        let now = Int(Date().timeIntervalSince1970)
        return try await database.write { db in
            // A key of that name, made before it was refused, would own what belongs to the machine.
            guard var row = try KeyRow.filter({ $0.hash == hash }).fetchOne(db), row.name != GalleryStore.localOwner
            else { return nil }
            // To the hour: enough to find keys that nobody uses, without a write for each request.
            try row.updateChanges(db) { if $0.lastUsed ?? 0 < now - 3600 { $0.lastUsed = now } }
            return row.name
        }
    }
}
