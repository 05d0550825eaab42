package import Alto
package import AltoGraph
import AltoModels
package import Foundation

/// Tells how likely a picture is pornographic, with Yahoo's open_nsfw (Mahadeokar and Pesavento, 2016).
///
/// The model is loaded when the first picture comes and stays. Its work goes on an executor of its own, one picture
/// after another.
package struct ModerationObserver: Observer {
    package let stage = Stage.moderation
    private let classifier: SensitiveContentClassifier

    /// What the model's folder must hold.
    package static let fileName = "open_nsfw.onnx"
    /// What `Picture.raster` is asked for: pictures are shrunk to 256 pixels from there.
    private static let longestSide = 1024

    /// - Parameters:
    ///   - folder: with the model's file.
    ///   - threads: of the whole process.
    ///   - cache: where the compiled graph is kept; nil keeps it nowhere.
    package init(folder: URL, threads: Int = Processor.current.cores, cache: ModelCache?) {
        classifier = SensitiveContentClassifier(
            file: folder.appending(path: Self.fileName), threads: threads, cache: cache)
    }

    /// - Returns: nil where the model is not there.
    package init?(ifInstalledIn folder: URL, cache: ModelCache?) {
        guard FileManager.default.fileExists(atPath: folder.appending(path: Self.fileName).path) else { return nil }
        self.init(folder: folder, cache: cache)
    }

    /// Loads the model now, so that the first picture does not wait for it.
    ///
    /// - Throws: `Problem` (modelMissing, modelInvalid).
    package func prepare() async throws {
        try await classifier.load()
    }

    package func observe(_ picture: Picture) async throws -> Observation {
        let raster = try await picture.raster(longestSide: Self.longestSide)
        return .moderation(Moderation(nsfw: Double(try await classifier.probability(of: raster))))
    }
}

/// The model, loaded when it is first needed, on an executor of its own.
actor SensitiveContentClassifier {
    private nonisolated let executor = BlockingExecutor(label: "moderation")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let file: URL
    private let threads: Int
    private let cache: ModelCache?
    private var loaded: InferenceRequest?

    /// Pixels of a picture's side as it is shrunk, and of the middle of that, which the model sees.
    private static let (resized, side) = (256, 224)
    /// Of blue, green and red in training.
    private static let mean: [Float] = [104, 117, 123]

    init(file: URL, threads: Int, cache: ModelCache?) {
        self.file = file
        self.threads = threads
        self.cache = cache
    }

    func load() throws(Problem) {
        _ = try request()
    }

    /// 0 to 1.
    func probability(of raster: Raster) throws(Problem) -> Float {
        let request = try request()
        let values = try Self.values(of: raster)
        do {
            guard let input = request.model.inputs.first, let output = request.model.outputs.first else {
                throw Self.unknown
            }
            try request.set(input.name, Tensor(values, [1, Self.side, Self.side, 3]))
            try request.run()
            let probabilities = try request.floats(output.name)
            guard probabilities.count == 2, probabilities[1].isFinite else { throw Self.unknown }
            return min(1, max(0, probabilities[1]))
        } catch {
            throw Problem(ofModel: error)
        }
    }

    /// The model's input: shrunk whatever its shape, through JPEG, the middle, blue first, without the mean.
    static func values(of raster: Raster) throws(Problem) -> [Float] {
        let small = try ImageProcessor.resize(raster, width: resized, height: resized, filter: .bilinear)
        let bytes = JPEGRoundTrip.pixels(small.bytes, side: resized)
        let margin = (resized - side) / 2
        var values: [Float] = []
        values.reserveCapacity(3 * side * side)
        for row in margin..<(margin + side) {
            for column in margin..<(margin + side) {
                let start = 3 * (row * resized + column)
                for channel in 0..<3 { values.append(Float(bytes[start + 2 - channel]) - mean[channel]) }
            }
        }
        return values
    }

    private static let unknown = GraphError.port("output", reason: "is not that of open_nsfw")

    private func request() throws(Problem) -> InferenceRequest {
        if let loaded { return loaded }
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw Problem(.modelMissing, "The model's \(file.lastPathComponent) is missing.")
        }
        do {
            let runtime = try Runtime(.init(threads: threads))
            let model = try CompiledGraphs.model(at: file, name: "open_nsfw", cache: cache, runtime: runtime)
            let request = try model.makeRequest()
            loaded = request
            return request
        } catch {
            throw Problem(ofModel: error)
        }
    }
}
