import Alto
import AltoGraph
import AltoPictures
import AltoTesting
import Foundation
import Testing

@testable import AltoLabels

@Suite struct LabelObserverTests {
    private static let folder = Shared.root.appending(path: ".deps/models/efficientnet-lite2")
    private static let isInstalled = FileManager.default.fileExists(
        atPath: folder.appending(path: LabelObserver.fileName).path)

    private func labels(of file: URL, _ observer: LabelObserver) async throws -> [ImageLabel] {
        let picture = try await PictureDecoder().decode([UInt8](Data(contentsOf: file)))
        guard case .labels(let labels) = try await observer.observe(picture) else { return [] }
        return labels
    }

    @Test(
        .enabled(if: isInstalled, "the set-up did not fetch EfficientNet-Lite2"), .enabled(if: Shared.isPresent),
        arguments: [("chelsea.png", "cat"), ("coffee.png", "cup of coffee")])
    func `a photo is named by its own word`(file: String, name: String) async throws {
        let scratch = TemporaryFolder()
        let observer = LabelObserver(folder: Self.folder, cache: ModelCache(folder: scratch.url))
        #expect(try await labels(of: Shared.picture(file), observer).first?.name == name)
    }

    @Test(.enabled(if: isInstalled, "the set-up did not fetch EfficientNet-Lite2"))
    func `an even gray is not named`() async throws {
        let raster = try #require(Raster(width: 64, height: 64, bytes: [UInt8](repeating: 128, count: 3 * 64 * 64)))
        let picture = Picture(width: 64, height: 64, facts: PictureFacts(format: "png", byteCount: 0)) { _ in raster }
        let observation = try await LabelObserver(folder: Self.folder, cache: nil).observe(picture)
        #expect(observation == .labels([]))
    }

    @Test func `a model that is missing or damaged is a problem in one sentence`() async throws {
        let scratch = TemporaryFolder()
        let observer = LabelObserver(folder: scratch.url, cache: nil)
        let missing = await #expect(throws: Problem.self) { try await observer.prepare() }
        #expect(missing?.code == .modelMissing && missing?.message.contains(scratch.url.path) == false)
        try scratch.write([UInt8](repeating: 0x80, count: 1000), to: LabelObserver.fileName)
        let damaged = await #expect(throws: Problem.self) { try await observer.prepare() }
        #expect(damaged?.code == .modelInvalid)
    }
}
