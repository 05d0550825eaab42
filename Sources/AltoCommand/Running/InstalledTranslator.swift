import Alto
import AltoGraph
import AltoLanguages
import AltoModels
import Foundation

/// Marian where its model of a pair is in the cache, else Apertium; each as far as it knows all words.
actor InstalledTranslator: Translator {
    private let store: ModelStore?
    private let threads: Int
    private var marian: [String: MarianTranslator] = [:]

    init(store: ModelStore? = (try? HubSettings()).map { ModelStore(settings: $0) }, threads: Int = Processor.current.cores) {
        self.store = store
        self.threads = threads
    }

    func translate(_ text: String, from source: String, to target: String) async -> String? {
        if LanguageTag(source)?.primary == "en", let language = LanguageTag(target)?.primary,
            let translated = await model(to: language)?.translate(text, from: source, to: target)
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

    private func model(to language: String) -> MarianTranslator? {
        if let kept = marian[language] { return kept }
        guard let name = try? ModelName(KnownModels.translation(to: language)), let found = store?.find(name), found.isComplete else {
            return nil
        }
        let made = MarianTranslator(folder: found.folder, from: "en", to: language, cache: nil, threads: threads)
        marian[language] = made
        return made
    }
}
