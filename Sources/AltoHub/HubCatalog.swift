/// What a program knows of the hub beforehand: the room itself knows no kind of model.
package struct HubCatalog: Sendable {
    /// Short names and the repositories, `owner/name`, that they stand for; in the order in which they are told.
    package var shortNames: [(shortName: String, repository: String)]
    /// The small files that are fetched beside configuration, weights and card where a repository has them, in order.
    package var files: [String]
    /// What may be fetched: as `config.json` names it in `architectures` or, where it names none, in `model_type`.
    package var architectures: Set<String>
    /// Repositories of which each file is a model by itself, so that none is ever missing; and what they are called in
    /// place of an architecture.
    package var collections: [String: String]

    package init(
        shortNames: [(shortName: String, repository: String)] = [], files: [String] = [],
        architectures: Set<String> = [], collections: [String: String] = [:]
    ) {
        self.shortNames = shortNames
        self.files = files
        self.architectures = architectures
        self.collections = collections
    }

    func shortName(of repository: String) -> String? { shortNames.first { $0.repository == repository }?.shortName }
    func repository(of shortName: String) -> String? { shortNames.first { $0.shortName == shortName }?.repository }

    /// For a sentence: “blip-large, blip-base, blip-vqa”.
    var list: String { shortNames.map(\.shortName).joined(separator: ", ") }
}
