package import Alto
package import AltoGraph
import AltoModels
package import Foundation

/// Names what a picture shows, with EfficientNet-Lite2 and WordNet.
///
/// The model is loaded when the first picture comes and stays. Its work goes on an executor of its own, one picture
/// after another.
package struct LabelObserver: Observer {
    package let stage = Stage.labels
    private let classifier: ImageClassifier
    private let chooser = LabelChooser()

    /// What the model's folder must hold.
    package static let fileName = "efficientnet-lite2-9656183e.pth"

    /// - Parameters:
    ///   - folder: with the model's file.
    ///   - threads: of the whole process.
    ///   - cache: where the compiled graph is kept; nil for none.
    package init(folder: URL, threads: Int = Processor.current.cores, cache: ModelCache?) {
        classifier = ImageClassifier(file: folder.appending(path: Self.fileName), threads: threads, cache: cache)
    }

    /// Loads the model now, so that the first picture does not wait for it.
    ///
    /// - Throws: `Problem` (modelMissing, modelInvalid).
    package func prepare() async throws {
        try await classifier.load()
    }

    package func observe(_ picture: Picture) async throws -> Observation {
        .labels(chooser.labels(try await probabilities(of: picture)))
    }

    /// Of ImageNet's classes, in their order.
    package func probabilities(of picture: Picture) async throws -> [Float] {
        let size = EfficientNetConfig.lite2.imageSize
        let raster = try await picture.raster(
            longestSide: EfficientNetViews.longestSide(for: picture, imageSize: size))
        return try await classifier.probabilities(of: raster)
    }
}

/// The model, loaded when it is first needed, on an executor of its own.
private actor ImageClassifier {
    private nonisolated let executor = BlockingExecutor(label: "labels")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let file: URL
    private let threads: Int
    private let cache: ModelCache?
    private var loaded: EfficientNetModel?

    init(file: URL, threads: Int, cache: ModelCache?) {
        self.file = file
        self.threads = threads
        self.cache = cache
    }

    func load() throws(Problem) {
        _ = try model()
    }

    func probabilities(of raster: Raster) throws(Problem) -> [Float] {
        let model = try model()
        let pixels = try EfficientNetViews.pixels(of: raster, imageSize: model.config.imageSize)
        do {
            return try model.probabilities(pixels.values)
        } catch {
            throw Problem(ofModel: error)
        }
    }

    private func model() throws(Problem) -> EfficientNetModel {
        if let loaded { return loaded }
        do {
            let model = try EfficientNetModel(
                file: file, views: EfficientNetViews.count, runtime: try Runtime(.init(threads: threads)), cache: cache)
            loaded = model
            return model
        } catch {
            throw Problem(ofModel: error)
        }
    }
}
