package import Alto
import AltoFiles
package import Foundation
import GRDB

/// Jobs and descriptions in one SQLite file, durable: what was accepted survives a crash and a cut of power.
///
/// Work is handed out under a lease with an attempt number. A worker that dies loses its lease and the job is begun anew;
/// a worker that comes back late finds that its attempt is no longer the current one, and its result is dropped. Of a process that
/// has ended, jobs are taken over at once, before their leases run out.
package struct JobStore: Sendable {
    package struct Limits: Sendable {
        /// More jobs than these are not taken on.
        package var waiting = 100
        /// How long a worker may be silent.
        package var lease: Duration = .seconds(12)
        /// After so many workers died with it, a job is given up.
        package var attempts = 3

        /// For how long one that was begun twice lets others pass.
        package var standback: Duration = .seconds(5)

        package init() {}
    }

    static let thing = "database of descriptions"
    let limits: Limits
    let queue: DatabaseQueue
    private let process: WorkerProcess
    private let clock: @Sendable () -> Date

    /// - Parameter clock: what time it is; tests give their own.
    /// - Throws: `Problem` (storeFailed, diskFull).
    package init(path: URL, limits: Limits = Limits(), clock: @escaping @Sendable () -> Date = { Date() }) throws {
        self.limits = limits
        self.clock = clock
        (queue, process) = try StoreFailure.mapped(Self.thing) {
            (
                try DatabaseFile.open(path, label: "jobs", migrator: JobTables.migrator),
                try WorkerProcess(folder: path.deletingLastPathComponent().appending(path: "processes"))
            )
        }
    }

    // MARK: Accepting

    /// Takes a picture on. Once this returns, the job is on disk.
    ///
    /// - Parameters:
    ///   - owner: who asks: jobs are listed and found by their owner only.
    ///   - idempotencyKey: the same key of the same owner is the same job.
    ///   - digest: of what the key came with; with another one it is refused.
    /// - Returns: the job, and whether it is a new one.
    /// - Throws: `Problem`: overloaded, idempotency_key_reused, storeFailed, diskFull.
    package func accept(
        _ request: DescriptionRequest, picture: String, owner: String, idempotencyKey: String? = nil, digest: String? = nil
    ) async throws -> (job: Job, isNew: Bool) {
        let now = seconds, limit = limits.waiting
        return try await write { db in
            if let idempotencyKey, let known = try Self.job(owner, idempotencyKey, digest, in: db) { return (known, false) }
            let waiting = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM job WHERE state = 'queued'") ?? 0
            guard waiting < limit else {
                throw Problem(.overloaded, "There are too many pictures waiting.", remedy: "Try again in a moment.")
            }
            let job = Job(
                id: RandomName.unguessable(), state: .queued, attempt: 0, request: request, owner: owner, picture: picture, created: now,
                sounds: [:])
            try db.execute(
                sql: """
                    INSERT INTO job (id, state, request, picture, owner, idempotencyKey, digest, created)
                    VALUES (?, 'queued', ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [job.id, try JobTables.text(request), picture, owner, idempotencyKey, digest, now])
            try Self.settle(picture, in: db)
            return (job, true)
        }
    }

    /// The job that an idempotency key stands for; nil for a key that is new.
    /// - Throws: `Problem` (idempotency_key_reused) when it came with something else.
    package func job(owner: String, idempotencyKey: String, digest: String) async throws -> Job? {
        try await read { try Self.job(owner, idempotencyKey, digest, in: $0) }
    }

    private static func job(_ owner: String, _ key: String, _ digest: String?, in db: Database) throws -> Job? {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM job WHERE owner = ? AND idempotencyKey = ?", arguments: [owner, key])
        else { return nil }
        let known: String? = try row.decode(forColumn: "digest")
        guard known == nil || known == digest else {
            throw Problem(
                .idempotencyKeyReused, "This Idempotency-Key came with another picture or other wishes before.",
                remedy: "Take a new key for a new request.")
        }
        return try JobTables.job(row)
    }

    // MARK: Working

    /// Hands the oldest job that waits, or whose worker fell silent, to a worker. Nil when there is none.
    ///
    /// A job that was begun twice in vain stands back for some seconds: what ended its workers may have nothing to do with it, or
    /// may end others' jobs, too.
    package func claim() async throws -> JobClaim? {
        let now = seconds, milliseconds = milliseconds, lease = lease, attempts = limits.attempts, process = process
        let standback = Int(limits.standback / .milliseconds(1))
        return try await write { db in
            let running = try String.fetchAll(
                db, sql: "SELECT DISTINCT process FROM job WHERE state = 'running' AND process IS NOT NULL")
            for gone in running.filter(process.isGone) {
                try db.execute(sql: "UPDATE job SET lease = 0, process = NULL WHERE state = 'running' AND process = ?", arguments: [gone])
            }
            while let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT * FROM job WHERE state = 'queued' OR (state = 'running' AND lease < ?)
                    ORDER BY CASE WHEN attempt < 2 OR claimed < ? THEN created * 1000 ELSE claimed END, rowid LIMIT 1
                    """, arguments: [milliseconds, milliseconds - standback])
            {
                var job = try JobTables.job(row)
                guard job.attempt < attempts else {
                    try db.execute(
                        sql: "UPDATE job SET state = 'failed', finished = ?, problemCode = ?, problemMessage = ? WHERE id = ?",
                        arguments: [
                            now, Problem.Code.poison.rawValue,
                            "Describing this picture failed \(attempts) times without an answer.", job.id,
                        ])
                    continue
                }
                job.attempt += 1
                job.state = .running
                try db.execute(
                    sql: "UPDATE job SET state = 'running', attempt = ?, lease = ?, claimed = ?, process = ? WHERE id = ?",
                    arguments: [job.attempt, milliseconds + lease, milliseconds, process.id, job.id])
                return JobClaim(job: job)
            }
            return nil
        }
    }

    /// A worker is still at it. False when the job is no longer its own.
    package func renew(_ claim: JobClaim) async throws -> Bool {
        try await change(claim, "lease = ?", [milliseconds + lease])
    }

    /// - Returns: false when the result came too late and was dropped.
    package func finish(_ claim: JobClaim, with result: JobResult) async throws -> Bool {
        let now = seconds
        return try await write { db in
            try db.execute(
                sql: """
                    UPDATE job SET state = 'done', finished = ?, description = ?, sounds = ?, words = ?
                    WHERE id = ? AND attempt = ? AND state = 'running'
                    """,
                arguments: [
                    now, result.description, try JobTables.text(result.sounds), SearchText.folded(result.searchable), claim.job.id,
                    claim.attempt,
                ])
            guard db.changesCount == 1 else { return false }
            return true
        }
    }

    package func fail(_ claim: JobClaim, _ problem: Problem) async throws -> Bool {
        try await change(
            claim, "state = 'failed', finished = ?, problemCode = ?, problemMessage = ?",
            [seconds, problem.code.rawValue, problem.sentence])
    }

    /// Hands a job back that was not finished, as if it had not been begun.
    package func handBack(_ claim: JobClaim) async throws {
        _ = try await change(claim, "state = 'queued', lease = NULL, process = NULL, attempt = attempt - 1", [])
    }

    /// The picture of a job is gone.
    package func forgetPicture(of id: String) async throws {
        try await write { try $0.execute(sql: "UPDATE job SET picture = NULL WHERE id = ?", arguments: [id]) }
    }

    // MARK: Below

    private func change(_ claim: JobClaim, _ assignments: String, _ values: [any DatabaseValueConvertible & Sendable]) async throws -> Bool {
        try await write { db in
            try db.execute(
                sql: "UPDATE job SET \(assignments) WHERE id = ? AND attempt = ? AND state = 'running'",
                arguments: StatementArguments(values) + [claim.job.id, claim.attempt])
            return db.changesCount == 1
        }
    }

    var seconds: Int { Int(clock().timeIntervalSince1970) }
    /// How often a worker says that it is still at it: a third of its lease, so that one that is late costs nothing.
    package var heartbeat: Duration { limits.lease / 3 }
    private var milliseconds: Int { Int(clock().timeIntervalSince1970 * 1000) }
    private var lease: Int { Int(limits.lease / .milliseconds(1)) }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await queue.write(body)
        } catch {
            throw StoreFailure.problem(error, of: Self.thing)
        }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await queue.read(body)
        } catch {
            throw StoreFailure.problem(error, of: Self.thing)
        }
    }
}
