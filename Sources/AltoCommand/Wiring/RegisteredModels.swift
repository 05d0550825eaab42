import Alto
import AltoHub
import AltoModels

// The hub knows no kinds of models, and the registry no hub: here they meet.

extension HubCatalog {
    init(_ registry: ModelRegistry) {
        self.init(
            shortNames: registry.published.map { ($0.shortName, $0.repository) }, files: registry.files,
            architectures: registry.names, collections: registry.collections)
    }
}

extension ModelStore {
    init(settings: HubSettings, registry: ModelRegistry = .standard) {
        self.init(settings: settings, catalog: HubCatalog(registry))
    }
}

extension ModelName {
    /// Reads what a person typed.
    ///
    /// - Throws: `Problem` of code `usage`, with what would have been right.
    init(_ text: String, registry: ModelRegistry = .standard) throws(Problem) {
        try self.init(text, in: HubCatalog(registry))
    }
}
