import Alto
import AltoGraph
import AltoLanguages
import AltoModels
import Foundation

/// Marian where its model of a pair is in the cache, else Apertium; each as far as it knows all words.
actor InstalledTranslator: Translator {
    private let store: ModelStore?
    private let threads: Int
    /// nil for a model that cannot be used, which was told.
    private var marian: [String: MarianTranslator?] = [:]
    private let complain: @Sendable (Problem) -> Void

    init(
        store: ModelStore? = (try? HubSettings()).map { ModelStore(settings: $0) }, threads: Int = Processor.current.cores,
        complain: @escaping @Sendable (Problem) -> Void = { Terminal.complain("alto: \($0.sentence) The caption is not translated by it.") }
    ) {
        self.store = store
        self.complain = complain
        self.threads = threads
    }

    func translate(_ text: String, from source: String, to target: String) async -> String? {
        if let translated = await usableModel(from: source, to: target)?.translate(text, from: source, to: target) { return translated }
        return await Apertium().translate(text, from: source, to: target)
    }

    /// Whether captions, which are in English, can be said in a language.
    func translates(to target: String) async -> Bool {
        if model(from: "en", to: target) != nil { return true }
        return await Apertium().translates(from: "en", to: target)
    }

    private func usableModel(from source: String, to target: String) async -> MarianTranslator? {
        // One model for all dialects of a language.
        let pair = [source, target].map { LanguageTag($0)?.primary ?? $0 }.joined(separator: " ")
        if let known = marian[pair] { return known }
        guard let made = model(from: source, to: target) else { return nil }
        do {
            try await made.prepare()
            marian[pair] = made
        } catch {
            complain(Problem(wrapping: error))
            marian.updateValue(nil, forKey: pair)
        }
        return marian[pair] ?? nil
    }

    private func model(from source: String, to target: String) -> MarianTranslator? {
        guard let from = LanguageTag(source)?.primary, let to = LanguageTag(target)?.primary, from != to else { return nil }
        for repository in KnownModels.translations(from: from, to: to) {
            guard let name = try? ModelName(repository), let found = store?.find(name), found.isComplete else { continue }
            return MarianTranslator(folder: found.folder, from: from, to: to, cache: nil, threads: threads)
        }
        return nil
    }
}
