import Alto
import AltoTesting
import Foundation
import Subprocess
import Testing

@testable import AltoHub

/// The cache against the hub's own Python client: each finds what the other fetched.
@Suite struct HubCrossCheckTests {
    private static let python =
        ProcessInfo.processInfo.environment["ALTO_REFERENCE_PYTHON"] ?? "python3"
    private static let script = Shared.root.appending(path: "Tools/reference/hub-crosscheck/crosscheck.py").path

    /// Runs the script; nil when it does not come to a good end.
    private static func run(_ arguments: [String], _ environment: [Environment.Key: String?] = [:]) async -> String? {
        let record = try? await Subprocess.run(
            .name("env"), arguments: .init([python, script] + arguments), environment: .inherit.updating(environment),
            output: .string(limit: 1 << 20), error: .discarded)
        guard let record, record.terminationStatus.isSuccess else { return nil }
        return record.standardOutput
    }

    private static let client = Task { await run(["version"]) }
    @Sendable private static func hasClient() async -> Bool { await client.value != nil }

    private func environment(_ bench: HubBench) -> [Environment.Key: String?] {
        [
            "HF_HOME": bench.home.path, "HF_ENDPOINT": bench.emulator.address, "HF_HUB_DISABLE_TELEMETRY": "1",
            "HF_HUB_DISABLE_PROGRESS_BARS": "1", "NO_PROXY": "127.0.0.1",
        ]
    }

    @Test(.enabled("huggingface_hub is not installed; see Tools/reference/hub-crosscheck", hasClient))
    func `what we fetched Python finds without the hub`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            let model = try await bench.store().pull(bench.name())
            let before = bench.emulator.heard.count
            let found = await Self.run(["find", "sea/gull"], environment(bench))
            #expect(
                found?.split(separator: "\n").map(String.init)
                    == model.files.map { file in
                        "\(file.name) \(repository.files[file.name]?.sha256 ?? "")"
                    })
            #expect(bench.emulator.heard.count == before)
            // And with the hub, it fetches only what we left out.
            _ = await Self.run(["download", "sea/gull"], environment(bench))
            #expect(bench.emulator.fetches(of: "model.safetensors").count == 1)
        }
    }

    @Test(.enabled("huggingface_hub is not installed; see Tools/reference/hub-crosscheck", hasClient))
    func `what Python fetched we find without fetching, and remove without a rest`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            #expect(await Self.run(["download", "sea/gull"], environment(bench)) != nil)
            let fetched = bench.emulator.heard.filter { $0.method == "GET" }.count
            let store = try bench.store()
            let model = try #require(try store.find(bench.name()))
            #expect(model.files.count == repository.files.count)
            #expect(try await store.verify(bench.name()).isSound)
            try await store.pull(bench.name())
            #expect(bench.emulator.heard.filter { $0.method == "GET" }.count == fetched)
            #expect(try await store.remove(bench.name()) == model.size)
            #expect(await Self.run(["find", "sea/gull"], environment(bench)) == nil)
        }
    }

    @Test(.enabled("huggingface_hub is not installed; see Tools/reference/hub-crosscheck", hasClient))
    func `our lock and Python's are one`() async throws {
        try await HubBench.run { bench in
            let lock = bench.home.appending(path: "lock").path
            try FileManager.default.createDirectory(at: bench.home, withIntermediateDirectories: true)
            let ours = try FileLock(trying: lock)
            #expect(await Self.run(["lock", lock]) == "busy\n")
            ours?.release()
            #expect(await Self.run(["lock", lock]) == "free\n")
        }
    }
}
