#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that appears under its name only when it is complete: it is written under another name in the same folder,
/// synced, then renamed. If it is not published, it is removed.
struct PendingFile: ~Copyable {
    let path: String
    private let temporary: String
    let descriptor: Int32
    private var isOpen = true

    /// - Throws: when the folder is missing or may not be written, or the path is a folder's.
    init(path: String) throws(DiskFailure) {
        try Self.check(path)
        let folder = Self.folder(of: path)
        for attempt in 1...8 {
            let candidate = folder + "/.alto-" + String(UInt64.random(in: .min ... .max), radix: 36) + ".part"
            // Permissions are what the user's umask leaves.
            let opened = unsafe open(candidate, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if opened >= 0 {
                self.path = path
                temporary = candidate
                descriptor = opened
                return
            }
            if errno != EEXIST || attempt == 8 { break }
        }
        throw DiskFailure(number: errno, path: path)
    }

    deinit {
        if isOpen {
            unsafe unlink(temporary)
            close(descriptor)
        }
    }

    /// Whether a file could be written at a path, without writing anything.
    static func check(_ path: String) throws(DiskFailure) {
        var facts = stat()
        if unsafe stat(path, &facts) == 0 {
            if facts.st_mode & S_IFMT == S_IFDIR { throw DiskFailure(number: EISDIR, path: path) }
        } else if errno != ENOENT {
            throw DiskFailure(number: errno, path: path)
        }
        let folder = folder(of: path)
        guard unsafe stat(folder, &facts) == 0 else { throw DiskFailure(number: errno, path: path) }
        guard facts.st_mode & S_IFMT == S_IFDIR else { throw DiskFailure(number: ENOTDIR, path: path) }
        guard unsafe access(folder, W_OK | X_OK) == 0 else { throw DiskFailure(number: errno, path: path) }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    func write(_ bytes: [UInt8]) throws(DiskFailure) {
        var done = 0
        while done < bytes.count {
            let rest = bytes[done...]
            let count = unsafe rest.withUnsafeBytes { unsafe Self.put(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw DiskFailure(number: errno, path: path) }
            done += count
        }
    }

    private static func put(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
        unsafe Glibc.write(descriptor, bytes, count)
        #elseif canImport(Musl)
        unsafe Musl.write(descriptor, bytes, count)
        #else
        unsafe Darwin.write(descriptor, bytes, count)
        #endif
    }

    /// Syncs the file and gives it its name, in the place of whatever had that name.
    /// - Returns: its size in bytes.
    consuming func publish() throws(DiskFailure) -> Int {
        var facts = stat()
        guard fsync(descriptor) == 0, unsafe fstat(descriptor, &facts) == 0, unsafe rename(temporary, path) == 0 else {
            throw DiskFailure(number: errno, path: path)
        }
        isOpen = false
        close(descriptor)
        // The name itself is safe only when the folder is synced too. Some file systems refuse that; the file is good.
        let folder = unsafe open(Self.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
        return Int(facts.st_size)
    }
}
