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
        let vits = models.filter { $0.isComplete && KnownModels.voiceArchitectures.contains($0.architecture ?? "") }
            .map { (place: $0.folder, id: $0.shortName ?? $0.name.repository, size: $0.size) }
        let piper = models.flatMap(PiperFiles.voices).map { (place: $0.file, id: $0.id, size: $0.size) }
        return (vits + piper).compactMap { found in
            guard !broken.contains(found.place) else { return nil }
            do {
                return try voice(at: found.place, id: found.id, size: found.size)
            } catch {
                leaveOut(found.place, id: found.id, error)
                return nil
            }
        }
    }

    /// A voice from any folder with a checkpoint, or from a Piper voice's `.onnx`.
    func voice(at place: URL) throws(Problem) -> any LoadableVoice {
        let place = place.standardizedFileURL
        let name = place.lastPathComponent
        return try voice(at: place, id: name.hasSuffix(".onnx") ? String(name.dropLast(5)) : name, size: nil)
    }

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

    private func voice(at place: URL, id: String, size: Int64?) throws(Problem) -> any LoadableVoice {
        if let voice = kept[place] { return voice }
        let voice: any LoadableVoice =
            place.pathExtension == "onnx"
            ? try PiperVoice(file: place, id: id, settings: settings, size: size)
            : try VITSVoice(folder: place, id: id, settings: settings, size: size)
        kept[place] = voice
        return voice
    }

    private func leaveOut(_ place: URL, id: String, _ error: any Error) {
        broken.insert(place)
        kept[place] = nil
        notify("The voice \(id) cannot be used: \(Problem(wrapping: error).message)")
    }
}
