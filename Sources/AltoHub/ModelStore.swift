package import Alto
import AltoFiles
import AltoHTTP
import Foundation

/// The models on this machine: fetches them from the hub, and keeps the cache that Python tools share.
package struct ModelStore: Sendable {
    package let settings: HubSettings
    let cache: HubCache
    private let limits: HubLimits
    private let retries: RetryPolicy

    package init(settings: HubSettings, catalog: HubCatalog) {
        self.init(settings: settings, catalog: catalog, limits: HubLimits(), retries: RetryPolicy())
    }

    init(settings: HubSettings, catalog: HubCatalog, limits: HubLimits, retries: RetryPolicy) {
        self.settings = settings
        self.limits = limits
        self.retries = retries
        cache = HubCache(folder: settings.cache, catalog: catalog)
    }

    /// Fetches what is missing of a model, and only files that Alto needs.
    ///
    /// A file appears in the cache when its hash is right, and never before. What a broken download leaves is taken
    /// up by the next one. Processes that fetch the same file wait for one another.
    ///
    /// - Parameters:
    ///   - files: only these of a repository of many things, whatever it is; nil for a model whole, if its
    ///     configuration, which is looked at before the weights, names an architecture of the catalogue.
    ///   - onProgress: called about ten times a second.
    /// - Throws: `Problem`: `network_failed`, `offline`, `model_missing` (no such model, or none without a token),
    ///   `model_invalid` (wrong bytes, unsafe names, an architecture that the catalogue does not know), `disk_full`,
    ///   `disk_failed`, `cancelled`.
    @discardableResult
    package func pull(
        _ name: ModelName, files: [String]? = nil, onProgress: @escaping @Sendable (PullProgress) -> Void = { _ in }
    ) async throws(Problem) -> InstalledModel {
        do {
            if settings.isOffline {
                let model = try? installed(name)
                let present = Set(model?.files.map(\.name) ?? [])
                guard let model, files.map(present.isSuperset) ?? model.isComplete else { throw HubError.offline(name) }
                return model
            }
            return try await HubTransport.open(settings, limits: limits) { transport in
                let client = HubClient(transport: transport, retries: retries)
                let meter = PullMeter(clock: retries.clock, tell: onProgress)
                return try await Pull(
                    name: name, cache: cache, client: client, retries: retries, files: files, meter: meter
                ).run()
            }
        } catch {
            throw Self.problem(error)
        }
    }

    /// All models of the cache, also those that other tools fetched; one for each commit.
    ///
    /// - Throws: `Problem` of code `disk_failed`.
    package func list() throws(Problem) -> [InstalledModel] {
        do {
            return try cache.names().flatMap { name in
                try cache.commits(of: name).map { cache.model(name, at: $0) }
            }
        } catch {
            throw Self.problem(error)
        }
    }

    /// One model of the cache: at the revision asked for, and without one at `main`, or at the only commit there is.
    ///
    /// - Throws: `Problem` of code `model_missing`, with the command that fetches it.
    package func show(_ name: ModelName) throws(Problem) -> InstalledModel {
        do {
            return try installed(name)
        } catch {
            throw Self.problem(error)
        }
    }

    /// A model of the cache that has all its files; nil when it has to be fetched first.
    package func find(_ name: ModelName) -> InstalledModel? {
        (try? installed(name)).flatMap { $0.isComplete ? $0 : nil }
    }

    func installed(_ name: ModelName) throws -> InstalledModel {
        let commits = try cache.commits(of: name)
        var commit = cache.commit(of: name)
        if commit == nil && name.revision == nil && commits.count == 1 { commit = commits.first }
        guard let commit, commits.contains(commit) else { throw HubError.notInstalled(name) }
        return cache.model(name, at: commit)
    }

    static func problem(_ error: any Error) -> Problem {
        switch error {
        case let error as HubError: error.problem
        case let error as DiskError: error.problem
        default: Problem(wrapping: error)
        }
    }
}
