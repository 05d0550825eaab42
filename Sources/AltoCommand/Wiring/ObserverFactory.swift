import Alto
import AltoFaces
import AltoGraph
import AltoLanguages
import AltoPictures
import AltoReading
import AltoStore
import Synchronization

/// Makes the observers of the capability rooms; what is costly of one is made once and kept.
final class ObserverFactory: Sendable {
    private let captioners: CaptionerCatalog
    private let faces: @Sendable () throws -> any Observer
    private let textLanguages: String
    private let keepsCodeSecrets: Bool
    private let text = Mutex<TextReader?>(nil)
    private let labeler: (any Observer)?
    private let moderator: (any Observer)?

    /// - Parameters:
    ///   - textLanguages: as Tesseract names them, joined by +, or auto.
    ///   - labeler: nil where its model is not installed, as with the moderator.
    ///   - faces: recognizes whose people are meant.
    init(
        captioners: CaptionerCatalog, textLanguages: String, keepsCodeSecrets: Bool = false,
        labeler: (any Observer)? = LabelObservers.labeler, moderator: (any Observer)? = LabelObservers.moderator,
        faces: @escaping @Sendable () throws -> any Observer = {
            FaceRecognizer(
                models: FaceModels(folder: Folders.faceModels), gallery: try GalleryStore(path: Folders.gallery),
                cache: Folders.cache)
        }
    ) {
        self.captioners = captioners
        self.textLanguages = textLanguages
        self.keepsCodeSecrets = keepsCodeSecrets
        self.faces = faces
        (self.labeler, self.moderator) = (labeler, moderator)
    }

    /// - Parameters:
    ///   - captioner: nil for no captions.
    ///   - faces: in place of the factory's own.
    ///   - named: stages that were asked for by name, so that leaving one out would be no answer.
    /// - Throws: `Problem` when a model that was named cannot be used, or what an observer keeps cannot be opened;
    ///   modelMissing when the model of a stage that was asked for is not installed.
    func observers(
        for stages: some Sequence<Stage>, captioner: CaptionerCatalog.Choice?, faces: (any Observer)? = nil,
        named: some Sequence<Stage> = []
    ) throws -> [any Observer] {
        try Set(stages).sorted { $0.order < $1.order }.compactMap { stage -> (any Observer)? in
            switch stage {
            case .caption: try captioner.map(captioners.observer)
            case .faces: try faces ?? self.faces()
            case .text: try textReader()
            case .codes: CodeReader(keepsSecrets: keepsCodeSecrets)
            case .appearance: AppearanceObserver()
            case .labels: try labeler ?? (named.contains(.labels) ? missing("names things in pictures") : nil)
            case .moderation: try moderator ?? missing("finds nudity and sexual content")
            case .decode, .narration, .speech: nil
            }
        }
    }

    private func missing(_ purpose: String) throws -> any Observer {
        throw Problem(
            .modelMissing, "The model that \(purpose) is not installed.",
            remedy: "Put it right with scripts/setup in the checkout, then scripts/install where Alto was installed.")
    }

    private func textReader() throws -> TextReader {
        try text.withLock { text in
            if let text { return text }
            let languages = textLanguages.split(separator: "+").map(String.init)
            let made = try TextReader(
                languages: languages, identifier: CompactLanguageDetector(),
                network: PPOCRFiles(
                    folder: Folders.bundledModel("pp-ocrv5-mobile"), cache: Folders.weights.folder))
            text = made
            return made
        }
    }
}

extension Stage {
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
