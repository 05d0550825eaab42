/// A model of the hub that has a short name.
package struct PublishedModel: Sendable {
    package let shortName: String
    /// `owner/name` on the hub.
    package let repository: String
    /// What it is for, in a few words for people.
    package let purpose: String
    package let tasks: Set<ModelTask>

    package init(_ shortName: String, _ repository: String, purpose: String, tasks: Set<ModelTask>) {
        self.shortName = shortName
        self.repository = repository
        self.purpose = purpose
        self.tasks = tasks
    }
}
