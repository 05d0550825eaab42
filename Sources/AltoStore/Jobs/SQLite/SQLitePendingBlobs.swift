import GRDB

extension SQLiteJobQueue {
    package func expect(_ blobs: [String], owner: String) async throws {
        let now = seconds
        try await database.write { db in
            for blob in blobs { try PendingBlobRow(key: blob, owner: owner, created: now).insert(db) }
        }
    }

    package func isPending(_ blob: String, owner: String) async throws -> Bool {
        try await database.read { try !PendingBlobRow.filter { $0.key == blob && $0.owner == owner }.isEmpty($0) }
    }

    package func abandonedBlobs(after delay: Duration) async throws -> [String] {
        let limit = seconds - Int(delay / .seconds(1))
        return try await database.write { db in
            let abandoned = try PendingBlobRow.filter { $0.created < limit }.limit(1000).fetchAll(db).map(\.key)
            try PendingBlobRow.deleteAll(db, keys: abandoned)
            return abandoned
        }
    }
}
