import Alto
import GRDB

extension SQLiteJobQueue {
    package func job(_ id: String, owner: String) async throws -> Job? {
        try await database.read { try JobRow.filter { $0.id == id && $0.owner == owner }.fetchOne($0)?.job }
    }

    package func anyJob(_ id: String) async throws -> Job? {
        try await database.read { try JobRow.fetchOne($0, key: id)?.job }
    }

    package func page(owner: String, words: String?, after cursor: String?, count: Int) async throws -> JobPage {
        let terms = words.map(SearchText.terms)
        if let terms, terms.isEmpty { return JobPage(jobs: [], next: nil) }
        guard let position = cursor.map({ Int64($0) }) ?? .max else {
            throw Problem(.usage, "There is no such page.", remedy: "Give what the page before says is next.")
        }
        return try await database.read { db in
            let found = (terms ?? []).map { _ in "AND instr(words, ?) > 0" }.joined(separator: " ")
            var arguments: StatementArguments = [owner, position]
            arguments += StatementArguments(terms ?? [])
            let rows = try JobRow.fetchAll(
                db, sql: "SELECT * FROM job WHERE owner = ? AND rowid < ? \(found) ORDER BY rowid DESC LIMIT ?",
                arguments: arguments + [count + 1])
            let last =
                try rows.count <= count
                ? nil : Int64.fetchOne(db, sql: "SELECT rowid FROM job WHERE id = ?", arguments: [rows[count - 1].id])
            return JobPage(jobs: rows.prefix(count).map(\.job), next: last.map(String.init))
        }
    }

    package func remove(_ id: String, owner: String) async throws -> Job? {
        try await erase(JobRow.filter { $0.id == id && $0.owner == owner }).first
    }

    package func removeAll(owner: String) async throws -> [Job] {
        try await erase(JobRow.filter { $0.owner == owner && $0.finished != nil })
    }

    package func removeAll(finishedBefore time: Int) async throws -> [Job] {
        try await erase(JobRow.filter { $0.finished < time })
    }

    private func erase(_ doomed: QueryInterfaceRequest<JobRow>) async throws -> [Job] {
        let rows = try await database.write { db in
            let rows = try doomed.fetchAll(db)
            try doomed.deleteAll(db)
            return rows
        }
        if !rows.isEmpty { try await database.scrub() }
        return rows.map(\.job)
    }
}
