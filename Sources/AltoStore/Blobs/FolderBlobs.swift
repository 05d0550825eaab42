import Alto
package import Foundation

/// Blobs as files of a folder. A file appears under its name only when all of it is on disk.
///
/// A process that starts clears away what it finds half written. Where another one is writing at that moment its `put`
/// fails (diskFailed), and nothing is kept of it.
package actor FolderBlobs: BlobStore {
    private nonisolated let executor = BlockingExecutor(label: "blobs")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    private let folder: URL

    /// - Throws: `Problem` (diskFailed) when the folder cannot be made.
    package init(folder: URL) throws {
        self.folder = folder
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problem(.diskFailed, "The folder for pictures and sounds cannot be made.")
        }
        Self.clean(folder)
    }

    package func put(_ bytes: Data, _ key: BlobKey, type: String) throws {
        let target = place(of: key)
        let parent = target.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(
                at: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problem(.diskFailed, "The folder for pictures and sounds cannot be written.")
        }
        let temporary = parent.appending(path: ".\(UUID().uuidString).part")
        do {
            try Self.write(bytes, to: temporary)
            guard rename(temporary.path, target.path) == 0 else { throw Self.problem(errno) }
            try Self.sync(parent)
        } catch {
            unlink(temporary.path)
            throw error
        }
    }

    package func read(_ key: BlobKey) throws -> Data {
        do {
            return try Data(contentsOf: place(of: key), options: .alwaysMapped)
        } catch {
            throw Problem(.notFound, "What was kept under that name is gone.")
        }
    }

    package func size(of key: BlobKey) throws -> Int {
        var facts = stat()
        guard stat(place(of: key).path, &facts) == 0 else { throw Problem(.notFound, "What was kept under that name is gone.") }
        return Int(facts.st_size)
    }

    package func remove(_ key: BlobKey) throws {
        if unlink(place(of: key).path) != 0, errno != ENOENT { throw Self.problem(errno) }
    }

    package func uploadRequest(for key: BlobKey, type: String, lifetime: Duration) -> SignedRequest? { nil }

    private func place(of key: BlobKey) -> URL { folder.appending(path: key.text) }

    private static func write(_ bytes: Data, to file: URL) throws {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw problem(errno) }
        defer { close(descriptor) }
        var left = bytes[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw problem(errno) }
            left = left.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw problem(errno) }
    }

    private static func sync(_ folder: URL) throws {
        let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw problem(errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw problem(errno) }
    }

    /// What a crash left half written.
    private static func clean(_ folder: URL) {
        let kinds = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        for kind in kinds {
            let files = (try? FileManager.default.contentsOfDirectory(at: kind, includingPropertiesForKeys: nil)) ?? []
            for file in files where file.pathExtension == "part" { try? FileManager.default.removeItem(at: file) }
        }
    }

    private static func problem(_ number: Int32) -> Problem {
        number == ENOSPC || number == EDQUOT
            ? Problem(.diskFull, "The disk is full: nothing was kept.", remedy: "Make room first.")
            : Problem(.diskFailed, "The disk could not be written.")
    }
}
