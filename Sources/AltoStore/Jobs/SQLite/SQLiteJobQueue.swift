package import Alto
import AltoFiles
package import Foundation
import GRDB

/// Jobs and descriptions in one SQLite file, and beside it a folder of locks by which processes see whether the
/// others live.
package struct SQLiteJobQueue: JobStore {
    let database: DatabaseFile
    private let limits: JobLimits
    private let process: WorkerProcess
    private let clock: @Sendable () -> Date

    /// - Parameter clock: what time it is; tests give their own.
    /// - Throws: `Problem` (storeFailed, diskFull).
    package init(
        path: URL, limits: JobLimits = JobLimits(), clock: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        let databaseName = "database of descriptions"
        self.limits = limits
        self.clock = clock
        database = try DatabaseFile(path, label: "jobs", databaseName: databaseName, migrator: JobTables.migrator)
        process = try StoreFailure.mapped(databaseName) {
            try WorkerProcess(folder: path.deletingLastPathComponent().appending(path: "processes"))
        }
    }

    // MARK: Accepting

    package func accept(
        _ request: DescriptionRequest, picture: String, owner: String, idempotencyKey: String?, digest: String?
    ) async throws -> (job: Job, isNew: Bool) {
        let limit = limits.waiting
        let new = JobRow(
            id: RandomName.unguessable(), request: request, picture: picture, owner: owner,
            idempotencyKey: idempotencyKey, digest: digest, created: seconds)
        return try await database.write { db in
            if let idempotencyKey, let known = try Self.job(owner, idempotencyKey, digest, in: db) {
                return (known, false)
            }
            guard try JobRow.filter({ $0.state == Job.State.queued.rawValue }).fetchCount(db) < limit else {
                throw Problem(.overloaded, "There are too many pictures waiting.", remedy: "Try again in a moment.")
            }
            try new.insert(db)
            try PendingBlobRow.deleteOne(db, key: picture)
            return (new.job, true)
        }
    }

    package func job(owner: String, idempotencyKey: String, digest: String) async throws -> Job? {
        try await database.read { try Self.job(owner, idempotencyKey, digest, in: $0) }
    }

    private static func job(_ owner: String, _ key: String, _ digest: String?, in db: Database) throws -> Job? {
        guard let known = try JobRow.filter({ $0.owner == owner && $0.idempotencyKey == key }).fetchOne(db)
        else { return nil }
        guard known.digest == nil || known.digest == digest else {
            throw Problem(
                .idempotencyKeyReused, "This Idempotency-Key came with another picture or other wishes before.",
                remedy: "Take a new key for a new request.")
        }
        return known.job
    }

    // MARK: Working

    package var heartbeat: Duration { limits.lease / 3 }

    package func claim() async throws -> JobClaim? {
        let now = seconds, milliseconds = milliseconds, lease = lease, attempts = limits.attempts, process = process
        let backoff = Int(limits.backoff / .milliseconds(1))
        return try await database.write { db in
            let running = try String.fetchAll(
                db, sql: "SELECT DISTINCT process FROM job WHERE state = 'running' AND process IS NOT NULL")
            for gone in running.filter(process.isGone) {
                try db.execute(
                    sql: "UPDATE job SET lease = 0, process = NULL WHERE state = 'running' AND process = ?",
                    arguments: [gone])
            }
            while var row = try JobRow.fetchOne(
                db,
                sql: """
                    SELECT * FROM job WHERE state = 'queued' OR (state = 'running' AND lease < ?)
                    ORDER BY CASE WHEN attempt < 2 OR claimed < ? THEN created * 1000 ELSE claimed END, rowid LIMIT 1
                    """, arguments: [milliseconds, milliseconds - backoff])
            {
                let isPoison = row.attempt >= attempts
                try row.updateChanges(db) {
                    if isPoison {
                        let message = "Describing this picture failed \(attempts) times without an answer."
                        $0.fail(.poison, message, at: now)
                    } else {
                        $0.state = .running
                        $0.attempt += 1
                        $0.lease = milliseconds + lease
                        $0.claimed = milliseconds
                        $0.process = process.id
                    }
                }
                if !isPoison { return JobClaim(job: row.job) }
            }
            return nil
        }
    }

    package func renew(_ claim: JobClaim) async throws -> Bool {
        let end = milliseconds + lease
        return try await change(claim) { $0.lease = end }
    }

    package func finish(_ claim: JobClaim, with result: JobResult) async throws -> Bool {
        let now = seconds
        return try await change(claim) {
            $0.state = .done
            $0.finished = now
            $0.description = result.description
            $0.sounds = result.sounds
            $0.words = SearchText.folded(result.searchable)
        }
    }

    package func fail(_ claim: JobClaim, _ problem: Problem) async throws -> Bool {
        let now = seconds
        return try await change(claim) { $0.fail(problem.code, problem.sentence, at: now) }
    }

    package func release(_ claim: JobClaim) async throws {
        _ = try await change(claim) {
            $0.state = .queued
            $0.lease = nil
            $0.process = nil
            $0.attempt -= 1
        }
    }

    package func forgetPicture(of id: String) async throws {
        try await database.write { try $0.execute(sql: "UPDATE job SET picture = NULL WHERE id = ?", arguments: [id]) }
    }

    package func counts() async throws -> [Job.State: Int] {
        try await database.read { db in
            var counts: [Job.State: Int] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT state, COUNT(*) AS count FROM job GROUP BY state") {
                if let state = Job.State(rawValue: row["state"]) { counts[state] = row["count"] }
            }
            return counts
        }
    }

    // MARK: Below

    /// - Returns: false, and nothing was changed, when the claim is no longer good.
    private func change(_ claim: JobClaim, _ body: @escaping @Sendable (inout JobRow) -> Void) async throws -> Bool {
        let id = claim.job.id, attempt = claim.attempt
        return try await database.write { db in
            guard var row = try JobRow.fetchOne(db, key: id), row.attempt == attempt, row.state == .running
            else { return false }
            try row.updateChanges(db, modify: body)
            return true
        }
    }

    var seconds: Int { Int(clock().timeIntervalSince1970) }
    private var milliseconds: Int { Int(clock().timeIntervalSince1970 * 1000) }
    private var lease: Int { Int(limits.lease / .milliseconds(1)) }
}

extension JobRow {
    fileprivate mutating func fail(_ code: Problem.Code, _ message: String, at time: Int) {
        state = .failed
        finished = time
        problemCode = code.rawValue
        problemMessage = message
    }
}
