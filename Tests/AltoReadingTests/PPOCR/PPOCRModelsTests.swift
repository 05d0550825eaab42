import Alto
import AltoGraph
import AltoTesting
import Foundation
import Testing

@testable import AltoReading

/// Beside onnxruntime 1.32 (`Tools/reference/ppocr.py`).
@Suite(.enabled(if: PPOCR.isInstalled)) struct PPOCRModelsTests {
    private func model(_ name: String) throws -> CompiledModel {
        try Runtime().compile(modelAt: PPOCR.folder.appending(path: name).path)
    }

    @Test func `the detector's map is onnxruntime's`() throws {
        let detector = try TextDetector(try model(PPOCRFiles.detector), file: PPOCRFiles.detector)
        let map = try detector.probabilities(
            PPOCR.pixels(width: 256, height: 96, scale: 4, left: 30, top: 30), width: 256, height: 96)
        let mean = map.values.reduce(0) { $0 + Double($1) } / Double(map.values.count)
        #expect(abs(mean - 0.105370134) < 1e-4)
        let expected: [Float] = [4.5e-7, 0.99999386, 1, 1, 1, 1, 1, 4.5e-7]
        for (index, value) in expected.enumerated() {
            #expect(abs(map.values[44 * 256 + 8 + 32 * index] - value) < 1e-4)
        }
        #expect(map.boxes().count == 1)
    }

    @Test func `the recognizer's characters, their probabilities and places are onnxruntime's`() throws {
        let table = try CharacterTable(PPOCR.folder.appending(path: PPOCRFiles.characters))
        #expect(table.characters.count == 18_385)
        let recognizer = try TextRecognizer(
            try model(PPOCRFiles.recognizer), table: table, file: PPOCRFiles.recognizer)
        let raster = try #require(
            Raster(
                width: 320, height: 48, bytes: PPOCR.pixels(width: 320, height: 48, scale: 5, left: 10, top: 6)))
        let quad = Quad(
            topLeft: Point(x: 0, y: 0), topRight: Point(x: 320, y: 0), bottomRight: Point(x: 320, y: 48),
            bottomLeft: Point(x: 0, y: 48))
        let image = LineImage(raster, quad: quad)
        #expect(image.width == 320)
        #expect(image.bytes == raster.bytes)
        let characters = try recognizer.characters(of: image)
        #expect(characters.map(\.text).joined() == "THETEXT")
        let probabilities = [0.99078780, 0.88481599, 0.98529309, 0.95314920, 0.88482815, 0.91123879, 0.85045421]
        for (character, expected) in zip(characters, probabilities) {
            #expect(abs(character.confidence - expected) < 1e-3)
        }
        let steps = [2, 6, 10, 17, 21, 25, 28]
        for (character, step) in zip(characters, steps) {
            #expect(abs(character.start - Double(step) / 40) < 1e-6)
        }
        // The space between the words, which the network does not read, is seen in the picture.
        #expect(SpaceRestorer.restored(characters, in: image).map(\.text).joined() == "THE TEXT")
    }

    @Test func `the classifier's answer is onnxruntime's`() throws {
        let classifier = try LineOrientationClassifier(
            try model(PPOCRFiles.classifier), file: PPOCRFiles.classifier)
        let raster = try #require(
            Raster(width: 160, height: 80, bytes: PPOCR.pixels(width: 160, height: 80, scale: 3, left: 8, top: 28)))
        let quad = Quad(
            topLeft: Point(x: 0, y: 0), topRight: Point(x: 160, y: 0), bottomRight: Point(x: 160, y: 80),
            bottomLeft: Point(x: 0, y: 80))
        #expect(abs(try classifier.upsideDown(quad, in: raster) - 0.96111631) < 1e-3)
        #expect(abs(try classifier.upsideDown(quad.turned(quarterTurns: 2), in: raster) - 0.89025617) < 1e-3)
    }

    @Test func `a model of another kind, and another model's list, are refused`() throws {
        let table = try CharacterTable(PPOCR.folder.appending(path: PPOCRFiles.characters))
        #expect(throws: PPOCRError.self) {
            _ = try TextRecognizer(try model(PPOCRFiles.classifier), table: table, file: "x")
        }
        #expect(throws: PPOCRError.self) { _ = try TextDetector(try model(PPOCRFiles.classifier), file: "x") }
        #expect(throws: PPOCRError.self) {
            _ = try LineOrientationClassifier(try model(PPOCRFiles.recognizer), file: "x")
        }
        let short = FileManager.default.temporaryDirectory.appending(path: "short-\(UUID().uuidString).txt")
        try Data("a\nb\n".utf8).write(to: short)
        defer { try? FileManager.default.removeItem(at: short) }
        let other = try CharacterTable(short)
        #expect(throws: PPOCRError.self) {
            let recognizer = try TextRecognizer(try model(PPOCRFiles.recognizer), table: other, file: "x")
            let raster = try #require(Raster(width: 64, height: 48, bytes: [UInt8](repeating: 9, count: 64 * 48 * 3)))
            let quad = Quad(
                topLeft: Point(x: 0, y: 0), topRight: Point(x: 64, y: 0), bottomRight: Point(x: 64, y: 48),
                bottomLeft: Point(x: 0, y: 48))
            _ = try recognizer.characters(of: LineImage(raster, quad: quad))
        }
    }
}

@Suite struct TextDetectorSizeTests {
    @Test(arguments: [(4_000, 3_000), (1_200, 900), (640, 480), (300, 200), (60_000, 1_000), (20, 20)])
    func `sides are multiples of 32, within the limits`(width: Int, height: Int) {
        let size = TextDetector.size(width: width, height: height)
        #expect(size.width % 32 == 0 && size.height % 32 == 0 && min(size.width, size.height) >= 32)
        #expect(max(size.width, size.height) <= 960 && size.width * size.height <= 700_000)
    }

    @Test func `without files there is no network`() {
        #expect(PPOCRFiles(folder: FileManager.default.temporaryDirectory.appending(path: "none"), cache: nil) == nil)
    }
}
