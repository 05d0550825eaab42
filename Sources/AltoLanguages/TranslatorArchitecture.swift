package import Alto
package import AltoModels
package import Foundation

/// A translator whose files may be wrong in ways that only loading them tells.
package protocol LoadableTranslator: Translator {
    /// - Throws: `Problem`.
    func prepare() async throws
}

/// How the translators of one kind of model are made.
package struct TranslatorArchitecture: Sendable {
    package let kind: ModelArchitecture
    /// Source and target are primary languages, such as "en" and "es".
    package let make:
        @Sendable (_ folder: URL, _ source: String, _ target: String, _ threads: Int) -> any LoadableTranslator

    /// A new kind of translator is a line here, and one in `ModelRegistry.standard`.
    package static let standard: [TranslatorArchitecture] = [.marian]

    private static let marian = TranslatorArchitecture(kind: .marian) { folder, source, target, threads in
        MarianTranslator(folder: folder, from: source, to: target, cache: nil, threads: threads)
    }
}
