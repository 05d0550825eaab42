import Alto
import AltoFiles
import Crypto
package import Foundation
import GRDB

/// API keys. Only their SHA-256 is kept: a key has 256 random bits, so nothing slower is needed to protect it.
package struct KeyStore: Sendable {
    package struct Key: Sendable, Hashable {
        package let name: String
        /// Seconds since 1970.
        package let created: Int
        package let lastUsed: Int?
    }

    private static let thing = "database of keys"
    private let queue: DatabaseQueue

    package init(path: URL) throws {
        queue = try StoreFailure.mapped(Self.thing) {
            var migrator = DatabaseMigrator()
            migrator.registerMigration("1: keys") { db in
                try db.create(table: "key") { table in
                    table.primaryKey("name", .text)
                    table.column("hash", .blob).notNull().unique()
                    table.column("created", .integer).notNull()
                    table.column("lastUsed", .integer)
                }
            }
            return try DatabaseFile.open(path, label: "keys", migrator: migrator)
        }
    }

    /// - Returns: the key, which is shown once and cannot be had again.
    /// - Throws: `Problem` (usage) when the name is taken or is none.
    package func create(_ name: String) async throws -> String {
        let name = name.trimmingCharacters(in: .whitespaces)
        guard (1...64).contains(name.count), name.allSatisfy({ !$0.isNewline }) else {
            throw Problem(.usage, "A key's name has 1 to 64 characters.")
        }
        guard name != GalleryStore.localOwner else {
            throw Problem(.usage, "“\(name)” is this machine itself.", remedy: "Choose another name for the key.")
        }
        let key = "alto_" + Data(RandomName.bytes(32)).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        let hash = Self.hash(key), now = Int(Date().timeIntervalSince1970)
        try await access { db in
            guard try Int.fetchOne(db, sql: "SELECT 1 FROM key WHERE name = ?", arguments: [name]) == nil else {
                throw Problem(.usage, "There is a key of that name already.", remedy: "Revoke it first, or choose another name.")
            }
            try db.execute(sql: "INSERT INTO key (name, hash, created) VALUES (?, ?, ?)", arguments: [name, hash, now])
        }
        return key
    }

    package func list() async throws -> [Key] {
        try await access { db in
            try Row.fetchAll(db, sql: "SELECT name, created, lastUsed FROM key ORDER BY name").map {
                Key(name: $0["name"], created: $0["created"], lastUsed: $0["lastUsed"])
            }
        }
    }

    /// - Throws: `Problem` (notFound).
    package func revoke(_ name: String) async throws {
        try await access { db in
            try db.execute(sql: "DELETE FROM key WHERE name = ?", arguments: [name])
            guard db.changesCount > 0 else { throw Problem(.notFound, "There is no key of that name.") }
        }
    }

    /// Whether a text has the form of a key.
    package static func mayBeKey(_ text: String) -> Bool {
        text.hasPrefix("alto_") && text.utf8.count == 48
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F }
    }

    /// Whose key it is; nil when it is nobody's. Compared by hash, so that time tells nothing of the key.
    package func owner(of key: String) async throws -> String? {
        guard Self.mayBeKey(key) else { return nil }
        let hash = Self.hash(key), now = Int(Date().timeIntervalSince1970)
        return try await access { db in
            // A key of that name, made before it was refused, would own what belongs to the machine.
            guard let name = try String.fetchOne(db, sql: "SELECT name FROM key WHERE hash = ?", arguments: [hash]),
                name != GalleryStore.localOwner
            else { return nil }
            // To the hour: enough to find keys that nobody uses, without a write for each request.
            try db.execute(
                sql: "UPDATE key SET lastUsed = ? WHERE name = ? AND COALESCE(lastUsed, 0) < ?", arguments: [now, name, now - 3600])
            return name
        }
    }

    private static func hash(_ key: String) -> Data { Data(SHA256.hash(data: Data(key.utf8))) }

    private func access<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await queue.write(body)
        } catch {
            throw StoreFailure.problem(error, of: Self.thing)
        }
    }
}
