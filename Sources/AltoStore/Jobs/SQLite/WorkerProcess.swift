import Foundation
import Synchronization

/// This process among those that work on one queue. It holds a lock on a file of its own for as long as it lives, however it ends:
/// so others, and this program when it is started again, know at once whose jobs were left behind.
final class WorkerProcess: Sendable {
    /// What stands beside the jobs that it works on.
    let id = UUID().uuidString
    private let folder: URL
    private let descriptor: Int32
    /// Processes that were seen to be gone: ids are never used twice.
    private let gone = Mutex<Set<String>>([])

    /// - Parameter folder: for the locks of all processes. It is made where it is not there.
    init(folder: URL) throws(StoreFailure) {
        self.folder = folder
        guard
            (try? FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])) != nil
        else { throw .cannotOpen }
        let file = folder.appending(path: id)
        descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw errno == ENOSPC ? .diskFull : .cannotOpen }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .cannotOpen
        }
    }

    deinit {
        unlink(folder.appending(path: id).path)
        close(descriptor)
    }

    /// Whether a process has ended. One whose lock cannot be asked for counts as alive: its leases run out by themselves.
    func isGone(_ process: String) -> Bool {
        guard process != id, UUID(uuidString: process) != nil else { return false }
        if gone.withLock({ $0.contains(process) }) { return true }
        let file = folder.appending(path: process)
        let other = open(file.path, O_RDWR | O_CLOEXEC)
        if other < 0 {
            guard errno == ENOENT else { return false }
        } else {
            defer { close(other) }
            guard flock(other, LOCK_EX | LOCK_NB) == 0 else { return false }
            unlink(file.path)
        }
        gone.withLock { _ = $0.insert(process) }
        return true
    }
}
