package import Alto
package import AltoGraph
package import Foundation

/// What a model that converses is made from.
package struct ConverserRequest: Sendable {
    /// With `config.json` and what else the kind needs.
    package let folder: URL
    /// What its answers name as their model.
    package let name: String
    /// One that the processor can do.
    package let precision: Precision
    /// Threads of the whole process.
    package let threads: Int
    /// Where quantized weights are kept; nil keeps them in memory only.
    package let cache: ModelCache?

    package init(folder: URL, name: String, precision: Precision, threads: Int, cache: ModelCache?) {
        (self.folder, self.name, self.precision) = (folder, name, precision)
        (self.threads, self.cache) = (threads, cache)
    }
}

/// Makes a model that converses of a folder. What is slow is left to `prepare`.
///
/// - Throws: `Problem`: `usage` for options out of range, `modelMissing`, `modelInvalid`.
package typealias ConverserLoader = @Sendable (ConverserRequest) throws(Problem) -> any ConversationModel

extension ModelRegistry {
    /// The kind of converser that a folder holds; nil for any other model.
    package func converser(of folder: URL) -> ModelArchitecture? {
        guard let type = ModelFile.modelType(of: folder) else { return nil }
        return architectures.first { $0.converser != nil && $0.modelTypes.contains(type) }
    }
}
