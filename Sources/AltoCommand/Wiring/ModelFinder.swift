import Alto
import AltoHub
import AltoModels
import Foundation

/// Finds installed models, by the name that somebody gives or the best of several.
struct ModelFinder: Sendable {
    let registry: ModelRegistry
    /// Nil where the hub's cache cannot be looked at.
    let store: ModelStore?

    /// A folder with a checkpoint; its name where it is of the hub.
    typealias Found = (folder: URL, name: String?)

    /// The first of them that is installed.
    func installed(_ preferred: [PublishedModel]) -> Found? {
        preferred.lazy.compactMap { ModelName(repository: $0.repository).flatMap { self.store?.find($0) } }.first
            .map { ($0.folder, $0.name.description) }
    }

    /// - Parameter opensFolders: whether a folder may be named, which a stranger must not open.
    /// - Throws: `Problem` (modelMissing) when it is not installed.
    func find(_ model: String, opensFolders: Bool = true) throws -> Found {
        var isFolder: ObjCBool = false
        if opensFolders, unsafe FileManager.default.fileExists(atPath: model, isDirectory: &isFolder),
            isFolder.boolValue
        {
            return (URL(filePath: model), nil)
        }
        guard !["/", "./", "../", "~"].contains(where: model.hasPrefix) else {
            throw Problem(
                .modelMissing, "There is no folder \(PrintableText.clean(model)).",
                remedy: "Give a folder with a checkpoint.")
        }
        let name = try ModelName(model, registry: registry)
        guard let found = try ModelStore(settings: HubSettings(), registry: registry).find(name) else {
            throw Problem(
                .modelMissing, "The model \(PrintableText.clean(model)) is not installed.",
                remedy: "Get it with: alto models pull \(PrintableText.clean(model))")
        }
        return (found.folder, found.name.description)
    }
}
