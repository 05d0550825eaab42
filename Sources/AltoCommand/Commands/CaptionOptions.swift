import Alto
import AltoGraph
import AltoHub
import AltoModels
import ArgumentParser
import Foundation

/// Which model writes the caption or the answer, and how.
struct CaptionOptions: ParsableArguments {
    @Option(help: "A model of “alto models list”, or a folder with a checkpoint; none for no captions. Without it: the best one installed.")
    var model: String?

    @Flag(help: "Ask two captioners of different kinds, tell what both say plainly and the rest with a hedge.")
    var agree = false

    @Option(help: "The captioner to ask beside --model, as --agree does.")
    var secondModel: String?

    @Option(help: "How the model computes: fp32, or int8 (faster, a quarter of the memory, slightly less exact).")
    var precision: Precision = .fp32

    @Option(help: "Beams of the search; 1 is greedy. Without it: what the model's own settings say.")
    var beams: Int?

    @Option(help: "Fewest tokens of the text.")
    var minTokens: Int?

    @Option(help: "Most tokens of the text.")
    var maxTokens: Int?

    /// Whether the best captioner is wanted, and there is none.
    func lacksCaptioner(registry: ModelRegistry = .standard) -> Bool {
        model == nil && (try? installed(registry.published(for: .caption), registry: registry)) == nil
    }

    /// - Returns: nil when captions are not wanted; an observer that says what is missing when there is no model.
    func captioner(registry: ModelRegistry = .standard) throws -> (any Observer)? {
        if model?.lowercased() == "none" { return nil }
        guard let (folder, name) = try installed(registry.published(for: .caption), registry: registry) else {
            return MissingCaptioner()
        }
        let first = try make(folder, name, registry)
        guard agree || secondModel != nil else { return first }
        // Models of one kind make the same mistakes.
        let others = registry.published(for: .caption, otherThan: first.family)
        guard let second = try installed(others, named: secondModel, registry) else {
            throw Problem(
                .modelMissing, "Two captioners of different kinds are needed for --agree, and there is only \(first.modelName).",
                remedy: others.first.map { "Get another with: alto models pull \($0.shortName)" })
        }
        return AgreeingCaptioners(first, try make(second.folder, second.name, registry))
    }

    /// - Throws: `Problem` (modelMissing) when no model that answers questions is installed.
    func answerer(registry: ModelRegistry = .standard) throws -> Captioner {
        guard let (folder, name) = try installed(registry.published(for: .answer), registry: registry) else {
            throw Problem(
                .modelMissing, "No model that answers questions is installed.", remedy: "Get one with: alto models pull blip-vqa")
        }
        return try make(folder, name, registry)
    }

    private func make(_ folder: URL, _ name: String?, _ registry: ModelRegistry) throws -> Captioner {
        var options = CaptionerOptions()
        options.precision = precision
        options.beams = beams
        options.minimumTokens = minTokens
        options.maximumTokens = maxTokens
        let captioner = try Captioner(
            folder: folder, name: name, options: options, cache: Folders.weights, registry: registry)
        if let notice = captioner.notice { Terminal.complain("alto: \(notice)") }
        return captioner
    }

    private func installed(
        _ preferred: [PublishedModel], registry: ModelRegistry
    ) throws -> (folder: URL, name: String?)? {
        try installed(preferred, named: model, registry)
    }

    private func installed(
        _ preferred: [PublishedModel], named model: String?, _ registry: ModelRegistry
    ) throws -> (folder: URL, name: String?)? {
        if let model {
            var isFolder: ObjCBool = false
            if unsafe FileManager.default.fileExists(atPath: model, isDirectory: &isFolder), isFolder.boolValue {
                return (URL(filePath: model), nil)
            }
            guard !["/", "./", "../", "~"].contains(where: model.hasPrefix) else {
                throw Problem(.modelMissing, "There is no folder \(PrintableText.clean(model)).", remedy: "Give a folder with a checkpoint.")
            }
            let name = try ModelName(model, registry: registry)
            guard let found = try ModelStore(settings: HubSettings(), registry: registry).find(name) else {
                throw Problem(
                    .modelMissing, "The model \(PrintableText.clean(model)) is not installed.",
                    remedy: "Get it with: alto models pull \(PrintableText.clean(model))")
            }
            return (found.folder, found.name.description)
        }
        // A broken environment variable of the hub is no reason not to describe.
        guard let settings = try? HubSettings() else { return nil }
        let store = ModelStore(settings: settings, registry: registry)
        for model in preferred {
            if let name = ModelName(repository: model.repository), let found = store.find(name) {
                return (found.folder, found.name.description)
            }
        }
        return nil
    }
}

extension Folders {
    /// Quantised weights, one file a checkpoint.
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
