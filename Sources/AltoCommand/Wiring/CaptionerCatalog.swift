import Alto
import AltoGraph
import AltoHub
import AltoModels
import Foundation
import Synchronization

/// The models that caption and answer: the best one that is installed, one of another kind to compare it with, one that
/// answers questions. Each is made once and kept, so that it stays warm.
final class CaptionerCatalog: Sendable {
    /// Who writes the caption.
    struct Choice: Sendable, Hashable {
        /// A name, or a folder with a checkpoint; nil for the best one that is installed.
        var model: String?
        /// Whether a captioner of another kind is asked, too.
        var agree = false
        /// That other one; nil for the best of another kind.
        var secondModel: String?
        /// Whether that one may be a folder, too, which a stranger must not open.
        var secondOpensFolders = true
    }

    private let options: CaptionerOptions
    private let registry: ModelRegistry
    private let store: ModelStore?
    private let cache: ModelCache?
    private let notify: @Sendable (String) -> Void
    private let kept = Mutex<[URL: Captioner]>([:])

    /// - Parameters:
    ///   - options: of all of them.
    ///   - cache: where quantized weights are kept.
    ///   - notify: is told what a model cannot do as it was asked to.
    init(
        options: CaptionerOptions = CaptionerOptions(), registry: ModelRegistry = .standard,
        cache: ModelCache? = Folders.weights,
        notify: @escaping @Sendable (String) -> Void = { Terminal.printError("alto: \($0)") }
    ) {
        self.options = options
        self.registry = registry
        // That the hub's cache cannot be looked at is no reason not to describe.
        store = (try? HubSettings()).map { ModelStore(settings: $0, registry: registry) }
        self.cache = cache
        self.notify = notify
    }

    var hasCaptioner: Bool { installed(registry.published(for: .caption)) != nil }

    /// The best captioner of all; nil where none is installed.
    func best() throws -> Captioner? { try installed(registry.published(for: .caption)).map(captioner) }

    /// - Returns: an observer that says what is missing when no model is installed.
    /// - Throws: `Problem` (modelMissing) when a model that was named, or a second one, is not installed.
    func observer(_ choice: Choice) throws -> any Observer {
        guard let first = try choice.model.map({ try named($0) }) ?? best() else { return MissingCaptioner() }
        guard choice.agree || choice.secondModel != nil else { return first }
        // Models of one kind make the same mistakes.
        let others = registry.published(for: .caption, otherThan: first.family)
        guard
            let second = try choice.secondModel.map({ try named($0, opensFolders: choice.secondOpensFolders) })
                ?? installed(others).map(captioner)
        else {
            throw Problem(
                .modelMissing,
                "Two captioners of different kinds are needed for --agree, and there is only \(first.modelName).",
                remedy: others.first.map { "Get another with: alto models pull \($0.shortName)" })
        }
        return AgreeingCaptioners(first, second)
    }

    /// - Throws: `Problem` (modelMissing) when no model that answers questions is installed.
    func answerer(model: String?) throws -> Captioner {
        guard
            let answerer = try model.map({ try named($0) })
                ?? installed(registry.published(for: .answer)).map(captioner)
        else {
            throw Problem(
                .modelMissing, "No model that answers questions is installed.",
                remedy: "Get one with: alto models pull blip-vqa")
        }
        return answerer
    }

    // MARK: Finding

    private var finder: ModelFinder { ModelFinder(registry: registry, store: store) }

    private func installed(_ preferred: [PublishedModel]) -> ModelFinder.Found? { finder.installed(preferred) }

    private func named(_ model: String, opensFolders: Bool = true) throws -> Captioner {
        try captioner(finder.find(model, opensFolders: opensFolders))
    }

    private func captioner(_ found: ModelFinder.Found) throws -> Captioner {
        try kept.withLock { kept in
            if let captioner = kept[found.folder] { return captioner }
            let captioner = try Captioner(
                folder: found.folder, name: found.name, options: options, cache: cache, registry: registry)
            if let notice = captioner.notice { notify(notice) }
            kept[found.folder] = captioner
            return captioner
        }
    }
}

extension Folders {
    /// Quantized weights, one file a checkpoint.
    static var weights: ModelCache { ModelCache(folder: cache.appending(path: "weights")) }
}

/// Stands where a captioner would, and says how to get one.
struct MissingCaptioner: Observer {
    let stage = Stage.caption

    func observe(_ picture: Picture) async throws -> Observation {
        throw Problem(
            .modelMissing, "No captioner is installed, so the picture is told by what can be measured and read.",
            remedy: "Get one with: alto models pull blip-large")
    }
}
