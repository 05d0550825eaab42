package import Alto
package import AltoHub
package import AltoModels
package import Foundation

/// A voice whose files may be wrong in ways that only loading them tells.
package protocol LoadableVoice: Voice {
    /// Loads what the first sentence would load.
    ///
    /// - Throws: `Problem`.
    func prepare() async throws
}

/// How the voices of one kind of model are found and made.
package struct VoiceArchitecture: Sendable {
    package let kind: ModelArchitecture
    /// Of voices that are files, how their names end, such as "onnx"; nil for folders with a `config.json`.
    let fileExtension: String?
    /// The voices of an installed model of any kind: none, where it is of another one.
    let places: @Sendable (InstalledModel, ModelRegistry) -> [VoicePlace]
    let make: @Sendable (VoicePlace, NeuralSettings) throws(Problem) -> any LoadableVoice

    /// A new kind of voice is a line here, and one in `ModelRegistry.standard`.
    package static let standard: [VoiceArchitecture] = [
        .vits,
        .piper,
    ]

    package init(
        kind: ModelArchitecture, fileExtension: String? = nil,
        places: (@Sendable (InstalledModel, ModelRegistry) -> [VoicePlace])? = nil,
        make: @escaping @Sendable (VoicePlace, NeuralSettings) throws(Problem) -> any LoadableVoice
    ) {
        self.kind = kind
        self.fileExtension = fileExtension
        self.places =
            places ?? { model, registry in
                guard model.isComplete, let name = model.architecture,
                    registry.architecture(named: name, for: .speech)?.family == kind.family
                else { return [] }
                return [VoicePlace(url: model.folder, id: model.shortName ?? model.name.repository, size: model.size)]
            }
        self.make = make
    }
}

extension VoiceArchitecture {
    static let vits = VoiceArchitecture(kind: .vits) { place, settings throws(Problem) in
        try VITSVoice(folder: place.url, id: place.id, settings: settings, size: place.size)
    }

    /// Comes with the program; the hub has none in this form.
    static let hibari = VoiceArchitecture(kind: .hibari, places: { _, _ in [] }) { place, settings throws(Problem) in
        try HibariVoice(folder: place.url, id: place.id, settings: settings)
    }

    /// Piper's voices are told by their files, in whichever repository they are.
    static let piper = VoiceArchitecture(
        kind: .piper, fileExtension: "onnx", places: { model, _ in PiperFiles.voices(in: model) }
    ) { place, settings throws(Problem) in
        try PiperVoice(file: place.url, id: place.id, settings: settings, size: place.size)
    }
}

/// Where a voice lies.
package struct VoicePlace: Sendable {
    /// A folder or a file, as the kind of the voice wants it.
    package let url: URL
    /// What the voice is called.
    package let id: String
    /// Bytes of its files, if known.
    package let size: Int64?
}

extension [VoiceArchitecture] {
    /// The kind of the voice in a folder or file. A folder that names no kind is left to the first one, which says
    /// what is wrong with it.
    func kind(of place: URL) -> VoiceArchitecture? {
        if let kind = first(where: { $0.fileExtension == place.pathExtension }) { return kind }
        let folders = filter { $0.fileExtension == nil }
        let type = ModelFile.modelType(of: place)
        return folders.first { type.map($0.kind.modelTypes.contains) ?? false } ?? folders.first
    }

    /// Whether there is a folder with a checkpoint or a voice's file.
    func holdsVoice(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/config.json")
            || compactMap(\.fileExtension).contains { path.hasSuffix(".\($0)") }
                && FileManager.default.fileExists(atPath: path)
    }

    /// The name of a folder; of a file, without its ending.
    func name(of place: URL) -> String {
        let name = place.lastPathComponent
        let ending = compactMap(\.fileExtension).first { name.hasSuffix(".\($0)") }
        return ending.map { String(name.dropLast($0.count + 1)) } ?? name
    }
}
