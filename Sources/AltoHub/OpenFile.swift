import Foundation

/// An open file of the operating system; closed when the last reference goes.
///
/// Foundation's FileHandle can neither lock, nor tell a full disk apart, nor wait until bytes are on the disk.
final class OpenFile {
    private let descriptor: CInt

    /// - Parameter flags: as of `open(2)`; the descriptor is never handed down to other programs.
    init(_ path: String, _ flags: CInt, mode: mode_t = 0o666) throws(DiskError) {
        descriptor = unsafe open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw DiskError(errno: errno) }
    }

    deinit { close(descriptor) }

    /// Writes all of the bytes, at the place where the last call stopped.
    func write(_ bytes: borrowing Span<UInt8>) throws(DiskError) {
        var left = bytes.count
        while left > 0 {
            let start = bytes.count - left
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Foundation.write(descriptor, buffer.baseAddress.map { unsafe $0 + start }, left)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw DiskError(errno: errno) }
            left -= count
        }
    }

    /// Up to so many bytes; none at the end of the file.
    func read(upTo count: Int) throws(DiskError) -> [UInt8] {
        while true {
            var failure: CInt = 0
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                let got = unsafe Foundation.read(descriptor, buffer.baseAddress, count)
                failure = got < 0 ? errno : 0
                filled = max(0, got)
            }
            if failure == 0 { return bytes }
            if failure != EINTR { throw DiskError(errno: failure) }
        }
    }

    /// Cuts the file, and goes on writing at its new end.
    func truncate(to size: Int64) throws(DiskError) {
        guard ftruncate(descriptor, off_t(size)) == 0, lseek(descriptor, off_t(size), SEEK_SET) >= 0 else {
            throw DiskError(errno: errno)
        }
    }

    /// Waits until all that was written is on the disk.
    func synchronise() throws(DiskError) {
        guard fsync(descriptor) == 0 else { throw DiskError(errno: errno) }
    }

    /// Takes the exclusive lock that goes with the file, as Python's filelock does. The lock ends with this object.
    ///
    /// - Returns: false when another process has it.
    func lock() throws(DiskError) -> Bool {
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            if code == EWOULDBLOCK || code == EACCES { return false }
            throw DiskError(errno: code)
        }
        return true
    }

    /// Whether a name still leads to the file.
    var isLinked: Bool {
        var facts = stat()
        return unsafe fstat(descriptor, &facts) == 0 && facts.st_nlink > 0
    }

    /// Makes the names in a folder last through a cut of power. File systems that cannot do it are left alone.
    static func synchronise(folder: String) {
        if let file = try? OpenFile(folder, O_RDONLY | O_DIRECTORY) { try? file.synchronise() }
    }
}
