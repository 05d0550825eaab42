import Alto
package import AltoHub
package import AltoModels
import Foundation

/// The neural voices that are installed in the models' cache. A voice that was made once is kept, so that its model stays
/// warm.
package actor NeuralVoices {
    private let store: ModelStore?
    private let registry: ModelRegistry
    private let kinds: [VoiceArchitecture]
    private let settings: NeuralSettings
    private let notify: @Sendable (String) -> Void
    private var kept: [URL: any LoadableVoice] = [:]
    private var broken: Set<URL> = []

    /// - Parameters:
    ///   - store: nil where the cache cannot be looked at.
    ///   - registry: knows which of the installed models speak.
    ///   - kinds: make voices of them.
    ///   - notify: is told once of each voice that is there and cannot be used.
    package init(
        store: ModelStore?, settings: NeuralSettings = NeuralSettings(), registry: ModelRegistry = .standard,
        kinds: [VoiceArchitecture] = VoiceArchitecture.standard,
        notify: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.store = store
        self.registry = registry
        self.kinds = kinds
        self.settings = settings
        self.notify = notify
    }

    /// All that can be used, as far as their small files tell.
    func installed() -> [any LoadableVoice] {
        let models = (try? store?.list()) ?? []
        let found = kinds.flatMap { kind in models.flatMap { kind.places($0, registry) }.map { (kind, $0) } }
        return found.compactMap { kind, place in
            guard !broken.contains(place.url) else { return nil }
            do {
                return try voice(kind, at: place)
            } catch {
                leaveOut(place.url, id: place.id, error)
                return nil
            }
        }
    }

    /// A voice from any folder with a checkpoint, or from a voice's file.
    func voice(at place: URL) throws(Problem) -> any LoadableVoice {
        let place = place.standardizedFileURL
        guard let kind = kinds.kind(of: place) else {
            throw Problem(.voiceMissing, "No kind of voice is known to be in \(NearNames.quotable(place.path)).")
        }
        return try voice(kind, at: VoicePlace(url: place, id: kinds.name(of: place), size: nil))
    }

    /// Whether there is a folder with a checkpoint or a voice's file.
    nonisolated func isVoice(_ path: String) -> Bool { kinds.holdsVoice(path) }

    /// Loads a voice.
    ///
    /// - Returns: false when it cannot be used; that has been told then, and it is not offered again.
    func load(_ voice: any LoadableVoice) async -> Bool {
        do {
            try await voice.prepare()
            return true
        } catch {
            let place = kept.first { $0.value.facts.id == voice.facts.id }?.key
            if let place { leaveOut(place, id: voice.facts.id, error) }
            return false
        }
    }

    private func voice(_ kind: VoiceArchitecture, at place: VoicePlace) throws(Problem) -> any LoadableVoice {
        if let voice = kept[place.url] { return voice }
        let voice = try kind.make(place, settings)
        kept[place.url] = voice
        return voice
    }

    private func leaveOut(_ place: URL, id: String, _ error: any Error) {
        broken.insert(place)
        kept[place] = nil
        notify("The voice \(id) cannot be used: \(Problem(wrapping: error).message)")
    }
}
