/// A model of the hub that has a short name.
package struct PublishedModel: Sendable {
    package let shortName: String
    /// `owner/name` on the hub.
    package let repository: String
    /// What it is for, in a few words for people.
    package let purpose: String
    package let tasks: Set<ModelTask>
    /// An SPDX expression, or what the hub calls it; nil where nobody looked.
    package let license: String?
    /// Whether the hub wants its terms accepted before it hands the model out.
    package let isGated: Bool
    /// Nil where nobody measured it.
    package let size: ModelSize?

    package init(
        _ shortName: String, _ repository: String, purpose: String, tasks: Set<ModelTask>, license: String? = nil,
        isGated: Bool = false, size: ModelSize? = nil
    ) {
        self.shortName = shortName
        self.repository = repository
        self.purpose = purpose
        self.tasks = tasks
        self.license = license
        self.isGated = isGated
        self.size = size
    }
}
