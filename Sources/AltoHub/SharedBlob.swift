import AltoFiles
import Foundation

/// Bytes that several repositories of the cache share.
///
/// Newer Python clients keep files that came through Xet once for the whole cache, in `<cache>/blobs/ab/abcd…`, and
/// make the blobs of repositories links to them. A list beside the bytes, `abcd….refs`, names those links.
struct SharedBlob {
    private let cache: URL
    private let bytes: URL

    /// What a blob of a repository links to; nil for a blob that is a file of its own.
    init?(behind blob: URL, in cache: HubCache) {
        let root = cache.folder.standardizedFileURL
        guard let target = Self.target(of: blob), BlobHash(etag: target.lastPathComponent) != nil,
            target.deletingLastPathComponent().lastPathComponent == target.lastPathComponent.prefix(2),
            target.deletingLastPathComponent().deletingLastPathComponent().path == root.appending(path: "blobs").path
        else { return nil }
        self.cache = root
        bytes = target
    }

    /// Removes the bytes when no repository links to them. Where that cannot be told they stay: a leak is better
    /// than a loss.
    ///
    /// - Returns: how many bytes are free again.
    func removeIfUnused() throws(DiskError) -> Int64 {
        guard let lock = try FileLock(trying: "\(bytes.path).lock") else { return 0 }
        let freed = try removeUnderLock()
        lock.release()
        return freed
    }

    private func removeUnderLock() throws(DiskError) -> Int64 {
        let list = URL(filePath: "\(bytes.path).refs")
        guard let lines = ModelFiles.contents(of: list).map({ String(decoding: $0, as: UTF8.self) }) else { return 0 }
        let links = lines.split(whereSeparator: \.isNewline).map(String.init).filter(HubRevision.isSafe)
        guard !links.isEmpty,
            !links.contains(where: { Self.target(of: cache.appending(path: $0))?.path == bytes.path }),
            let size = HubCache.size(bytes.path)
        else { return 0 }
        guard unsafe unlink(bytes.path) == 0 else { throw DiskError(errno: errno) }
        unsafe unlink(list.path)
        return size
    }

    private static func target(of link: URL) -> URL? {
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: link.path) else { return nil }
        return URL(filePath: target, relativeTo: link.deletingLastPathComponent()).standardizedFileURL
    }
}
