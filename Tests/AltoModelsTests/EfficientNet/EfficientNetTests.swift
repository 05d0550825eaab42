import Alto
import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Against the reference implementation, efficientnet_lite_pytorch (Tools/reference/efficientnet.py).
@Suite struct EfficientNetTests {
    private static let folder = Shared.root.appending(path: "Tests/Reference/efficientnet")
    private static let small = EfficientNetConfig(width: 0.35, depth: 0.6, imageSize: 50, classes: 12)
    private static let published = Shared.root.appending(
        path: ".deps/models/efficientnet-lite2/efficientnet-lite2-9656183e.pth")

    private static func expected(_ name: String) throws -> [[Double]] {
        let file = try #require(ModelFile("logits.json", in: folder))
        return try #require(file.json()[name]?.array).map { $0.array?.compactMap(\.double) ?? [] }
    }

    private static func pixels(_ size: Int) -> [Float] {
        FormulaWeights.numbers("pixels", count: 2 * 3 * size * size, center: 0, spread: 1)
    }

    private static func checkpoint(in scratch: TemporaryFolder, _ change: (inout [JSON]) -> Void = { _ in }) throws
        -> URL
    {
        let file = scratch.url.appending(path: "small.safetensors")
        var tensors = try #require(ModelFile("tensors.json", in: folder)?.json().array)
        change(&tensors)
        try FormulaWeights.write(.array(tensors), to: file)
        return file
    }

    private static func greatestDifference(_ found: [[Float]], _ expected: [[Double]]) -> Double {
        guard found.map(\.count) == expected.map(\.count) else { return .infinity }
        return zip(found.joined(), expected.joined()).reduce(0) { max($0, abs(Double($1.0) - $1.1)) }
    }

    @Test func `logits of a small model equal the reference`() throws {
        let scratch = TemporaryFolder()
        let model = try EfficientNetModel(
            file: Self.checkpoint(in: scratch), Self.small, views: 2, runtime: Runtime())
        let logits = try model.logits(Self.pixels(50))
        #expect(Self.greatestDifference(logits, try Self.expected("small")) < 1e-4)
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: published.path), "the set-up did not fetch EfficientNet-Lite2"))
    func `logits of the published weights equal the reference`() throws {
        let scratch = TemporaryFolder()
        let cache = ModelCache(folder: scratch.url)
        let expected = try Self.expected("lite2")
        // Once compiled, once from the cache.
        for _ in 0..<2 {
            let model = try EfficientNetModel(file: Self.published, views: 2, runtime: Runtime(), cache: cache)
            #expect(Self.greatestDifference(try model.logits(Self.pixels(260)), expected) < 1e-4)
        }
        #expect(scratch.names.contains { $0.hasSuffix(".graph") })
    }

    @Test func `probabilities are the mean of the views' and sum to 1`() throws {
        let scratch = TemporaryFolder()
        let model = try EfficientNetModel(
            file: Self.checkpoint(in: scratch), Self.small, views: 2, runtime: Runtime())
        let probabilities = try model.probabilities(Self.pixels(50))
        let softmax = try Self.expected("small").map { logits in
            let exponentials = logits.map { exp($0) }
            return exponentials.map { $0 / exponentials.reduce(0, +) }
        }
        for (index, probability) in probabilities.enumerated() {
            #expect(abs(Double(probability) - (softmax[0][index] + softmax[1][index]) / 2) < 1e-5)
        }
        #expect(abs(probabilities.reduce(0, +) - 1) < 1e-5)
    }

    @Test func `a checkpoint with a tensor less, a tensor more or another shape is refused`() throws {
        func attempt(_ change: (inout [JSON]) -> Void) throws {
            let scratch = TemporaryFolder()
            _ = try EfficientNetModel(
                file: Self.checkpoint(in: scratch, change), Self.small, views: 1, runtime: Runtime())
        }
        #expect(throws: CheckpointError.self) { try attempt { $0.removeLast() } }
        let more = try JSON(Array(#"{"name":"more","shape":[2],"centre":0.0,"spread":1.0}"#.utf8))
        #expect(throws: CheckpointError.self) { try attempt { $0.append(more) } }
        let scratch = TemporaryFolder()
        var wider = Self.small
        wider.classes = 13
        #expect(throws: CheckpointError.self) {
            try EfficientNetModel(file: Self.checkpoint(in: scratch), wider, views: 1, runtime: Runtime())
        }
    }

    @Test func `lite2 has the published sizes`() {
        let stages = EfficientNetConfig.lite2.stages
        #expect(stages.map(\.outputs) == [16, 24, 48, 88, 120, 208, 352])
        #expect(stages.map(\.repeats) == [1, 3, 3, 4, 4, 5, 1])
    }

    @Test func `the views are the picture's middle and all of it, normalized`() throws {
        // 60 columns wide: left third black, the rest white. The middle, 26 of 30 rows high, begins at column 17.
        let bytes = (0..<30).flatMap { _ in
            (0..<60).flatMap { column -> [UInt8] in
                Array(repeating: column < 20 ? 0 : 255, count: 3)
            }
        }
        let raster = try #require(Raster(width: 60, height: 30, bytes: bytes))
        let views = try EfficientNetViews.pixels(of: raster, imageSize: 26 * 10)
        let count = 3 * 260 * 260
        #expect(views.values.count == 2 * count)
        func value(_ view: Int, column: Int) -> Float { views.values[view * count + 130 * 260 + column] }
        #expect(value(1, column: 40) == -127.0 / 128 && value(1, column: 120) == 1)
        #expect(value(0, column: 15) == -127.0 / 128 && value(0, column: 60) == 1)
    }

    @Test(arguments: [(1, 65_535), (65_535, 1), (3, 2)])
    func `narrow and tiny pictures have views, too`(width: Int, height: Int) throws {
        let raster = try #require(
            Raster(width: width, height: height, bytes: [UInt8](repeating: 9, count: 3 * width * height)))
        #expect(try EfficientNetViews.pixels(of: raster, imageSize: 260).values.count == 2 * 3 * 260 * 260)
    }
}
