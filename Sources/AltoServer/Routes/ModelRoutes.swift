import Hummingbird

/// `/v1/models`: the models that there are, and which of them are installed.
struct ModelRoutes: Sendable {
    let engine: any Engine

    func add(to group: RouterGroup<AltoContext>) {
        group.get("models") { _, _ in try Response.json(ModelList(models: try await engine.models())) }
    }
}

/// Both this API's list and the one that OpenAI's clients read.
private struct ModelList: Encodable {
    struct Entry: Encodable {
        let id: String
        let object = "model"
        let created = 0
        let owned_by = "local"
        let purpose: String
        let installed: Bool
    }

    let object = "list"
    let data: [Entry]

    init(models: [ModelFacts]) {
        data = models.map { Entry(id: $0.name, purpose: $0.purpose, installed: $0.installed) }
    }
}
