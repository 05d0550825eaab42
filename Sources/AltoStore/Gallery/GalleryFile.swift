import Alto
import Foundation
import GRDB

/// The one file of all owners' people. It is made when it is first written to, and opened when it is first needed.
actor GalleryFile {
    private static let databaseName = "gallery of people"
    private let path: URL
    private var open: DatabaseQueue?
    private let executor = BlockingExecutor(label: "gallery")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Throws: `Problem` (storeFailed) when the path names a folder.
    init(path: URL) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder), isFolder.boolValue {
            throw Problem(.storeFailed, "The gallery of people cannot be opened: a folder has its name.")
        }
        self.path = path
    }

    /// - Returns: nil when there is no file yet.
    /// - Throws: `Problem` (storeFailed).
    func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws -> Value? {
        guard exists else { return nil }
        return try StoreFailure.mapped(Self.databaseName) { try queue().read(body) }
    }

    /// - Throws: `Problem` (storeFailed, diskFull).
    func write<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws -> Value {
        try StoreFailure.mapped(Self.databaseName) { try queue().write(body) }
    }

    /// Removes what the body removes, and every byte of it.
    /// - Returns: what the body counted; 0 when there is no file yet.
    /// - Throws: `Problem` (storeFailed).
    func erase(_ body: @Sendable (Database) throws -> Int) throws -> Int {
        guard exists else { return 0 }
        return try StoreFailure.mapped(Self.databaseName) {
            let queue = try queue()
            let count = try queue.write(body)
            // Also when nothing was removed: an earlier removal may have been cut short before this point.
            try DatabaseFile.scrub(queue)
            return count
        }
    }

    private var exists: Bool { FileManager.default.fileExists(atPath: path.path) }

    private func queue() throws -> DatabaseQueue {
        if let open { return open }
        let queue = try DatabaseFile(
            path, label: "gallery", databaseName: Self.databaseName, migrator: GalleryTables.migrator
        ).queue
        open = queue
        return queue
    }
}
