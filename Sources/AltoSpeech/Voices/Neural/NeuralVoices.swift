package import Alto
package import AltoModels
import Foundation

/// A voice whose files may be wrong in ways that only loading them tells.
package protocol LoadableVoice: Voice {
    /// Loads what the first sentence would load.
    ///
    /// - Throws: `Problem`.
    func prepare() async throws
}

/// The neural voices that are installed in the models' cache. A voice that was made once is kept, so that its model stays
/// warm.
package actor NeuralVoices {
    private let store: ModelStore?
    private let settings: NeuralSettings
    private let notify: @Sendable (String) -> Void
    private var kept: [URL: any LoadableVoice] = [:]
    private var broken: Set<URL> = []

    /// - Parameters:
    ///   - store: nil where the cache cannot be looked at.
    ///   - notify: is told once of each voice that is there and cannot be used.
    package init(
        store: ModelStore?, settings: NeuralSettings = NeuralSettings(),
        notify: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.store = store
        self.settings = settings
        self.notify = notify
    }

    /// All that can be used, as far as their small files tell.
    func installed() -> [any LoadableVoice] {
        let models = (try? store?.list()) ?? []
        return models.filter { $0.isComplete && KnownModels.voiceArchitectures.contains($0.architecture ?? "") }.compactMap { model in
            guard !broken.contains(model.folder) else { return nil }
            let id = model.shortName ?? model.name.repository
            do {
                return try voice(folder: model.folder, id: id, size: model.size)
            } catch {
                leaveOut(model.folder, id: id, error)
                return nil
            }
        }
    }

    /// A voice from any folder with a checkpoint.
    func voice(folder: URL) throws(Problem) -> any LoadableVoice {
        try voice(folder: folder.standardizedFileURL, id: folder.standardizedFileURL.lastPathComponent, size: nil)
    }

    /// Loads a voice.
    ///
    /// - Returns: false when it cannot be used; that has been told then, and it is not offered again.
    func load(_ voice: any LoadableVoice) async -> Bool {
        do {
            try await voice.prepare()
            return true
        } catch {
            let folder = kept.first { $0.value.facts.id == voice.facts.id }?.key
            if let folder { leaveOut(folder, id: voice.facts.id, error) }
            return false
        }
    }

    private func voice(folder: URL, id: String, size: Int64?) throws(Problem) -> any LoadableVoice {
        if let voice = kept[folder] { return voice }
        let voice = try VITSVoice(folder: folder, id: id, settings: settings, size: size)
        kept[folder] = voice
        return voice
    }

    private func leaveOut(_ folder: URL, id: String, _ error: any Error) {
        broken.insert(folder)
        kept[folder] = nil
        notify("The voice \(id) cannot be used: \(Problem(wrapping: error).message)")
    }
}
