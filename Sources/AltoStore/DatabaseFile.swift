import Foundation
import GRDB

/// A database file of Alto's: how it is made, opened, read, written and cleared of what was deleted. Processes that
/// have the same file open wait for one another; whatever one has written, the others read.
struct DatabaseFile: Sendable {
    /// How long one process waits for another.
    private static let busyTimeout: TimeInterval = 10

    let queue: DatabaseQueue
    private let databaseName: String

    /// - Parameters:
    ///   - label: names the database in debugging.
    ///   - thing: what is kept there, as people call it: "gallery of people".
    /// - Throws: `Problem` (storeFailed, diskFull).
    init(_ path: URL, label: String, databaseName: String, migrator: DatabaseMigrator) throws {
        self.databaseName = databaseName
        queue = try StoreFailure.mapped(databaseName) { try Self.open(path, label: label, migrator: migrator) }
    }

    /// - Throws: `Problem`: storeFailed, diskFull, and what the body throws.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do { return try await queue.read(body) } catch { throw StoreFailure.problem(error, of: databaseName) }
    }

    /// In one transaction, which is on disk when this returns.
    /// - Throws: `Problem`: storeFailed, diskFull, and what the body throws.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do { return try await queue.write(body) } catch { throw StoreFailure.problem(error, of: databaseName) }
    }

    /// As below, also for a task that was cancelled meanwhile. The file is closed to others for as long as SQLite
    /// needs to write it anew.
    func scrub() async throws {
        try await Task.detached { try StoreFailure.mapped(databaseName) { try Self.scrub(queue) } }.value
    }

    private static func open(_ path: URL, label: String, migrator: DatabaseMigrator) throws -> DatabaseQueue {
        try create(path)
        var configuration = Configuration()
        configuration.label = label
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(busyTimeout)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA secure_delete = ON")
            // VACUUM copies the database; not into a file elsewhere.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        // Two processes that make the file at the same moment trip over each other's journal mode and tables, where
        // SQLite does not wait by itself. Whoever comes second finds all done when trying again.
        var attempt = 0
        while true {
            do {
                let queue = try DatabaseQueue(path: path.path, configuration: configuration)
                if try queue.read(migrator.hasBeenSuperseded) { throw StoreFailure.newer }
                let isNew = try queue.read(migrator.appliedIdentifiers).isEmpty
                let isCurrent = try queue.read(migrator.hasCompletedMigrations)
                try migrator.migrate(queue)
                // What was moved leaves nothing behind; where another process is in the way, the next deletion sees to it.
                if !isNew, !isCurrent { try? scrub(queue) }
                return queue
            } catch let error as DatabaseError where attempt < 20 && error.isPassing {
                attempt += 1
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    /// Leaves nothing of deleted content in the database or its log.
    static func scrub(_ queue: DatabaseQueue) throws {
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "VACUUM")
            // SQLite answers "busy" in a row, not as an error.
            let isBusy = try Bool.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? true
            if isBusy { throw StoreFailure.inUse }
        }
    }

    /// SQLite would make the file readable by everybody; its log and index take the file's mode over.
    private static func create(_ path: URL) throws {
        let folder = path.deletingLastPathComponent()
        do {
            if !FileManager.default.fileExists(atPath: folder.path) {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw StoreFailure.cannotOpen
        }
        let descriptor = Foundation.open(path.path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
        } else if errno != EEXIST {
            throw errno == ENOSPC ? StoreFailure.diskFull : StoreFailure.cannotOpen
        } else {
            // Not through a descriptor: closing one would drop the locks that SQLite holds in this process. Somebody
            // else's file stays as it is.
            _ = chmod(path.path, 0o600)
        }
    }
}

extension DatabaseError {
    /// What another process's creation of the same file causes, and goes away.
    fileprivate var isPassing: Bool {
        switch resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CONSTRAINT, .SQLITE_SCHEMA, .SQLITE_ERROR: true
        default: false
        }
    }
}
