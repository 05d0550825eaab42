import GRDB

/// Blobs that nothing refers to yet: they are written down before they are made, and struck off once a job has them. What a crash,
/// or a client that never came back, leaves behind can so be found and deleted.
extension JobStore {
    /// To be called before blobs are made.
    package func expect(_ blobs: [String], owner: String) async throws {
        let now = seconds
        try await write { db in
            for blob in blobs {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO pendingBlob (key, owner, created) VALUES (?, ?, ?)", arguments: [blob, owner, now])
            }
        }
    }

    /// Whether a blob was made by that owner, and for no job yet.
    package func isPending(_ blob: String, owner: String) async throws -> Bool {
        try await read { db in
            try Int.fetchOne(db, sql: "SELECT 1 FROM pendingBlob WHERE key = ? AND owner = ?", arguments: [blob, owner]) != nil
        }
    }

    /// Takes those from the list that have waited longer than that for a job.
    package func abandonedBlobs(after patience: Duration) async throws -> [String] {
        let limit = seconds - Int(patience / .seconds(1))
        return try await write { db in
            let blobs = try String.fetchAll(db, sql: "SELECT key FROM pendingBlob WHERE created < ? LIMIT 1000", arguments: [limit])
            for blob in blobs { try Self.settle(blob, in: db) }
            return blobs
        }
    }

    static func settle(_ blob: String, in db: Database) throws {
        try db.execute(sql: "DELETE FROM pendingBlob WHERE key = ?", arguments: [blob])
    }
}
