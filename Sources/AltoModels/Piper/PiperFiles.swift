package import Foundation

/// Piper's voices as the hub keeps them: `rhasspy/piper-voices`, each in a folder of its own such as
/// `en/en_US/lessac/medium`, with its licence in the `MODEL_CARD` beside it.
package enum PiperFiles {
    static let repository = "rhasspy/piper-voices"
    static let prefix = "piper:"

    /// The voices of an installed repository.
    package static func voices(in model: InstalledModel) -> [(file: URL, id: String, size: Int64)] {
        let names = Set(model.files.map(\.name))
        return model.files.filter { $0.name.hasSuffix(".onnx") && names.contains($0.name + ".json") }.map { file in
            let url = model.folder.appending(path: file.name)
            return (url, prefix + url.deletingPathExtension().lastPathComponent, file.size)
        }
    }
}
