package import Alto
package import AltoHub
import AltoModels
import Foundation

/// Piper's voices as the hub keeps them: `rhasspy/piper-voices`, each in a folder of its own such as
/// `en/en_US/lessac/medium`, with its licence in the `MODEL_CARD` beside it.
package enum PiperFiles {
    package static let prefix = "piper:"

    /// The files of a voice in the repository, the large one last.
    ///
    /// - Parameter name: `piper:en_US-lessac-medium`: locale, name and quality.
    /// - Throws: `Problem` (usage).
    package static func files(of name: String) throws(Problem) -> [String] {
        let voice = name.dropFirst(prefix.count)
        let parts = voice.split(separator: "-", omittingEmptySubsequences: false)
        guard name.hasPrefix(prefix), parts.count == 3, voice.utf8.count < 80,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }),
            let family = parts[0].split(separator: "_").first
        else {
            throw Problem(
                .usage, "“\(name.printable)” is not the name of a Piper voice.",
                remedy: "Give its locale, name and quality, as in piper:en_US-lessac-medium.")
        }
        let folder = "\(family)/\(parts[0])/\(parts[1])/\(parts[2])"
        return ["\(folder)/\(ModelCard.plain)", "\(folder)/\(voice).onnx.json", "\(folder)/\(voice).onnx"]
    }

    /// The voices of an installed repository.
    package static func voices(in model: InstalledModel) -> [VoicePlace] {
        let names = Set(model.files.map(\.name))
        return model.files.filter { $0.name.hasSuffix(".onnx") && names.contains($0.name + ".json") }.map { file in
            let url = model.folder.appending(path: file.name)
            return VoicePlace(url: url, id: prefix + url.deletingPathExtension().lastPathComponent, size: file.size)
        }
    }
}

extension ModelStore {
    /// Fetches one of Piper's voices: as `pull`, of its repository nothing else.
    package func pull(
        piper name: String, onProgress: @escaping @Sendable (PullProgress) -> Void = { _ in }
    ) async throws(Problem) -> InstalledModel {
        let files = try PiperFiles.files(of: name)
        guard let name = ModelArchitecture.piper.collection?.repository, let repository = ModelName(repository: name)
        else { throw Problem(.internalError, "Piper's voices have no repository.") }
        return try await pull(repository, files: files, onProgress: onProgress)
    }
}
