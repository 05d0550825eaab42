import GRDB

/// A job as its row: the job itself, and what only the queue needs of it.
struct JobRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "job"
    typealias Columns = CodingKeys

    enum CodingKeys: String, CodingKey, ColumnExpression {
        case id, state, attempt, lease, request, picture, owner, idempotencyKey, digest, created, finished
        case description, sounds, problemCode, problemMessage, words, process, claimed
    }

    let id: String
    var state = Job.State.queued
    var attempt = 0
    /// Milliseconds since 1970 up to which a running job belongs to its worker.
    var lease: Int?
    let request: DescriptionRequest
    var picture: String?
    let owner: String
    var idempotencyKey: String?
    /// Of the request that the idempotency key came with.
    var digest: String?
    let created: Int
    var finished: Int?
    var description: String?
    var sounds: [String: String]?
    var problemCode: String?
    var problemMessage: String?
    /// What search looks in (`SearchText`).
    var words: String?
    /// Whose worker has it (`WorkerProcess`).
    var process: String?
    /// Milliseconds since 1970 at which a worker last took it.
    var claimed: Int?

    var job: Job {
        Job(
            id: id, state: state, attempt: attempt, request: request, owner: owner, picture: picture, created: created,
            finished: finished, description: description, sounds: sounds ?? [:],
            problem: problemCode.map { JobProblem(code: $0, message: problemMessage ?? "") })
    }
}

/// A blob that no job has yet.
struct PendingBlobRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "pendingBlob"
    static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace)
    typealias Columns = CodingKeys

    enum CodingKeys: String, CodingKey, ColumnExpression { case key, owner, created }

    let key: String
    let owner: String
    let created: Int
}
