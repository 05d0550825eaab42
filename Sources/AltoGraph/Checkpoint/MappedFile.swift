package import Foundation

/// A file's bytes, mapped for reading. Pages come in as they are touched and can be given back.
@safe package final class MappedFile: ReleasablePages, @unchecked Sendable {
    // The mapping is read-only and stays where it is until deinit, so that threads may share it.
    package let name: String
    package let count: Int
    let bytes: UnsafeRawBufferPointer
    /// What tells this file, as it is now, from any other: device, inode, size, times of change.
    package let identity: String

    package init(_ url: URL) throws(CheckpointError) {
        name = shown(url.lastPathComponent)
        // O_NONBLOCK: opening a named pipe must not wait for a writer.
        let descriptor = unsafe open(url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(file: name, reason: Self.reason()) }
        defer { close(descriptor) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw .unreadable(file: name, reason: Self.reason()) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .unreadable(file: name, reason: "it is not a file") }
        count = Int(facts.st_size)
        #if canImport(Darwin)
            let (modified, changed) = (facts.st_mtimespec, facts.st_ctimespec)
        #else
            let (modified, changed) = (facts.st_mtim, facts.st_ctim)
        #endif
        identity = [
            Int(facts.st_dev), Int(facts.st_ino), count, modified.tv_sec, modified.tv_nsec, changed.tv_sec,
            changed.tv_nsec,
        ].map(String.init).joined(separator: ".")
        guard count > 0 else {
            unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe start != MAP_FAILED
        else { throw .unreadable(file: name, reason: Self.reason()) }
        unsafe bytes = UnsafeRawBufferPointer(start: start, count: count)
    }

    deinit {
        guard let start = unsafe bytes.baseAddress else { return }
        unsafe munmap(UnsafeMutableRawPointer(mutating: start), count)
    }

    /// Gives the pages back that are in memory: whoever touches them again reads them again from the file's cache.
    func release() {
        guard let start = unsafe bytes.baseAddress else { return }
        unsafe madvise(UnsafeMutableRawPointer(mutating: start), count, Int32(MADV_DONTNEED))
    }

    /// A part of the file.
    ///
    /// - Returns: nil where it reaches beyond the end.
    func region(_ offset: Int, _ length: Int) -> UnsafeRawBufferPointer? {
        let (end, overflow) = offset.addingReportingOverflow(length)
        guard offset >= 0, length >= 0, !overflow, end <= count else { return nil }
        return unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<end])
    }

    private static func reason() -> String {
        unsafe String(cString: strerror(errno))
    }
}

/// What tells a file, as it is now, from any other, and from itself after a change.
package struct FileIdentity {
    package let text: String

    /// - Throws: `CheckpointError` where there is no such file.
    package init(_ url: URL) throws(CheckpointError) {
        text = try MappedFile(url).identity
    }
}
