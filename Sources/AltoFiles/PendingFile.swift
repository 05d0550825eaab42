package import Foundation

/// A file that appears under its name only when it is complete: it is written under another name in the same folder,
/// synced, then renamed. If it is not published, it is removed.
///
/// Whoever writes one holds its lock, so that what a process left that has ended can be told from what is being written.
package struct PendingFile: ~Copyable {
    package let path: String
    private let temporary: String
    private let file: OpenFile
    private var isPublished = false

    /// - Parameter mode: its permissions, of which the user's umask takes some away.
    /// - Throws: when the folder is missing or may not be written, or the path is a folder's.
    package init(path: String, mode: mode_t = 0o666) throws(DiskError) {
        try Self.check(path)
        let folder = Self.folder(of: path)
        for _ in 0..<8 {
            let candidate = "\(folder)/.alto-\(RandomName.brief()).part"
            let file: OpenFile
            do {
                file = try OpenFile(candidate, O_RDWR | O_CREAT | O_EXCL, mode: mode)
            } catch .failed(EEXIST) {
                continue
            }
            // Somebody may have cleared it away before it was locked. Where there are no locks nobody clears away.
            guard (try? file.lock()) != false, file.isLinked else { continue }
            self.file = file
            self.path = path
            temporary = candidate
            return
        }
        throw .failed(EEXIST)
    }

    deinit {
        if !isPublished { unsafe unlink(temporary) }
    }

    /// Of the open file, for a library that writes by itself.
    package var descriptor: CInt { file.descriptor }

    /// Whether a file could be written at a path, without writing anything.
    package static func check(_ path: String) throws(DiskError) {
        var facts = stat()
        if unsafe stat(path, &facts) == 0 {
            if facts.st_mode & S_IFMT == S_IFDIR { throw DiskError(errno: EISDIR) }
        } else if errno != ENOENT {
            throw DiskError(errno: errno)
        }
        let folder = folder(of: path)
        guard unsafe stat(folder, &facts) == 0 else { throw DiskError(errno: errno) }
        guard facts.st_mode & S_IFMT == S_IFDIR else { throw DiskError(errno: ENOTDIR) }
        guard unsafe access(folder, W_OK | X_OK) == 0 else { throw DiskError(errno: errno) }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Removes what processes that have ended left half written in a folder.
    package static func removeAbandoned(in folder: URL) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for path in names.filter({ $0.hasSuffix(".part") }).map({ "\(folder.path)/\($0)" }) {
            guard let file = try? OpenFile(path, O_RDWR), (try? file.lock()) == true else { continue }
            unsafe unlink(path)
        }
    }

    package func write(_ bytes: borrowing Span<UInt8>) throws(DiskError) { try file.write(bytes) }

    /// Syncs the file and gives it its name, in the place of whatever had that name.
    ///
    /// - Parameters:
    ///   - insistsOnName: throws, too, when the file has its name but a cut of power might undo that. Some file systems
    ///     never promise it.
    ///   - replaces: false leaves what has that name as it is, and throws `failed(EEXIST)`.
    /// - Returns: its size in bytes.
    package consuming func publish(insistsOnName: Bool = false, replaces: Bool = true) throws(DiskError) -> Int {
        try file.synchronise()
        let size = try file.size()
        if replaces {
            guard unsafe rename(temporary, path) == 0 else { throw DiskError(errno: errno) }
            isPublished = true
        } else {
            // A second name, which nobody has yet; the first one goes with this object.
            guard unsafe link(temporary, path) == 0 else { throw DiskError(errno: errno) }
        }
        let folder = Self.folder(of: path)
        if insistsOnName {
            try OpenFile(folder, O_RDONLY | O_DIRECTORY).synchronise()
        } else {
            OpenFile.synchronise(folder: folder)
        }
        return size
    }
}
