import Alto
import Foundation
import Subprocess
import Testing

@testable import AltoHub

/// Threat 29 with real processes: the built `alto`, run as people run it.
@Suite struct PullProcessesTests {
    /// Beside the tests, once the whole package is built.
    private static let alto = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "alto").path

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: alto), "alto is not built"))
    func `eight processes at once fetch the weights once, and a ninth has nothing to do`() async throws {
        try await HubBench.run(.captioner(weights: 3_000_000)) { bench in
            let environment: [Environment.Key: String?] = [
                "HF_HOME": bench.home.path, "HF_ENDPOINT": bench.emulator.address, "HF_HUB_CACHE": nil,
            ]
            @Sendable func pull() async throws -> String? {
                let record = try await Subprocess.run(
                    .name("env"), arguments: [Self.alto, "models", "pull", "sea/gull"],
                    environment: .inherit.updating(environment), output: .string(limit: 10_000), error: .discarded)
                return record.terminationStatus.isSuccess ? record.standardOutput : nil
            }
            try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<8 { group.addTask { try await pull() } }
                for try await output in group { #expect(output?.hasSuffix("ready.\n") == true) }
            }
            #expect(bench.emulator.fetches(of: "model.safetensors").count == 1)
            let before = bench.emulator.heard.count
            #expect(try await pull() != nil)
            #expect(bench.emulator.heard.count == before)
            #expect(try await bench.store().verify(bench.name()).isSound)
        }
    }
}
