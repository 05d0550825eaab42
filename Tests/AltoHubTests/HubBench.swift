import Alto
import AltoHTTP
import AltoTesting
import Foundation
import Synchronization
import Testing

@testable import AltoHub

/// A hub, an empty cache, and stores that stand between them.
struct HubBench: Sendable {
    let emulator: HubEmulator
    private let folder = TemporaryFolder()
    /// Not there before something is fetched.
    var home: URL { folder.url.appending(path: "home") }
    /// The pauses that were asked for. None is waited out.
    let pauses = Pauses()

    final class Pauses: Sendable {
        private let all = Mutex<[Duration]>([])
        var list: [Duration] { all.withLock { $0 } }
        func add(_ pause: Duration) { all.withLock { $0.append(pause) } }
    }

    static func run(
        _ repositories: EmulatedRepository..., work: (HubBench) async throws -> Void
    ) async throws {
        try await HubEmulator.run(repositories) { emulator in
            try await work(HubBench(emulator: emulator))
        }
    }

    /// What these tests know of the hub: a captioner's files, and a repository of many voices.
    static let catalog = HubCatalog(
        shortNames: [("gull-large", "sea-life/gull-image-captioning-large"), ("gull-vqa", "sea-life/gull-vqa-base")],
        files: [
            "generation_config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json",
            "vocab.txt",
            "vocab.json", "merges.txt",
        ],
        architectures: ["BlipForConditionalGeneration"], collections: ["rhasspy/piper-voices": "Piper"])

    var cache: URL { home.appending(path: "hub") }

    func store(
        _ environment: [String: String] = [:], catalog: HubCatalog = HubBench.catalog, limits: HubLimits = HubLimits(),
        attempts: Int = 5
    ) throws -> ModelStore {
        var retries = RetryPolicy(attempts: attempts)
        let pauses = pauses
        retries.clock = MonotonicClock(seconds: { MonotonicClock.continuous.now }) { pause in
            pauses.add(pause)
            try await Task.sleep(for: .milliseconds(1))
        }
        let base = ["HF_HOME": home.path, "HF_ENDPOINT": emulator.address]
        let settings = try HubSettings(environment: base.merging(environment) { $1 })
        return ModelStore(settings: settings, catalog: catalog, limits: limits, retries: retries)
    }

    func name(_ text: String = "sea/gull") throws -> ModelName { try ModelName(text, in: Self.catalog) }

    /// All files of the cache that are no folders, relative to it, without locks.
    var filesOnDisk: [String] {
        let paths = FileManager.default.enumerator(atPath: cache.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { !$0.hasPrefix(".locks") && !HubCache.isFolder(cache.appending(path: $0).path) }.sorted()
    }

    func snapshot(_ repository: EmulatedRepository, _ file: String) -> URL {
        cache.appending(path: "models--sea--gull/snapshots/\(repository.commit)/\(file)")
    }

    func blob(_ repository: EmulatedRepository, _ file: String) -> URL {
        cache.appending(path: "models--sea--gull/blobs/\(repository.files[file]?.hash ?? "")")
    }

    /// Puts bytes where a broken download would have left them.
    func leave(_ bytes: some Sequence<UInt8>, of file: String, _ repository: EmulatedRepository) throws {
        let place = blob(repository, file)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: "\(place.path).incomplete"))
    }
}

/// The problem that work ends with.
///
/// Not to be called inside `#expect`: with two such calls in one test, the closure of the first ran for both.
func problem(_ work: () async throws -> Void) async -> Problem? {
    do {
        try await work()
        return nil
    } catch {
        return error as? Problem
    }
}
