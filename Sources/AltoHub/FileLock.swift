import Alto
import AltoFiles
import Foundation

/// The lock beside a blob. Whoever has it downloads, links or removes the blob; the others wait.
///
/// It is the lock of the Python client: `flock` on `.locks/models--owner--name/<blob>.lock`. The file stays when the
/// lock ends, because removing it would let two processes lock two files of the same name.
struct FileLock: ~Copyable {
    private let file: OpenFile

    /// - Returns: nil when another process has it.
    init?(trying path: String) throws(DiskError) {
        let file = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o664)
        // A name that was removed meanwhile guards nothing.
        guard try file.lock(), file.isLinked else { return nil }
        self.file = file
    }

    /// Ends the lock, and not a moment earlier.
    consuming func release() {
        withExtendedLifetime(file) {}
    }

    /// Waits for the lock, asking every tenth of a second.
    ///
    /// - Parameter onWaiting: called once, when another process has it.
    static func waiting(
        for path: String, clock: MonotonicClock, onWaiting: () -> Void
    ) async throws -> FileLock {
        var isFirst = true
        while true {
            if let lock = try FileLock(trying: path) { return lock }
            if isFirst { onWaiting() }
            isFirst = false
            try await clock.sleep(.milliseconds(100))
        }
    }
}
