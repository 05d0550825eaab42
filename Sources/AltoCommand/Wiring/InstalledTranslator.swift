import Alto
import AltoGraph
import AltoHub
import AltoLanguages
import AltoModels
import Foundation

/// The model of a pair where it is in the cache, else Apertium; each as far as it knows all words.
actor InstalledTranslator: Translator {
    private let store: ModelStore?
    private let registry: ModelRegistry
    private let threads: Int
    /// nil for a model that cannot be used, which was told.
    private var loaded: [String: (any LoadableTranslator)?] = [:]
    private let printError: @Sendable (Problem) -> Void

    init(
        store: ModelStore? = (try? HubSettings()).map { ModelStore(settings: $0) }, registry: ModelRegistry = .standard,
        threads: Int = Processor.current.cores,
        printError: @escaping @Sendable (Problem) -> Void = {
            Terminal.printError("alto: \($0.sentence) The caption is not translated by it.")
        }
    ) {
        self.store = store
        self.registry = registry
        self.printError = printError
        self.threads = threads
    }

    func translate(_ text: String, from source: String, to target: String) async -> String? {
        if let translated = await usableModel(from: source, to: target)?.translate(text, from: source, to: target) {
            return translated
        }
        return await Apertium().translate(text, from: source, to: target)
    }

    /// Whether captions, which are in English, can be said in a language.
    func translates(to target: String) async -> Bool { await translates(from: "en", to: target) }

    func translates(from source: String, to target: String) async -> Bool {
        if model(from: source, to: target) != nil { return true }
        return await Apertium().translates(from: source, to: target)
    }

    private func usableModel(from source: String, to target: String) async -> (any LoadableTranslator)? {
        // One model for all dialects of a language.
        let pair = [source, target].map { LanguageTag($0)?.primary ?? $0 }.joined(separator: " ")
        if let known = loaded[pair] { return known }
        guard let made = model(from: source, to: target) else { return nil }
        do {
            try await made.prepare()
            loaded[pair] = made
        } catch {
            printError(Problem(wrapping: error))
            loaded.updateValue(nil, forKey: pair)
        }
        return loaded[pair] ?? nil
    }

    private func model(from source: String, to target: String) -> (any LoadableTranslator)? {
        guard let from = LanguageTag(source)?.primary, let to = LanguageTag(target)?.primary, from != to else {
            return nil
        }
        for candidate in registry.translations(from: from, to: to) {
            guard let name = ModelName(repository: candidate.repository), let found = store?.find(name),
                found.isComplete,
                let kind = TranslatorArchitecture.standard.first(where: { $0.kind.family == candidate.family })
            else { continue }
            return kind.make(found.folder, from, to, threads)
        }
        return nil
    }
}
