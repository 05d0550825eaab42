import AltoHTTP
import Foundation

/// One download of a model, from the first question to the note of what the revision stands for.
struct Pull {
    let name: ModelName
    let cache: HubCache
    let client: HubClient
    let retries: RetryPolicy
    /// Only these, whatever the repository is; nil for a model whole.
    let files: [String]?
    let meter: PullMeter

    func run() async throws -> InstalledModel {
        meter.enter(.asking)
        // A commit never changes: a whole one needs no question.
        if files == nil, ModelName.isCommit(name.wanted), case let model = cache.model(name, at: name.wanted),
            model.isComplete
        {
            meter.enter(.done)
            return model
        }
        let revision = try await client.revision(of: name)
        if let files { return try await fetch(only: files, revision) }
        guard let weights = ModelFiles.weights(among: revision.files), revision.files.contains(ModelFiles.configuration)
        else { throw HubError.weightsMissing(name) }

        // All that is small comes first, so that a model that cannot be used costs nothing.
        var small = ModelFiles.settings(cache.catalog.files, among: revision.files)
        if ModelFiles.isIndex(weights) { small.append(weights) }
        let heads = try await describe(small, revision)
        for file in heads { try await fetch(file, revision.commit) }
        try checkArchitecture(at: revision.commit)

        let large = try await describe(ModelFiles.isIndex(weights) ? shards(weights, revision) : [weights], revision)
        meter.announce(total: (heads + large).reduce(0) { $0 + $1.size })
        for file in large { try await fetch(file, revision.commit) }
        try cache.note(name, is: revision.commit)
        meter.enter(.done)
        return cache.model(name, at: revision.commit)
    }

    private func fetch(only files: [String], _ revision: HubRevision) async throws -> InstalledModel {
        guard revision.files.isSuperset(of: files) else { throw HubError.weightsMissing(name) }
        let wanted = try await describe(files, revision)
        meter.announce(total: wanted.reduce(0) { $0 + $1.size })
        for file in wanted { try await fetch(file, revision.commit) }
        try cache.note(name, is: revision.commit)
        meter.enter(.done)
        return cache.model(name, at: revision.commit)
    }

    /// A file that is wanted: what the hub says about it, or only its size when the cache has it.
    private struct Wanted {
        let name: String
        let size: Int64
        let source: HubFile?
    }

    private func describe(_ files: [String], _ revision: HubRevision) async throws -> [Wanted] {
        var wanted: [Wanted] = []
        for file in files {
            let place = cache.snapshot(revision.commit, name).appending(path: file).path
            if let size = HubCache.size(place) {
                wanted.append(Wanted(name: file, size: size, source: nil))
            } else {
                let source = try await client.file(file, of: name, commit: revision.commit)
                wanted.append(Wanted(name: file, size: source.size, source: source))
            }
        }
        return wanted
    }

    private func fetch(_ file: Wanted, _ commit: String) async throws {
        defer { meter.finish(size: file.size) }
        guard let source = file.source else { return }
        meter.begin(file.name)
        try cache.prepare(name, commit: commit)
        let lock = try await FileLock.waiting(
            for: cache.lock(source.hash.name, name), clock: retries.clock
        ) { meter.enter(.waiting) }
        let blob = cache.blob(source.hash, name)
        // Another process may have brought it while this one waited; a blob of another size was damaged since.
        if HubCache.size(blob) != source.size {
            try await BlobDownload(client: client, retries: retries)
                .run(source, of: name, to: blob) { meter.advance(to: $0, new: $1) }
        }
        try cache.link(file.name, to: source.hash, commit, name)
        lock.release()
    }

    private func shards(_ index: String, _ revision: HubRevision) throws -> [String] {
        let bytes = ModelFiles.contents(of: cache.snapshot(revision.commit, name).appending(path: index))
        let shards = try ModelFiles.shards(of: bytes ?? Data(), named: index, of: name)
        guard revision.files.isSuperset(of: shards) else { throw HubError.weightsMissing(name) }
        return shards
    }

    private func checkArchitecture(at commit: String) throws {
        let file = cache.snapshot(commit, name).appending(path: ModelFiles.configuration)
        let found = ModelFiles.contents(of: file).flatMap(ModelFiles.architecture) ?? "model of unknown kind"
        let known = cache.catalog.architectures
        guard known.contains(found) else { throw HubError.architectureUnknown(name, found, known: known) }
    }
}
