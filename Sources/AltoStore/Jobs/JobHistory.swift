import Alto
import GRDB

/// Looking at jobs, and forgetting them.
extension JobStore {
    /// One page of an owner's jobs, the newest first.
    package struct Page: Sendable {
        package let jobs: [Job]
        /// Where the next page begins; nil at the end.
        package let next: String?
    }

    /// - Returns: nil when there is none, or it is somebody else's.
    package func job(_ id: String, owner: String) async throws -> Job? {
        try await read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM job WHERE id = ? AND owner = ?", arguments: [id, owner]).map(JobTables.job)
        }
    }

    /// Whoever owns it.
    package func anyJob(_ id: String) async throws -> Job? {
        try await read { try Row.fetchOne($0, sql: "SELECT * FROM job WHERE id = ?", arguments: [id]).map(JobTables.job) }
    }

    /// - Parameters:
    ///   - words: only descriptions in which all of these words, or words that begin so, occur.
    ///   - cursor: `next` of the page before.
    /// - Throws: `Problem` (usage) for a cursor that is none.
    package func page(owner: String, words: String? = nil, after cursor: String? = nil, count: Int = 20) async throws -> Page {
        let terms = words.map(SearchText.terms)
        if let terms, terms.isEmpty { return Page(jobs: [], next: nil) }
        guard let place = cursor.map({ Int64($0) }) ?? .max else {
            throw Problem(.usage, "There is no such page.", remedy: "Give what the page before says is next.")
        }
        return try await read { db in
            let found = (terms ?? []).map { _ in "AND instr(words, ?) > 0" }.joined(separator: " ")
            var arguments: StatementArguments = [owner, place]
            arguments += StatementArguments(terms ?? [])
            let rows = try Row.fetchAll(
                db, sql: "SELECT rowid AS place, * FROM job WHERE owner = ? AND rowid < ? \(found) ORDER BY rowid DESC LIMIT ?",
                arguments: arguments + [count + 1])
            let jobs = try rows.prefix(count).map(JobTables.job)
            let last: Int64? = rows.count > count ? rows[count - 1]["place"] : nil
            return Page(jobs: jobs, next: last.map(String.init))
        }
    }

    /// Forgets a job: when this returns no byte of it is left in the files.
    ///
    /// - Returns: what it was, so that its blobs can be deleted; nil when there was none.
    package func remove(_ id: String, owner: String) async throws -> Job? {
        let removed = try await write { db -> Job? in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM job WHERE id = ? AND owner = ?", arguments: [id, owner])
            else { return nil }
            try Self.erase([id], in: db)
            return try JobTables.job(row)
        }
        if removed != nil { try await scrub() }
        return removed
    }

    /// Forgets what was finished before a time, and everything of an owner when one is given, without a trace.
    package func removeAll(finishedBefore time: Int = .max, owner: String? = nil) async throws -> [Job] {
        let removed = try await write { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT * FROM job WHERE state IN ('done', 'failed') AND finished < ? AND owner = COALESCE(?, owner)",
                arguments: [time, owner])
            let jobs = try rows.map(JobTables.job)
            try Self.erase(jobs.map(\.id), in: db)
            return jobs
        }
        if !removed.isEmpty { try await scrub() }
        return removed
    }

    /// How many jobs there are in each state.
    package func counts() async throws -> [Job.State: Int] {
        try await read { db in
            var counts: [Job.State: Int] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT state, COUNT(*) AS count FROM job GROUP BY state") {
                if let state = Job.State(rawValue: row["state"]) { counts[state] = row["count"] }
            }
            return counts
        }
    }

    private static func erase(_ ids: [String], in db: Database) throws {
        for id in ids { try db.execute(sql: "DELETE FROM job WHERE id = ?", arguments: [id]) }
    }

    /// The queue is closed to others for as long as SQLite needs to write the file anew.
    private func scrub() async throws {
        let queue = queue
        try await Task.detached { try StoreFailure.mapped(Self.thing) { try DatabaseFile.scrub(queue) } }.value
    }
}
