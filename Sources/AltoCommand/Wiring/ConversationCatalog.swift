import Alto
import AltoGraph
import AltoHub
import AltoModels
import Foundation
import Synchronization

/// The models that converse: the best one that is installed, or one that is named. Each is made once and kept, so that it stays
/// warm, and answers one conversation at a time.
final class ConversationCatalog: Sendable {
    private let options: CaptionerOptions
    private let registry: ModelRegistry
    private let store: ModelStore?
    private let cache: ModelCache?
    private let notify: @Sendable (String) -> Void
    private let kept = Mutex<[URL: any ConversationModel]>([:])

    /// - Parameters:
    ///   - options: of all of them.
    ///   - notify: is told what a model cannot do as it was asked to.
    init(
        options: CaptionerOptions = CaptionerOptions(), registry: ModelRegistry = .standard,
        cache: ModelCache? = Folders.weights,
        notify: @escaping @Sendable (String) -> Void = { Terminal.printError("alto: \($0)") }
    ) {
        self.options = options
        self.registry = registry
        store = (try? HubSettings()).map { ModelStore(settings: $0, registry: registry) }
        self.cache = cache
        self.notify = notify
    }

    /// - Parameters:
    ///   - name: a name, or a folder with a checkpoint; nil for the best one that is installed.
    ///   - opensFolders: whether a folder may be named, which a stranger must not open.
    /// - Throws: `Problem` (modelMissing) when it is not installed, or none is; usage when it does not converse.
    func model(named name: String?, opensFolders: Bool = true) throws -> any ConversationModel {
        guard let name else {
            guard let found = best else { throw missing }
            return try model(found)
        }
        let found = try ModelFinder(registry: registry, store: store).find(name, opensFolders: opensFolders)
        guard registry.converser(of: found.folder) != nil else {
            throw Problem(
                .usage, "The model \(PrintableText.clean(name)) does not converse.",
                remedy: "“alto models list” tells which do.")
        }
        return try model(found)
    }

    var hasModel: Bool { best != nil }

    private var best: ModelFinder.Found? {
        ModelFinder(registry: registry, store: store).installed(registry.published(for: .chat))
    }

    private var missing: Problem {
        let name = registry.published(for: .chat).map(\.shortName).first
        return Problem(
            .modelMissing, "No model that converses is installed.",
            remedy: name.map { "Get one with: alto models pull \($0)" })
    }

    private func model(_ found: ModelFinder.Found) throws -> any ConversationModel {
        try kept.withLock { kept in
            if let model = kept[found.folder] { return model }
            guard let load = registry.converser(of: found.folder)?.converser else { throw missing }
            let (precision, notice) = options.precision.available()
            if let notice { notify(notice) }
            let name = found.name ?? found.folder.standardizedFileURL.lastPathComponent
            let request = ConverserRequest(
                folder: found.folder, name: name, precision: precision, threads: options.threads, cache: cache)
            let size =
                registry.published.first { $0.repository == found.name }?.size
                ?? ModelSize(of: found.folder)
            let model = QueuedConversationModel(
                MeasuredConversationModel(try load(request), size: size, precision: precision))
            kept[found.folder] = model
            return model
        }
    }
}
