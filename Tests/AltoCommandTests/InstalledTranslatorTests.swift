import Alto
import AltoHub
import AltoTesting
import Foundation
import Synchronization
import Testing

@testable import AltoCommand

@Suite struct InstalledTranslatorTests {
    private let folder = TemporaryFolder()

    /// A cache as the hub's clients make it, with the small model under the name of the real one.
    private func snapshot() throws -> URL {
        let commit = String(repeating: "a", count: 40)
        let repository = folder.url.appending(path: "hub/models--Helsinki-NLP--opus-mt-en-es")
        let snapshot = repository.appending(path: "snapshots/\(commit)")
        try FileManager.default.createDirectory(at: snapshot, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            at: repository.appending(path: "refs"), withIntermediateDirectories: true)
        try commit.write(to: repository.appending(path: "refs/main"), atomically: true, encoding: .utf8)
        let toy = Shared.root.appending(path: "Tests/Reference/marian/toy")
        for file in try FileManager.default.contentsOfDirectory(at: toy, includingPropertiesForKeys: nil) {
            try FileManager.default.copyItem(at: file, to: snapshot.appending(path: file.lastPathComponent))
        }
        return snapshot
    }

    private func store() throws -> ModelStore {
        ModelStore(settings: try HubSettings(environment: ["HF_HOME": folder.url.path, "HOME": folder.url.path]))
    }

    @Test func `the model of the pair is used where it is installed`() async throws {
        _ = try snapshot()
        let translator = InstalledTranslator(store: try store(), threads: 2)
        #expect(
            await translator.translate("a white chair behind a green boat", from: "en", to: "es-MX")
                == "una silla blanca detrás de un barco verde")
        // Nothing is installed for this one.
        #expect(await translator.translate("a white chair", from: "en", to: "ja") == nil)
    }

    @Test func `a model whose files are broken is told once, and the next one is asked`() async throws {
        try Data("nothing".utf8).write(to: try snapshot().appending(path: "source.spm"))
        let told = Mutex<[Problem]>([])
        let translator = InstalledTranslator(store: try store(), threads: 2) { problem in
            told.withLock { $0.append(problem) }
        }
        for _ in 0..<2 { _ = await translator.translate("a tabby zzzz", from: "en", to: "es") }
        #expect(told.withLock { $0.map(\.code) } == [.modelInvalid])
        #expect(told.withLock { $0.first?.sentence.contains("source.spm") } == true)
    }
}
