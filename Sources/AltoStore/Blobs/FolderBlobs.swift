import Alto
import AltoFiles
package import Foundation

/// Blobs as files of a folder. A file appears under its name only when all of it is on disk. A process that starts clears
/// away what others that have ended left half written.
package actor FolderBlobs: BlobStore {
    private nonisolated let executor = BlockingExecutor(label: "blobs")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    private let folder: URL
    package nonisolated var place: BlobPlace { .thisMachine }

    /// - Throws: `Problem` (diskFailed) when the folder cannot be made.
    package init(folder: URL) throws {
        self.folder = folder
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problem(.diskFailed, "The folder for pictures and sounds cannot be made.")
        }
        let kinds = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        for kind in kinds { PendingFile.removeAbandoned(in: kind) }
    }

    package func put(_ bytes: Data, _ key: BlobKey, type: String) throws {
        let target = url(of: key)
        let parent = target.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(
                at: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problem(.diskFailed, "The folder for pictures and sounds cannot be written.")
        }
        do {
            let file = try PendingFile(path: target.path, mode: 0o600)
            try file.write(bytes.span)
            _ = try file.publish(insistsOnName: true)
        } catch {
            throw Self.problem(error)
        }
    }

    package func read(_ key: BlobKey) throws -> Data {
        do {
            return try Data(contentsOf: url(of: key), options: .alwaysMapped)
        } catch {
            throw Problem(.notFound, "What was kept under that name is gone.")
        }
    }

    package func size(of key: BlobKey) throws -> Int {
        var facts = stat()
        guard stat(url(of: key).path, &facts) == 0 else {
            throw Problem(.notFound, "What was kept under that name is gone.")
        }
        return Int(facts.st_size)
    }

    package func remove(_ key: BlobKey) throws {
        if unlink(url(of: key).path) != 0, errno != ENOENT { throw Self.problem(DiskError(errno: errno)) }
    }

    package func uploadRequest(for key: BlobKey, type: String, lifetime: Duration) -> SignedRequest? { nil }

    private func url(of key: BlobKey) -> URL { folder.appending(path: key.text) }

    private static func problem(_ error: DiskError) -> Problem {
        error == .full
            ? Problem(.diskFull, "The disk is full: nothing was kept.", remedy: "Make room first.")
            : Problem(.diskFailed, "The disk could not be written.")
    }
}
