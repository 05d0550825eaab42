import Alto
import AltoFiles
import Foundation

/// The hub's cache on this machine, in the layout of its Python client, so that both find what the other fetched:
///
///     <cache>/models--owner--name/blobs/<hash>                    the bytes
///                                 snapshots/<commit>/<file>       a relative link to a blob
///                                 refs/<revision>                 the commit that a branch or tag stood for
///     <cache>/.locks/models--owner--name/<hash>.lock              held while a blob is fetched, linked or removed
///
/// Paths are made of names that were checked: `ModelName`, commits, hashes and safe file names.
struct HubCache: Sendable {
    let folder: URL
    var catalog = HubCatalog()

    func repository(_ name: ModelName) -> URL { folder.appending(path: name.folder) }
    func blobs(_ name: ModelName) -> URL { repository(name).appending(path: "blobs") }
    func blob(_ hash: BlobHash, _ name: ModelName) -> String { blobs(name).appending(path: hash.name).path }
    func snapshots(_ name: ModelName) -> URL { repository(name).appending(path: "snapshots") }
    func snapshot(_ commit: String, _ name: ModelName) -> URL { snapshots(name).appending(path: commit) }
    func references(_ name: ModelName) -> URL { repository(name).appending(path: "refs") }
    func lock(_ blobName: String, _ name: ModelName) -> String {
        folder.appending(path: ".locks").appending(path: name.folder).appending(path: "\(blobName).lock").path
    }

    /// The models of which the cache has at least a folder, by name.
    func names() throws(DiskError) -> [ModelName] {
        try entries(of: folder).compactMap { ModelName(folder: $0) }.sorted { $0.repository < $1.repository }
    }

    /// The commits of which there is a snapshot.
    func commits(of name: ModelName) throws(DiskError) -> [String] {
        try entries(of: snapshots(name)).filter { ModelName.isCommit($0) }.sorted()
    }

    /// The commit that a revision stands for, as far as the cache knows.
    func commit(of name: ModelName) -> String? {
        if ModelName.isCommit(name.wanted) { return name.wanted }
        let text = try? String(contentsOf: references(name).appending(path: name.wanted), encoding: .utf8)
        return text.map { String($0.trimming(while: \.isWhitespace)) }.flatMap { ModelName.isCommit($0) ? $0 : nil }
    }

    /// Branches and tags, and what they stand for.
    func allReferences(of name: ModelName) -> [(revision: String, commit: String)] {
        let root = references(name)
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return paths.sorted().compactMap { path in
            guard let named = name.at(path), !ModelName.isCommit(path), let commit = commit(of: named) else {
                return nil
            }
            return (path, commit)
        }
    }

    /// The files of a snapshot, as paths relative to it; folders are left out.
    func files(of commit: String, _ name: ModelName) -> [String] {
        let root = snapshot(commit, name)
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { !Self.isFolder(root.appending(path: $0).path) }.sorted()
    }

    /// Whether the snapshot has the file, and the file its bytes.
    func has(_ file: String, _ commit: String, _ name: ModelName) -> Bool {
        FileManager.default.fileExists(atPath: snapshot(commit, name).appending(path: file).path)
    }

    /// What the link of a file in a snapshot leads to; nil for files that are no links into `blobs`.
    func blobName(of file: String, _ commit: String, _ name: ModelName) -> String? {
        let link = snapshot(commit, name).appending(path: file)
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: link.path) else { return nil }
        let absolute = URL(filePath: target, relativeTo: link.deletingLastPathComponent()).standardizedFileURL
        guard absolute.deletingLastPathComponent().path == blobs(name).standardizedFileURL.path else { return nil }
        return absolute.lastPathComponent
    }

    /// Makes the folders that a download writes to.
    func prepare(_ name: ModelName, commit: String) throws(DiskError) {
        let locks = URL(filePath: lock("", name)).deletingLastPathComponent()
        for folder in [locks, blobs(name), snapshot(commit, name), references(name)] {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch {
                throw DiskError(error)
            }
        }
    }

    /// Puts a file into a snapshot: a relative link, so that the cache can be moved. Replaces an older one at once.
    func link(_ file: String, to hash: BlobHash, _ commit: String, _ name: ModelName) throws(DiskError) {
        let folder = snapshot(commit, name).appending(path: file).deletingLastPathComponent()
        let place = snapshot(commit, name).appending(path: file).path
        // A file in a folder of the repository is so much farther from the blobs.
        let depth = file.split(separator: "/").count - 1
        let target = String(repeating: "../", count: depth + 2) + "blobs/\(hash.name)"
        if (try? FileManager.default.destinationOfSymbolicLink(atPath: place)) == target { return }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw DiskError(error)
        }
        let fresh = "\(place).\(UInt32.random(in: 0 ... .max)).tmp"
        guard unsafe symlink(target, fresh) == 0 else { throw DiskError(errno: errno) }
        guard unsafe rename(fresh, place) == 0 else {
            let error = DiskError(errno: errno)
            unsafe unlink(fresh)
            throw error
        }
        OpenFile.synchronise(folder: folder.path)
    }

    /// Notes what a branch or tag stands for. Written aside first: readers see the old commit or the new one.
    func note(_ name: ModelName, is commit: String) throws(DiskError) {
        guard !ModelName.isCommit(name.wanted), self.commit(of: name) != commit else { return }
        let place = references(name).appending(path: name.wanted)
        do {
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(commit.utf8).write(to: place, options: .atomic)
        } catch {
            throw DiskError(error)
        }
    }

    /// The names in a folder; none when there is no such folder.
    func entries(of folder: URL) throws(DiskError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        } catch {
            let reason = DiskError(error)
            if reason == .absent { return [] }
            throw reason
        }
    }

    static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    /// Bytes of the file that a path leads to; nil when it leads nowhere.
    static func size(_ path: String) -> Int64? {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 ? Int64(facts.st_size) : nil
    }
}
