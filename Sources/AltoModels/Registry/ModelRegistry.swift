package import Foundation

/// The kinds of models that Alto runs. Whoever needs to know takes a registry as a value.
package struct ModelRegistry: Sendable {
    /// In the order in which they are preferred.
    package let architectures: [ModelArchitecture]

    /// A new kind is a folder and a line here.
    package static let standard = ModelRegistry([
        .blip,
        .ofa,
        .idefics3,
        .idefics2,
        .paliGemma,
        .phi3Vision,
        .yiVL,
        .idefics,
        .vits,
        .marian,
        .piper,
        .efficientNetLite,
    ])

    package init(_ architectures: [ModelArchitecture]) { self.architectures = architectures }

    /// With one more kind, behind the others.
    package func registering(_ architecture: ModelArchitecture) -> ModelRegistry {
        ModelRegistry(architectures + [architecture])
    }

    // MARK: Kinds

    package func architectures(for task: ModelTask) -> [ModelArchitecture] {
        architectures.filter { $0.tasks.contains(task) }
    }

    /// The kind that goes by a name of `architectures` in `config.json`, or by its collection's, if it is for the task.
    package func architecture(named name: String, for task: ModelTask) -> ModelArchitecture? {
        architectures(for: task).first { $0.names.contains(name) || $0.collection?.title == name }
    }

    /// The kind of captioner that a folder holds. A folder that names none is left to the first kind, which says what
    /// is wrong with it; nil only where no kind captions.
    package func captioner(of folder: URL) -> ModelArchitecture? {
        let captioners = architectures.filter { $0.captioner != nil }
        let type = ModelFile.modelType(of: folder)
        return captioners.first { type.map($0.modelTypes.contains) ?? false } ?? captioners.first
    }

    // MARK: Published models

    package var published: [PublishedModel] { architectures.flatMap(\.published) }

    /// The best first.
    ///
    /// - Parameter family: whose models are left out.
    package func published(for task: ModelTask, otherThan family: String? = nil) -> [PublishedModel] {
        architectures.filter { $0.family != family }.flatMap(\.published).filter { $0.tasks.contains(task) }
    }

    package func shortName(of repository: String) -> String? {
        published.first { $0.repository == repository }?.shortName
    }

    /// The models that may translate between two languages, the most special first, and of which kind they are.
    ///
    /// - Parameters source, target: primary languages.
    package func translations(from source: String, to target: String) -> [(repository: String, family: String)] {
        architectures.flatMap { kind in (kind.translations?(source, target) ?? []).map { ($0, kind.family) } }
    }

    // MARK: What is to be fetched

    /// As `config.json` names them in `architectures`.
    package var names: Set<String> { Set(architectures.flatMap(\.names)) }

    /// The small files that any kind takes, each once.
    package var files: [String] {
        var files: [String] = []
        for file in architectures.flatMap(\.files) where !files.contains(file) { files.append(file) }
        return files
    }

    /// What repositories that hold many models are called in place of an architecture.
    package var collections: [String: String] {
        let all = architectures.compactMap(\.collection)
        return Dictionary(all.map { ($0.repository, $0.title) }) { first, _ in first }
    }
}
