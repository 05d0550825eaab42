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
        if LanguageTag(source)?.primary == "en", let language = LanguageTag(target)?.primary,
            let translated = await usableModel(to: language)?.translate(text, from: source, to: target)
        {
            return translated
        }
        return await Apertium().translate(text, from: source, to: target)
    }

    /// Whether captions, which are in English, can be said in a language.
    func translates(to target: String) async -> Bool {
        guard let language = LanguageTag(target)?.primary else { return false }
        if model(to: language) != nil { return true }
        return await Apertium().translates(to: target)
    }

    private func usableModel(to language: String) async -> MarianTranslator? {
        if let known = marian[language] { return known }
        guard let made = model(to: language) else { return nil }
        do {
            try await made.prepare()
            marian[language] = made
        } catch {
            complain(Problem(wrapping: error))
            marian.updateValue(nil, forKey: language)
        }
        return marian[language] ?? nil
    }

    private func model(to language: String) -> MarianTranslator? {
        guard let name = try? ModelName(KnownModels.translation(to: language)), let found = store?.find(name), found.isComplete else {
            return nil
        }
        return MarianTranslator(folder: found.folder, from: "en", to: language, cache: nil, threads: threads)
    }
}
