package import Alto
package import AltoGraph
package import Foundation

/// A translator whose files may be wrong in ways that only loading them tells.
package protocol LoadableTranslator: Translator {
    /// - Throws: `Problem`.
    func prepare() async throws
}

/// What a translator is made from.
package struct TranslatorRequest: Sendable {
    package let folder: URL
    /// Primary languages, such as "en" and "es".
    package let source: String
    package let target: String
    package let cache: ModelCache?
    package let threads: Int

    package init(folder: URL, from source: String, to target: String, cache: ModelCache? = nil, threads: Int) {
        (self.folder, self.source, self.target, self.cache, self.threads) = (folder, source, target, cache, threads)
    }
}
