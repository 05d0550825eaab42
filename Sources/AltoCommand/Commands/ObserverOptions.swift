import Alto
import AltoFaces
import AltoLanguages
import AltoModels
import AltoPictures
import AltoReading
import AltoStore
import ArgumentParser

/// Which observers look at the picture.
struct ObserverOptions: ParsableArguments {
    @Option(help: "Only these, separated by commas: caption, faces, text, codes, appearance.", transform: StageList.init)
    var only: StageList?

    @Option(help: "All but these.", transform: StageList.init)
    var skip: StageList?

    @Option(help: "Languages of the text, as Tesseract names them, joined by +: eng+spa; or auto, for all that are installed.")
    var textLanguages = "eng"

    func validate() throws {
        if only != nil && skip != nil { throw ValidationError("Give --only or --skip, not both.") }
    }

    var stages: Set<Stage> {
        if let only { return Set(only.stages) }
        return Set(Stage.observers).subtracting(skip?.stages ?? [])
    }
}

struct StageList: Sendable {
    let stages: [Stage]

    @Sendable init(_ text: String) throws {
        stages = try text.split(separator: ",").map { word in
            guard let stage = Stage(rawValue: word.lowercased()), Stage.observers.contains(stage) else {
                let known = Stage.observers.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("There is no observer “\(PrintableText.clean(word))”; there are: \(known).")
            }
            return stage
        }
        if stages.isEmpty { throw ValidationError("Name at least one observer.") }
    }
}

extension ObserverOptions {
    /// The observers that were asked for: the wiring of the capability rooms.
    func make(caption: CaptionOptions, registry: ModelRegistry = .standard) throws -> [any Observer] {
        let stages = stages
        var observers: [any Observer] = []
        if stages.contains(.caption), let captioner = try caption.captioner(registry: registry) { observers.append(captioner) }
        if stages.contains(.faces) {
            observers.append(
                FaceRecogniser(models: FaceModels(folder: Folders.faceModels), gallery: try GalleryStore(path: Folders.gallery),
                    cache: Folders.cache))
        }
        if stages.contains(.text) {
            observers.append(try TextReader(languages: textLanguages.split(separator: "+").map(String.init), identifier: CompactLanguageDetector()))
        }
        if stages.contains(.codes) { observers.append(CodeReader()) }
        if stages.contains(.appearance) { observers.append(AppearanceObserver()) }
        return observers
    }
}
