public import Alto
public import Foundation
import GRDB

/// The people who agreed to be recognised, in one SQLite file. Several processes may use it at once.
///
/// Kept are names, 128 numbers a face, and consents; never a picture. What is removed is overwritten: SQLite zeroes
/// deleted content (`secure_delete`), the file is rewritten (`VACUUM`, with its scratch in memory), and the
/// write-ahead log is emptied before removal is reported.
///
/// The file is made with the first person (mode 0600, its folder 0700 where that is made, too). A gallery without a
/// file is an empty one: to look at a picture leaves nothing behind.
public actor GalleryStore: Gallery {
    private static let thing = "gallery of people"
    private let path: URL
    private var open: DatabaseQueue?
    private let executor = BlockingExecutor(label: "gallery")
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter path: the database file. It is opened when it is first needed.
    /// - Throws: `Problem` (storeFailed) when the path names a folder.
    public init(path: URL) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder), isFolder.boolValue {
            throw Problem(.storeFailed, "The gallery of people cannot be opened: a folder has its name.")
        }
        self.path = path
    }

    /// Everybody with their numbers, by name.
    public func people() throws -> [Person] {
        try read { try GalleryTables.people(in: $0) } ?? []
    }

    /// Everybody without their numbers, by name.
    public func list() throws -> [PersonRecord] {
        try read { try GalleryTables.records(in: $0) } ?? []
    }

    /// - Throws: `Problem` (personUnknown).
    public func show(_ name: String) throws -> PersonRecord {
        let name = try PersonName(name)
        guard let record = try read({ try GalleryTables.records(in: $0, key: name.key).first }) ?? nil else {
            throw Self.unknown(name)
        }
        return record
    }

    /// Enrols somebody, or adds faces to somebody who is enrolled: the name is as it was first given, and the new
    /// consent is kept beside the earlier ones.
    ///
    /// - Parameter time: seconds since 1970.
    /// - Throws: `Problem` (usage, consentRequired, storeFailed, diskFull).
    @discardableResult
    public func add(
        name: String, embeddings: [FaceEmbedding], consent: String, time: Int = Int(Date().timeIntervalSince1970)
    ) throws -> PersonRecord {
        let name = try PersonName(name)
        let consent = try ConsentText(consent)
        guard !embeddings.isEmpty else {
            throw Problem(.usage, "There is no face to enrol.", remedy: "Give at least one picture.")
        }
        return try StoreFailure.mapped(Self.thing) {
            try queue().write { db in
                try GalleryTables.add(name, embeddings: embeddings, consent: consent, time: time, in: db)
                guard let record = try GalleryTables.records(in: db, key: name.key).first else {
                    throw StoreFailure.damaged
                }
                return record
            }
        }
    }

    /// Forgets a person: when this returns no byte of theirs is left in the files.
    /// - Throws: `Problem` (personUnknown, storeFailed).
    public func remove(_ name: String) throws {
        let name = try PersonName(name)
        let removed = try erase { try GalleryTables.remove(key: name.key, in: $0) }
        guard removed > 0 else { throw Self.unknown(name) }
    }

    /// Forgets everybody.
    /// - Returns: how many people were forgotten.
    @discardableResult
    public func forgetAll() throws -> Int {
        try erase { try GalleryTables.removeAll(in: $0) }
    }

    private static func unknown(_ name: PersonName) -> Problem {
        Problem(
            .personUnknown, "Nobody called \"\(name.text)\" is enrolled.",
            remedy: "`alto people list` names everybody who is.")
    }

    // MARK: The file

    private var fileExists: Bool { FileManager.default.fileExists(atPath: path.path) }

    private func queue() throws -> DatabaseQueue {
        if let open { return open }
        let queue = try DatabaseFile.open(path, label: "gallery", migrator: GalleryTables.migrator)
        open = queue
        return queue
    }

    /// - Returns: nil when there is no file yet.
    private func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws -> Value? {
        guard fileExists else { return nil }
        return try StoreFailure.mapped(Self.thing) { try queue().read(body) }
    }

    private func erase(_ body: @Sendable (Database) throws -> Int) throws -> Int {
        guard fileExists else { return 0 }
        return try StoreFailure.mapped(Self.thing) {
            let queue = try queue()
            let count = try queue.write(body)
            // Also when nothing was removed: an earlier removal may have been cut short before this point.
            try DatabaseFile.scrub(queue)
            return count
        }
    }
}
