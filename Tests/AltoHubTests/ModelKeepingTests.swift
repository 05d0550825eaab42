import Alto
import Foundation
import Testing

@testable import AltoHub

@Suite struct ModelKeepingTests {
    private let second = String(repeating: "b2", count: 20)

    /// A cache with two commits that share their weights.
    private func withTwoCommits(_ work: (HubBench, EmulatedRepository) async throws -> Void) async throws {
        var repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            try await bench.store().pull(bench.name())
            repository["vocab.txt"] = Array("[PAD]\n".utf8)
            repository.revisions = ["main": second, "v1": String(repeating: "a1", count: 20)]
            bench.emulator.change { [repository] in $0.repositories = [repository] }
            try await bench.store().pull(bench.name())
            try await work(bench, repository)
        }
    }

    @Test func `the list has every commit, its size and what it is`() async throws {
        try await withTwoCommits { bench, _ in
            let models = try bench.store().list()
            #expect(models.count == 2)
            #expect(models.map(\.revisions) == [[], ["main"]])
            #expect(models.allSatisfy { $0.architecture == "BlipForConditionalGeneration" && $0.isComplete })
            #expect(models.allSatisfy { $0.size > 300_000 })
            #expect(try bench.store().show(bench.name()).commit == second)
        }
    }

    @Test func `an empty or absent cache has no models`() async throws {
        try await HubBench.run { bench in
            let store = try bench.store()
            #expect(try store.list().isEmpty)
            let problem = await problem { _ = try store.show(bench.name()) }
            #expect(problem?.code == .modelMissing)
            #expect(problem?.remedy == "Run: alto models pull sea/gull")
            #expect(try await store.clean() == CleanReport())
        }
    }

    @Test func `a single bit that flipped is found`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            let store = try bench.store()
            try await store.pull(bench.name())
            #expect(try await store.verify(bench.name()).isSound)
            var bytes = repository["model.safetensors"]
            bytes[1234] ^= 1
            try Data(bytes).write(to: bench.blob(repository, "model.safetensors"))
            let report = try await store.verify(bench.name())
            #expect(!report.isSound)
            #expect(report.damaged == ["model.safetensors"])
            #expect(report.sound.count == 5)
        }
    }

    @Test func `removing one commit keeps the blobs of the other`() async throws {
        try await withTwoCommits { bench, repository in
            let store = try bench.store()
            let freed = try await store.remove(bench.name("sea/gull@main"))
            #expect(freed == Int64(repository["vocab.txt"].count))
            let left = try store.list()
            #expect(left.map(\.commit) == [String(repeating: "a1", count: 20)])
            #expect(try await store.verify(bench.name()).isSound)
            #expect(!bench.filesOnDisk.contains { $0.contains("refs/") })
        }
    }

    @Test func `removing a model leaves nothing of it`() async throws {
        try await withTwoCommits { bench, repository in
            let store = try bench.store()
            try bench.leave([1, 2, 3], of: "pytorch_model.bin", repository)
            #expect(try await store.remove(bench.name()) > 300_000)
            #expect(bench.filesOnDisk.isEmpty)
            let failure = await problem { try await store.remove(bench.name()) }
            #expect(failure?.code == .modelMissing)
        }
    }

    @Test func `clean takes what broke off and leaves what goes on`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            let store = try bench.store()
            try await store.pull(bench.name())
            try bench.leave([1, 2, 3], of: "pytorch_model.bin", repository)
            // As newer Python clients name it.
            let other = bench.cache.appending(path: "models--sea--gull/blobs/\(repository.commit).0a1b2c3d.incomplete")
            try Data([1, 2]).write(to: other)
            let hash = repository.files["pytorch_model.bin"]?.hash ?? ""
            let lock = try FileLock(trying: store.cache.lock(hash, bench.name()))
            #expect(try await store.clean() == CleanReport(files: 1, bytes: 2, busy: 1))
            lock?.release()
            #expect(try await store.clean() == CleanReport(files: 1, bytes: 3, busy: 0))
            #expect(try await store.verify(bench.name()).isSound)
        }
    }

    @Test func `a model that is being fetched is not removed`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            let store = try bench.store()
            try await store.pull(bench.name())
            let hash = repository.files["model.safetensors"]?.hash ?? ""
            let lock = try FileLock(trying: store.cache.lock(hash, bench.name()))
            let failure = await problem { try await store.remove(bench.name()) }
            #expect(failure?.code == .modelMissing)
            lock?.release()
        }
    }

    @Test func `bytes that repositories share go with the last one`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository, .captioner("sea/tern")) { bench in
            let store = try bench.store()
            try await store.pull(bench.name())
            try await store.pull(bench.name("sea/tern"))
            // As newer Python clients keep them: one file for the cache, and links to it from both repositories.
            let hash = repository.files["model.safetensors"]?.hash ?? ""
            let shared = bench.cache.appending(path: "blobs/\(hash.prefix(2))")
            try FileManager.default.createDirectory(at: shared, withIntermediateDirectories: true)
            let links = ["models--sea--gull/blobs/\(hash)", "models--sea--tern/blobs/\(hash)"]
            try FileManager.default.moveItem(
                at: bench.cache.appending(path: links[0]), to: shared.appending(path: hash))
            try FileManager.default.removeItem(at: bench.cache.appending(path: links[1]))
            for link in links {
                try FileManager.default.createSymbolicLink(
                    atPath: bench.cache.appending(path: link).path,
                    withDestinationPath: "../../blobs/\(hash.prefix(2))/\(hash)")
            }
            try Data(links.joined(separator: "\n").utf8).write(to: shared.appending(path: "\(hash).refs"))

            #expect(try await store.verify(bench.name()).isSound)
            #expect(try await store.remove(bench.name()) < 1000)
            #expect(try await store.verify(bench.name("sea/tern")).isSound)
            #expect(try await store.remove(bench.name("sea/tern")) > 300_000)
            #expect(!FileManager.default.fileExists(atPath: shared.appending(path: hash).path))
        }
    }
}
