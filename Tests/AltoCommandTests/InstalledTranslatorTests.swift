import Alto
import AltoModels
import AltoTesting
import Foundation
import Testing

@testable import AltoCommand

@Suite struct InstalledTranslatorTests {
    /// A cache as the hub's clients make it, with the small model under the name of the real one.
    @Test func `the model of the pair is used where it is installed`() async throws {
        let folder = TemporaryFolder()
        let commit = String(repeating: "a", count: 40)
        let repository = folder.url.appending(path: "hub/models--Helsinki-NLP--opus-mt-en-es")
        let snapshot = repository.appending(path: "snapshots/\(commit)")
        try FileManager.default.createDirectory(at: snapshot, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: repository.appending(path: "refs"), withIntermediateDirectories: true)
        try commit.write(to: repository.appending(path: "refs/main"), atomically: true, encoding: .utf8)
        let toy = Shared.root.appending(path: "Tests/Reference/marian/toy")
        for file in try FileManager.default.contentsOfDirectory(at: toy, includingPropertiesForKeys: nil) {
            try FileManager.default.copyItem(at: file, to: snapshot.appending(path: file.lastPathComponent))
        }
        let settings = try HubSettings(environment: ["HF_HOME": folder.url.path, "HOME": folder.url.path])
        let translator = InstalledTranslator(store: ModelStore(settings: settings), threads: 2)
        #expect(await translator.translate("a white chair behind a green boat", from: "en", to: "es-MX") == "una silla blanca detrás de un barco verde")
        // Nothing is installed for this one.
        #expect(await translator.translate("a white chair", from: "en", to: "ja") == nil)
    }
}
