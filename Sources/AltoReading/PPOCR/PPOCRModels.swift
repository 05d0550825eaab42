import Alto
import AltoGraph
package import Foundation

/// Where PP-OCRv5 mobile's files lie, and where what they are compiled to is kept.
package struct PPOCRFiles: Sendable, Hashable {
    package let folder: URL
    /// nil for no cache.
    package let cache: URL?

    static let detector = "ppocrv5_det.onnx"
    static let recognizer = "ppocrv5_rec.onnx"
    static let classifier = "ppocrv5_cls.onnx"
    static let characters = "ppocr_keys_v5.txt"

    /// - Returns: nil unless the detector, the recognizer and their list of characters are there.
    package init?(folder: URL, cache: URL?) {
        self.folder = folder
        self.cache = cache
        for name in [Self.detector, Self.recognizer, Self.characters]
        where !FileManager.default.fileExists(atPath: folder.appending(path: name).path) {
            return nil
        }
    }
}

/// PP-OCRv5's networks, each loaded when it is first needed. Not shared between threads.
final class PPOCRModels {
    /// A model of this kind has at most so many bytes.
    private static let mostBytes = 128 << 20

    private let files: PPOCRFiles
    private var loadedDetector: TextDetector?
    private var loadedRecognizer: TextRecognizer?
    private var loadedClassifier: LineOrientationClassifier?
    /// A file that cannot be used is not tried again for each picture.
    private var failure: Problem?

    init(_ files: PPOCRFiles) {
        self.files = files
    }

    /// - Throws: `Problem`.
    func boxes(in raster: Raster) throws(Problem) -> [ProbabilityMap.Box] {
        try using(PPOCRFiles.detector) {
            if loadedDetector == nil {
                loadedDetector = try TextDetector(compiled(PPOCRFiles.detector), file: PPOCRFiles.detector)
            }
            return try loadedDetector?.boxes(in: raster) ?? []
        }
    }

    /// - Throws: `Problem`.
    func characters(of image: LineImage) throws(Problem) -> [TextRecognizer.Character] {
        if loadedRecognizer == nil {
            let table = try using(PPOCRFiles.characters) {
                try CharacterTable(files.folder.appending(path: PPOCRFiles.characters))
            }
            loadedRecognizer = try using(PPOCRFiles.recognizer) {
                try TextRecognizer(compiled(PPOCRFiles.recognizer), table: table, file: PPOCRFiles.recognizer)
            }
        }
        return try using(PPOCRFiles.recognizer) { try loadedRecognizer?.characters(of: image) ?? [] }
    }

    /// The probability that a line stands upside down; nil without the file that tells.
    ///
    /// - Throws: `Problem`.
    func upsideDown(_ quad: Quad, in raster: Raster) throws(Problem) -> Double? {
        let file = files.folder.appending(path: PPOCRFiles.classifier)
        guard loadedClassifier != nil || FileManager.default.fileExists(atPath: file.path) else { return nil }
        return try using(PPOCRFiles.classifier) {
            if loadedClassifier == nil {
                loadedClassifier = try LineOrientationClassifier(
                    compiled(PPOCRFiles.classifier), file: PPOCRFiles.classifier)
            }
            return try loadedClassifier?.upsideDown(quad, in: raster)
        }
    }

    private func compiled(_ name: String) throws -> CompiledModel {
        let file = files.folder.appending(path: name)
        let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
        guard size <= Self.mostBytes else { throw PPOCRError.tooLarge(file: name) }
        return try CompiledGraphs.model(
            at: file, name: name, cache: files.cache.map { ModelCache(folder: $0) }, runtime: Runtime())
    }

    private func using<Value>(_ file: String, _ body: () throws -> Value) throws(Problem) -> Value {
        if let failure { throw failure }
        do {
            return try body()
        } catch {
            let problem = (error as? Problem) ?? Problem(ofPPOCR: error, file: file)
            failure = problem
            throw problem
        }
    }
}
