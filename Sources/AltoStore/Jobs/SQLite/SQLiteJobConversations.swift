import Alto
import GRDB

extension SQLiteJobQueue {
    package func messages(of job: String, owner: String) async throws -> [JobMessage] {
        try await database.read { db in
            try MessageRow.fetchAll(
                db,
                sql: """
                    SELECT message.* FROM message JOIN job ON job.id = message.job
                    WHERE job.id = ? AND job.owner = ? ORDER BY message.id
                    """, arguments: [job, owner]
            ).map(\.message)
        }
    }

    package func add(_ messages: [JobMessage], to job: String, owner: String, keeping most: Int) async throws {
        try await database.write { db in
            guard try !JobRow.filter({ $0.id == job && $0.owner == owner }).isEmpty(db) else {
                throw Problem(.notFound, "There is no such description.")
            }
            for message in messages { try MessageRow(message, of: job).insert(db) }
            try db.execute(
                sql: """
                    DELETE FROM message WHERE job = ? AND id NOT IN
                    (SELECT id FROM message WHERE job = ? ORDER BY id DESC LIMIT ?)
                    """, arguments: [job, job, most])
        }
    }

    package func forgetMessages(of job: String, owner: String) async throws {
        let count = try await database.write { db in
            try db.execute(
                sql: "DELETE FROM message WHERE job IN (SELECT id FROM job WHERE id = ? AND owner = ?)",
                arguments: [job, owner])
            return db.changesCount
        }
        if count > 0 { try await database.scrub() }
    }
}

/// A message as its row. It goes with its job.
private struct MessageRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "message"

    var id: Int64?
    let job: String
    let role: JobMessage.Role
    let text: String
    let model: String?
    let confidence: Double?
    let language: String?
    let created: Int

    init(_ message: JobMessage, of job: String) {
        self.job = job
        role = message.role
        text = message.text
        model = message.model
        confidence = message.confidence
        language = message.language
        created = message.created
    }

    var message: JobMessage {
        JobMessage(role, text, model: model, confidence: confidence, language: language, created: created)
    }
}
