import GRDB

/// The tables of jobs and descriptions.
enum JobTables {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: jobs and their full text") { db in
            try db.create(table: "job") { table in
                table.primaryKey("id", .text)
                table.column("state", .text).notNull()
                table.column("attempt", .integer).notNull().defaults(to: 0)
                // Milliseconds since 1970 up to which a running job belongs to its worker.
                table.column("lease", .integer)
                table.column("request", .text).notNull()
                table.column("picture", .text)
                table.column("owner", .text).notNull()
                table.column("idempotencyKey", .text)
                table.column("created", .integer).notNull()
                table.column("finished", .integer)
                table.column("description", .text)
                table.column("sounds", .text)
                table.column("problemCode", .text)
                table.column("problemMessage", .text)
            }
            try db.execute(sql: "CREATE INDEX jobByState ON job (state, created)")
            try db.execute(sql: "CREATE INDEX jobByOwner ON job (owner, created)")
            try db.execute(
                sql: "CREATE UNIQUE INDEX jobByKey ON job (owner, idempotencyKey) WHERE idempotencyKey IS NOT NULL")
            try db.execute(
                sql:
                    "CREATE VIRTUAL TABLE jobText USING fts5(id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2')"
            )
        }
        migrator.registerMigration("2: words in their rows, processes, blobs without a job") { db in
            try db.alter(table: "job") { table in
                table.add(column: "words", .text)
                // Of the request that an idempotency key came with.
                table.add(column: "digest", .text)
                table.add(column: "process", .text)
                // Milliseconds since 1970 at which a worker last took it.
                table.add(column: "claimed", .integer)
            }
            for row in try Row.fetchAll(db, sql: "SELECT id, words FROM jobText") {
                let id: String = try row.decode(forColumn: "id"), words: String = try row.decode(forColumn: "words")
                try db.execute(sql: "UPDATE job SET words = ? WHERE id = ?", arguments: [SearchText.folded(words), id])
            }
            try db.drop(table: "jobText")
            try db.create(table: "pendingBlob") { table in
                table.primaryKey("key", .text)
                table.column("owner", .text).notNull()
                table.column("created", .integer).notNull()
            }
        }
        migrator.registerMigration("3: conversations about pictures") { db in
            try db.create(table: "message") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("job", .text).notNull().indexed().references("job", onDelete: .cascade)
                table.column("role", .text).notNull()
                table.column("text", .text).notNull()
                table.column("model", .text)
                table.column("confidence", .double)
                table.column("language", .text)
                table.column("created", .integer).notNull()
            }
        }
        return migrator
    }
}
