package import Alto
import AltoFiles
import Foundation

/// What a check of a model found.
package struct VerifyReport: Hashable, Sendable {
    package let model: InstalledModel
    /// Files whose bytes have the hash that the hub gave them.
    package let sound: [String]
    /// Files whose bytes changed.
    package let damaged: [String]
    /// Files without a hash to compare with: other tools copied them where links cannot be made.
    package let unknown: [String]

    package var isSound: Bool { damaged.isEmpty && model.isComplete }
}

/// What `clean` removed.
package struct CleanReport: Hashable, Sendable {
    package var files = 0
    package var bytes: Int64 = 0
    /// Downloads that other processes are at, and that were left alone.
    package var busy = 0
}

extension ModelStore {
    /// Hashes the files of a model again.
    ///
    /// - Parameter onFile: called with each file before it is hashed.
    /// - Throws: `Problem`: `model_missing`, `disk_failed`, `cancelled`.
    package func verify(
        _ name: ModelName, onFile: @escaping @Sendable (InstalledModel.File) -> Void = { _ in }
    ) async throws(Problem) -> VerifyReport {
        do {
            return try await ModelKeeper.shared.verify(installed(name), in: cache, onFile)
        } catch {
            throw Self.problem(error)
        }
    }

    /// Removes a model: all of it, or only the snapshot of one revision and the blobs that no other one uses.
    ///
    /// - Returns: how many bytes are free again.
    /// - Throws: `Problem`: `model_missing` when there is none, or another process is fetching it; `disk_failed`.
    @discardableResult
    package func remove(_ name: ModelName) async throws(Problem) -> Int64 {
        do {
            return try await ModelKeeper.shared.remove(name, from: cache)
        } catch {
            throw Self.problem(error)
        }
    }

    /// Removes what broken downloads left. Downloads that go on are left alone.
    ///
    /// - Throws: `Problem` of code `disk_failed`.
    package func clean() async throws(Problem) -> CleanReport {
        do {
            return try await ModelKeeper.shared.clean(cache)
        } catch {
            throw Self.problem(error)
        }
    }
}

/// Does what keeps the disk busy, away from Swift's own threads.
private actor ModelKeeper {
    static let shared = ModelKeeper()

    private let executor = BlockingExecutor(label: "hub.keeper")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    func verify(
        _ model: InstalledModel, in cache: HubCache, _ onFile: @Sendable (InstalledModel.File) -> Void
    ) throws -> VerifyReport {
        var sound: [String] = []
        var damaged: [String] = []
        var unknown: [String] = []
        for file in model.files {
            try Task.checkCancellation()
            onFile(file)
            let blob = cache.blobName(of: file.name, model.commit, model.name)
            if let hash = blob.flatMap({ BlobHash(etag: $0) }) {
                let isSound = try hash.matches(file: model.folder.appending(path: file.name).path)
                isSound ? sound.append(file.name) : damaged.append(file.name)
            } else {
                unknown.append(file.name)
            }
        }
        return VerifyReport(model: model, sound: sound, damaged: damaged, unknown: unknown)
    }

    func remove(_ name: ModelName, from cache: HubCache) throws -> Int64 {
        let commits = try cache.commits(of: name)
        let going = name.revision == nil ? commits : cache.commit(of: name).map { [$0] } ?? []
        guard !going.isEmpty, Set(going).isSubset(of: commits) else { throw HubError.notInstalled(name) }
        let staying = commits.filter { !going.contains($0) }
        let used = Set(staying.flatMap { blobs(of: $0, name, cache) })
        // Without a snapshot left, all that is there goes: broken downloads too.
        let unused =
            try staying.isEmpty
            ? Set(cache.entries(of: cache.blobs(name)))
            : Set(going.flatMap { blobs(of: $0, name, cache) }).subtracting(used)

        // What leads to bytes goes before the bytes, so that no link is ever broken.
        for reference in cache.allReferences(of: name) where going.contains(reference.commit) {
            try delete(cache.references(name).appending(path: reference.revision))
        }
        for commit in going {
            try delete(cache.snapshot(commit, name))
            // What the Python client knows about the commit goes with it.
            try delete(cache.repository(name).appending(path: "trees/\(commit).json"))
            try delete(cache.repository(name).appending(path: ".no_exist/\(commit)"))
        }
        var freed: Int64 = 0
        for blob in unused.sorted() { freed += try remove(blob: blob, of: name, from: cache) }
        if staying.isEmpty { try delete(cache.repository(name)) }
        return freed
    }

    func clean(_ cache: HubCache) throws -> CleanReport {
        var report = CleanReport()
        for name in try cache.names() {
            for file in try cache.entries(of: cache.blobs(name)) where file.hasSuffix(".incomplete") {
                // `<hash>.incomplete`, and with newer Python clients `<hash>.<random>.incomplete`.
                let hash = String(file.prefix { $0 != "." })
                guard let lock = try takeLock(hash, name, cache) else {
                    report.busy += 1
                    continue
                }
                let path = cache.blobs(name).appending(path: file)
                report.bytes += HubCache.size(path.path) ?? 0
                report.files += 1
                try delete(path)
                lock.release()
            }
        }
        return report
    }

    private func remove(blob: String, of name: ModelName, from cache: HubCache) throws -> Int64 {
        guard let lock = try takeLock(String(blob.prefix { $0 != "." }), name, cache) else {
            throw HubError.inUse(name)
        }
        let path = cache.blobs(name).appending(path: blob)
        let shared = SharedBlob(behind: path, in: cache)
        let size = shared == nil ? HubCache.size(path.path) ?? 0 : 0
        try delete(path)
        let freed = try size + (shared?.removeIfUnused() ?? 0)
        lock.release()
        return freed
    }

    private func takeLock(_ hash: String, _ name: ModelName, _ cache: HubCache) throws -> FileLock? {
        let path = cache.lock(hash, name)
        try FileManager.default.createDirectory(
            at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        return try FileLock(trying: path)
    }

    private func blobs(of commit: String, _ name: ModelName, _ cache: HubCache) -> [String] {
        cache.files(of: commit, name).compactMap { cache.blobName(of: $0, commit, name) }
    }

    /// Removes a file or folder; links are removed, not followed.
    private func delete(_ place: URL) throws(DiskError) {
        do {
            try FileManager.default.removeItem(at: place)
        } catch {
            let reason = DiskError(error)
            if reason != .absent { throw reason }
        }
    }
}
