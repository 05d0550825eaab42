import Alto
import AltoJSON
import AltoModels
import AltoTesting
import Foundation
import Testing

@testable import AltoSpeech

/// Files of the voice that are cut, hostile or simply other ones.
@Suite struct HibariFilesTests {
    private static func packed(_ text: Data, in folder: URL) throws -> ModelFile {
        let file = folder.appending(path: "x.json")
        try text.write(to: file)
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-f", file.path]
        try gzip.run()
        gzip.waitUntilExit()
        return try #require(ModelFile("x.json.gz", in: folder))
    }

    @Test func `members are found in a packed object`() throws {
        let folder = TemporaryFolder()
        let json = try JSONIndex(packed: try Self.packed(Data(#"{ "a": "x", "b": 1 }"#.utf8), in: folder.url))
        var value = try #require(json.value(of: "a"))
        #expect(try value.stringValue() == "x")
    }

    @Test func `what is no object is refused`() throws {
        let folder = TemporaryFolder()
        let file = try Self.packed(Data("{\"a\": 1".utf8), in: folder.url)
        #expect(throws: ModelFileError.damaged(file: "x.json.gz")) { _ = try JSONIndex(packed: file) }
    }

    @Test func `a packed file may not unpack to more than its limit`() throws {
        let folder = TemporaryFolder()
        let file = try Self.packed(Data(count: 80 << 20), in: folder.url)
        #expect(throws: ModelFileError.tooLarge(file: "x.json.gz", limit: 32 << 20)) { _ = try JSONIndex(packed: file) }
    }

    @Test(arguments: [Data(), Data([0x1F, 0x8B]), Data(repeating: 7, count: 100)])
    func `what is not packed is refused`(_ data: Data) throws {
        let folder = TemporaryFolder()
        try data.write(to: folder.url.appending(path: "x.json.gz"))
        let file = try #require(ModelFile("x.json.gz", in: folder.url))
        #expect(throws: ModelFileError.damaged(file: "x.json.gz")) { _ = try JSONIndex(packed: file) }
    }

    private struct Damage: CustomTestStringConvertible {
        let file: String
        let change: @Sendable (Data) -> Data
        var testDescription: String { file }
    }

    private static let damages = [
        Damage(file: "hibari.onnx") { $0.prefix($0.count / 2) },
        Damage(file: "hibari.onnx") { _ in Data("no network".utf8) },
        Damage(file: "hibari.onnx") { _ in Data([0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]) },
        Damage(file: "hibari.onnx") { _ in
            (try? Data(contentsOf: HibariTesting.folder.appending(path: "oov.onnx"))) ?? Data()
        },
        Damage(file: "lexicon_us_gold.json.gz") { $0.prefix(1_000) },
        Damage(file: "tagger.json.gz") { _ in Data("{}".utf8) },
        Damage(file: "vocab.json") { _ in Data(#"{"a": 100000}"#.utf8) },
        Damage(file: "normalize.json") { _ in Data("[]".utf8) },
        Damage(file: "tokenizer_exceptions.json") { _ in Data(#"{"a": 1}"#.utf8) },
    ]

    @Test(.enabled(if: HibariTesting.isThere), arguments: damages)
    private func `a damaged file is one clear problem`(_ damage: Damage) async throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let copy = try HibariTesting.damaged(damage.file, in: folder.url, damage.change)
        let voice = try HibariVoice(folder: copy)
        let problem = try #require(await SpeechTesting.problem { try await voice.prepare() })
        #expect(problem.code == .modelInvalid || problem.code == .modelMissing)
        #expect(problem.message.hasSuffix(".") && problem.message.count < 300)
    }

    @Test(.enabled(if: HibariTesting.isThere)) func `a damaged network for unknown words is told when it is needed`()
        async throws
    {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let copy = try HibariTesting.damaged("oov.onnx", in: folder.url) { $0.prefix($0.count / 3) }
        let voice = try HibariVoice(folder: copy)
        #expect(try await SpeechTesting.whole(voice.speak("A cat.", prosody: Prosody())) != nil)
        let problem = await SpeechTesting.problem {
            _ = try await SpeechTesting.whole(voice.speak("A zxqwvflorb.", prosody: Prosody()))
        }
        #expect(problem?.code == .modelInvalid)
    }

    @Test func `a folder without the files is no voice`() throws {
        let folder = TemporaryFolder()
        #expect(throws: Problem.self) { _ = try HibariVoice(folder: folder.url) }
    }
}
