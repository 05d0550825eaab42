/// A kind of model: how its folders are told from others, what it is for, and how it is loaded. Each kind declares its
/// own beside its code; `ModelRegistry.standard` lists them.
package struct ModelArchitecture: Sendable {
    /// What the kind is called, such as "blip". Captioners of one family make the same mistakes.
    package let family: String
    package let tasks: Set<ModelTask>
    /// `model_type` in `config.json`.
    package let modelTypes: [String]
    /// As `architectures` in `config.json` names it.
    package let names: [String]
    /// The small files that it takes beside configuration and weights, where a repository has them.
    package let files: [String]
    package let collection: Collection?
    /// Those that have a short name, the best first.
    package let published: [PublishedModel]
    package let captioner: CaptionerLoader?
    /// Of a kind that converses about pictures.
    package let converser: ConverserLoader?
    /// The repositories that may translate between two primary languages, such as "en" and "es", the most special first.
    package let translations: (@Sendable (_ source: String, _ target: String) -> [String])?

    /// A repository on the hub of which each file is a model of the kind.
    package struct Collection: Sendable {
        package let repository: String
        /// What it is called in place of an architecture.
        package let title: String
    }

    /// - Parameter names: nil where `config.json` names no architecture; then its `model_type` stands for one.
    package init(
        family: String, tasks: Set<ModelTask>, modelTypes: [String], names: [String]? = nil, files: [String] = [],
        collection: Collection? = nil, published: [PublishedModel] = [], captioner: CaptionerLoader? = nil,
        converser: ConverserLoader? = nil,
        translations: (@Sendable (_ source: String, _ target: String) -> [String])? = nil
    ) {
        self.family = family
        self.tasks = tasks
        self.modelTypes = modelTypes
        self.names = names ?? modelTypes
        self.files = files
        self.collection = collection
        self.published = published
        self.captioner = captioner
        self.converser = converser
        self.translations = translations
    }
}
