import Alto
package import AltoHub
package import AltoModels
import Foundation

/// The neural voices that are installed in the models' cache. A voice that was made once is kept, so that its model
/// stays warm.
package actor NeuralVoices {
    private let store: ModelStore?
    private let bundled: [BundledVoice]
    private let registry: ModelRegistry
    private let kinds: [VoiceArchitecture]
    private let settings: NeuralSettings
    private let notify: @Sendable (String) -> Void
    private var kept: [URL: any LoadableVoice] = [:]
    private var broken: Set<URL> = []

    /// - Parameters:
    ///   - store: nil where the cache cannot be looked at.
    ///   - bundled: voices that came with the program, the best first. They come before those of the cache.
    ///   - registry: knows which of the installed models speak.
    ///   - kinds: make voices of them.
    ///   - notify: is told once of each voice that is there and cannot be used.
    package init(
        store: ModelStore?, bundled: [BundledVoice] = [], settings: NeuralSettings = NeuralSettings(),
        registry: ModelRegistry = .standard,
        kinds: [VoiceArchitecture] = VoiceArchitecture.standard,
        notify: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.store = store
        self.bundled = bundled
        self.registry = registry
        self.kinds = kinds
        self.settings = settings
        self.notify = notify
    }

    /// All that can be used, as far as their small files tell.
    func installed() -> [any LoadableVoice] {
        let models = (try? store?.list()) ?? []
        let found = kinds.flatMap { kind in models.flatMap { kind.places($0, registry) }.map { (kind, $0) } }
        return (bundled.filter(\.isThere).map { ($0.kind, $0.place) } + found).compactMap { kind, url in
            guard !broken.contains(url.url) else { return nil }
            do {
                return try voice(kind, at: url)
            } catch {
                leaveOut(url.url, id: url.id, error)
                return nil
            }
        }
    }

    /// A voice from any folder with a checkpoint, or from a voice's file.
    func voice(at url: URL) throws(Problem) -> any LoadableVoice {
        let url = url.standardizedFileURL
        guard let kind = kinds.kind(of: url) else {
            throw Problem(.voiceMissing, "No kind of voice is known to be in \(NameSuggestions.quotable(url.path)).")
        }
        return try voice(kind, at: VoicePlace(url: url, id: kinds.name(of: url), size: nil))
    }

    /// Whether there is a folder with a checkpoint or a voice's file.
    nonisolated func isVoice(_ path: String) -> Bool { kinds.holdsVoice(path) }

    /// Whether a name is that of a voice on the hub.
    nonisolated func isPublished(_ name: String) -> Bool {
        registry.published(for: .speech).contains { $0.shortName == name || $0.repository.lowercased() == name }
            || name.hasPrefix(PiperFiles.prefix)
    }

    /// Loads a voice.
    ///
    /// - Returns: false when it cannot be used; that has been told then, and it is not offered again.
    func load(_ voice: any LoadableVoice) async -> Bool {
        do {
            try await voice.prepare()
            return true
        } catch {
            let url = kept.first { $0.value.facts.id == voice.facts.id }?.key
            if let url { leaveOut(url, id: voice.facts.id, error) }
            return false
        }
    }

    private func voice(_ kind: VoiceArchitecture, at url: VoicePlace) throws(Problem) -> any LoadableVoice {
        if let voice = kept[url.url] { return voice }
        let voice = try kind.make(url, settings)
        kept[url.url] = voice
        return voice
    }

    private func leaveOut(_ url: URL, id: String, _ error: any Error) {
        broken.insert(url)
        kept[url] = nil
        notify("The voice \(id) cannot be used: \(Problem(wrapping: error).message)")
    }
}
