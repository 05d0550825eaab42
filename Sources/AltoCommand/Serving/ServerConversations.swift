import Alto
import AltoFaces
import AltoLanguages
import AltoModels
import AltoServer
import AltoStore

/// The service's conversations: pictures decoded by a process of their own, measured once, and a model that stays warm.
struct ServerConversations: Sendable {
    let catalog: ConversationCatalog
    let registry: ModelRegistry
    /// What the service's owner chose: a name or a folder; nil for the best that is installed, "none" for none.
    let chosen: String?
    let decoder: ChildDecoder
    let observers: ObserverFactory
    let faces: FaceRecognizer
    let gallery: GalleryStore
    let policy: ModerationPolicy
    private let memory = FactsMemory()

    /// - Throws: `Problem`: modelMissing for a model that is not installed, usage for one that does not converse.
    func model(named name: String?) throws -> (any ConversationModel)? {
        guard chosen?.lowercased() != "none" else { return nil }
        // Clients name models of others, too: for those stands what there is.
        let isOurs = name.map { name in
            registry.published(for: .chat).contains { $0.shortName == name || $0.repository == name }
        }
        if let name, isOurs == true { return try catalog.model(named: name, opensFolders: false) }
        guard chosen != nil || catalog.hasModel else { return nil }
        return try catalog.model(named: chosen)
    }

    func converse(_ request: ConversationRequest, owner: String) async throws -> ConversationAnswer {
        guard let model = try model(named: request.model) else {
            throw Problem(.modelMissing, "No model that converses is installed.")
        }
        let language = language(of: request)
        let people = try await gallery.of(owner).list().map { "\($0.name) \($0.enrolled)" }
        let (conversation, facts) = try await request.opened { bytes, known in
            let key = FactsMemory.Key(bytes, owner: owner, people: people)
            let picture = try await decoder.decode(bytes)
            let description: Description
            if let known = memory.description(key) ?? (policy.looksAtEveryPicture ? nil : known) {
                description = known
            } else if request.usesFacts || policy.looksAtEveryPicture {
                let stages = PictureLook.stages + (policy.looksAtEveryPicture ? [.moderation] : [])
                let looking = try observers.observers(
                    for: stages, captioner: nil, faces: faces.recognizing(gallery.of(owner)))
                description = await Describer(observers: looking).describe(picture)
                try Task.checkCancellation()
                memory.keep(description, key)
            } else {
                return (picture, nil)
            }
            try policy.check(description)
            return (picture, request.usesFacts ? MeasuredFacts(description) : nil)
        }
        let grounded = GroundedConversation(model: model, grounding: Grounding(language: language))
        return ConversationAnswer(
            model: model.name, language: language,
            events: grounded.reply(to: conversation, facts: facts, request.settings))
    }

    /// What is wanted, or else the language of the question.
    private func language(of request: ConversationRequest) -> String {
        if let asked = request.language, let catalog = try? NarrationCatalogs.find(asked) { return catalog.language }
        let question = request.turns.last?.content.compactMap { if case .text(let text) = $0 { text } else { nil } }
        let found = CompactLanguageDetector().language(of: question?.joined(separator: " ") ?? "")
        return found.flatMap { try? NarrationCatalogs.find($0.tag).language } ?? "en-US"
    }
}
