import Alto
import AltoFiles
import AltoTesting
import Foundation
import NIOCore
import Testing

@testable import AltoHub

/// A hub, and the hosts that it sends us to, that break and lie (threats 29 and 30).
@Suite struct PullFaultTests {
    private let weights = "model.safetensors"

    @Test func `a broken connection is taken up where it broke`() async throws {
        try await HubBench.run(.captioner()) { bench in
            bench.emulator.change { $0.next[weights] = [.breaksAfter(100_000), .breaksAfter(50_000)] }
            try await bench.store().pull(bench.name())
            let starts = bench.emulator.fetches(of: weights).map { $0.range.map { $0.filter(\.isNumber) } }
            #expect(starts.count == 3 && starts.first == .some(nil))
            // What the connection still held when it broke is lost, but never a byte of the disk.
            let later = starts.compactMap { $0.flatMap { Int($0) } }
            #expect(later.count == 2 && (1...100_000).contains(later.first ?? 0))
            #expect((later.first ?? 0)...150_000 ~= later.last ?? 0)
            #expect(bench.pauses.list.count == 2)
        }
    }

    @Test func `a new process takes up what an older one left`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            try bench.leave(repository[weights].prefix(200_000), of: weights, repository)
            try await bench.store().pull(bench.name())
            #expect(bench.emulator.fetches(of: weights).map(\.range) == ["bytes=200000-"])
            #expect(!bench.filesOnDisk.contains { $0.hasSuffix(".incomplete") })
        }
    }

    @Test func `the hub's own ETag guards a part, another host's is not asked about`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            try bench.leave(repository[weights].prefix(10), of: weights, repository)
            try bench.leave(repository["vocab.txt"].prefix(5), of: "vocab.txt", repository)
            try await bench.store().pull(bench.name())
            let hash = repository.files["vocab.txt"]?.hash ?? ""
            let small = bench.emulator.heard.filter { $0.method == "GET" && $0.file == "vocab.txt" }
            #expect(small.map(\.ifRange) == ["\"\(hash)\""])
            #expect(bench.emulator.fetches(of: weights).map(\.ifRange) == [nil])
        }
    }

    @Test func `bad bytes of an older download are found by their hash, and all is fetched again`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            try bench.leave([UInt8](repeating: 7, count: 200_000), of: weights, repository)
            try await bench.store().pull(bench.name())
            #expect(bench.emulator.fetches(of: weights).map(\.range) == ["bytes=200000-", nil])
            #expect(try Array(Data(contentsOf: bench.snapshot(repository, weights))) == repository[weights])
        }
    }

    @Test(arguments: [
        HubEmulator.Fault.ignoresRange, .otherRange, .cutShort(1000), .status(416, []), .status(503, []),
        .status(429, [("Retry-After", "3")]), .status(403, []),
    ])
    func `a server that answers otherwise than asked corrupts nothing`(fault: HubEmulator.Fault) async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            try bench.leave(repository[weights].prefix(200_000), of: weights, repository)
            bench.emulator.change { $0.next[weights] = [fault] }
            try await bench.store().pull(bench.name())
            #expect(try Array(Data(contentsOf: bench.snapshot(repository, weights))) == repository[weights])
        }
    }

    @Test(arguments: [HubEmulator.Fault.ignoresRangeAndBreaksAfter(1_200_000), .cutShort(100_000)])
    func `a host that never gets to the end is given up on`(fault: HubEmulator.Fault) async throws {
        // Were tries counted anew after each 1 MB, the same 1.2 MB would have come again for ever.
        try await HubBench.run(.captioner(weights: 2_000_000)) { bench in
            bench.emulator.change { $0.always[weights] = fault }
            let problem = await problem { try await bench.store().pull(bench.name()) }
            #expect(problem?.code == .networkFailed)
            #expect((5...6).contains(bench.emulator.fetches(of: weights).count))
        }
    }

    @Test(arguments: [HubEmulator.Fault.flipsBits, .tooLong])
    func `bytes that are not what the hub describes are never seen`(fault: HubEmulator.Fault) async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            bench.emulator.change { $0.always[weights] = fault }
            let problem = await problem { try await bench.store().pull(bench.name()) }
            #expect(problem?.code == .modelInvalid)
            #expect(!bench.filesOnDisk.contains { $0.contains(repository.files[weights]?.hash ?? "?") })
            #expect(!FileManager.default.fileExists(atPath: bench.snapshot(repository, weights).path))
            let store = try bench.store()
            #expect(try store.find(bench.name()) == nil)
        }
    }

    @Test func `a cut file stays unseen and is completed by the next pull`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            bench.emulator.change { $0.always[weights] = .breaksAfter(10) }
            let problem = await problem { try await bench.store(attempts: 2).pull(bench.name()) }
            #expect(problem?.code == .networkFailed)
            #expect(!FileManager.default.fileExists(atPath: bench.snapshot(repository, weights).path))
            bench.emulator.change { $0.always = [:] }
            let model = try await bench.store().pull(bench.name())
            #expect(model.isComplete)
            #expect(bench.emulator.fetches(of: weights).count == 3)
        }
    }

    @Test func `a host that falls silent is left`() async throws {
        try await HubBench.run(.captioner()) { bench in
            bench.emulator.change { $0.next[weights] = [.stallsAfter(1000)] }
            var limits = HubLimits()
            limits.silence = .seconds(1)
            try await bench.store(limits: limits).pull(bench.name())
            #expect(bench.emulator.fetches(of: weights).map(\.range).prefix(2) == [nil, "bytes=1000-"])
        }
    }

    @Test(arguments: ["file:///etc/passwd", "unix:///run/x", "ftp://127.0.0.1/x", "http://"])
    func `redirects lead to http and https only`(target: String) async throws {
        try await HubBench.run(.captioner()) { bench in
            bench.emulator.change { $0.always[weights] = .redirects(to: target) }
            let failure = await problem { try await bench.store().pull(bench.name()) }
            #expect(failure?.code == .networkFailed)
        }
    }

    @Test func `redirects in a circle end after ten`() async throws {
        try await HubBench.run(.captioner()) { bench in
            bench.emulator.change { $0.always[weights] = .redirects(to: "?again") }
            let failure = await problem { try await bench.store().pull(bench.name()) }
            #expect(failure?.code == .networkFailed)
            #expect(bench.emulator.fetches(of: weights).count == 10)
        }
    }

    @Test(arguments: ["../x", "/etc/x", "a\\..\\b"])
    func `an unsafe name in the listing is refused before the disk is touched`(name: String) async throws {
        try await HubBench.run(.captioner()) { bench in
            bench.emulator.change { $0.listing = ["config.json", "model.safetensors", name] }
            let failure = await problem { try await bench.store().pull(bench.name()) }
            #expect(failure?.code == .modelInvalid)
            #expect(!FileManager.default.fileExists(atPath: bench.home.path))
        }
    }

    @Test(arguments: ["../../../x", "/etc/x", "", "ABCDEF"])
    func `an ETag that is no hash is refused before the disk is touched`(etag: String) async throws {
        try await HubBench.run(.captioner()) { bench in
            bench.emulator.change { $0.etags["config.json"] = etag }
            let failure = await problem { try await bench.store().pull(bench.name()) }
            #expect(failure?.code == .modelInvalid)
            #expect(!FileManager.default.fileExists(atPath: bench.home.path))
        }
    }

    @Test(arguments: ["", "null", "[]", #"{"sha":"../x","siblings":[]}"#, #"{"sha":7}"#, "<html>", "{\"a\":\"\u{0}"])
    func `facts that are none are one sentence`(body: String) async throws {
        try await HubBench.run(.captioner()) { bench in
            bench.emulator.change { $0.facts = .init(body: Array(body.utf8)) }
            let failure = await problem { try await bench.store().pull(bench.name()) }
            #expect(failure?.code == .networkFailed)
        }
    }

    @Test func `facts without end or bottom are refused`() async throws {
        try await HubBench.run(.captioner()) { bench in
            var limits = HubLimits()
            limits.metadataBytes = 1 << 20
            for body in [[UInt8](repeating: 32, count: 2 << 20), [UInt8](repeating: UInt8(ascii: "["), count: 1 << 19)]
            {
                bench.emulator.change { $0.facts = .init(body: body) }
                let store = try bench.store(limits: limits)
                let failure = await problem { try await store.pull(bench.name()) }
                #expect(failure?.code == .networkFailed)
            }
        }
    }

    @Test func `a hub that is not there is a problem of the network`() async throws {
        try await HubBench.run(.captioner()) { bench in
            let store = try bench.store(["HF_ENDPOINT": "http://127.0.0.1:1"])
            let failure = await problem { try await store.pull(bench.name()) }
            #expect(failure?.code == .networkFailed)
            #expect(bench.pauses.list.count == 4)
        }
    }

    @Test func `eight at once fetch each file once`() async throws {
        try await HubBench.run(.captioner(weights: 2_000_000)) { bench in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    let store = try bench.store()
                    group.addTask { try await store.pull(bench.name()).isComplete }
                }
                for try await isComplete in group { #expect(isComplete) }
            }
            #expect(bench.emulator.fetches(of: weights).count == 1)
            for file in ["config.json", "vocab.txt", "tokenizer.json"] {
                #expect(bench.emulator.heard.filter { $0.method == "GET" && $0.file == file }.count == 1, "\(file)")
            }
        }
    }

    @Test func `a full disk is named, and what came stays as it was hashed`() async throws {
        let repository = EmulatedRepository.captioner()
        let bytes = repository[weights]
        let folder = TemporaryFolder()
        let file = HubFile(
            name: weights, hash: .sha256(repository.files[weights]?.sha256 ?? ""), size: Int64(bytes.count),
            address: URL(filePath: "/"))
        let blob = folder.url.appending(path: "blob").path
        let full = IncompleteBlob(file, for: blob) { open, piece throws(DiskError) in
            try open.write(piece.extracting(first: 100))
            throw .full
        }
        #expect(try await full.resume() == 0)
        await #expect(throws: DiskError.full) { try await full.append(.init(bytes: bytes.prefix(1000))) }
        #expect(DiskError.full.problem.code == .diskFull)
        // The disk has space again: nothing of the half piece is left.
        let again = IncompleteBlob(file, for: blob)
        #expect(try await again.resume() == 0)
        try await again.append(.init(bytes: bytes))
        #expect(try await again.publish(as: blob))
        #expect(try Array(Data(contentsOf: URL(filePath: blob))) == bytes)
    }

    @Test func `a file that no disk could hold is refused before it is begun`() async throws {
        let file = HubFile(
            name: weights, hash: .sha256(String(repeating: "0", count: 64)), size: .max, address: URL(filePath: "/"))
        let folder = TemporaryFolder()
        let blob = folder.path("blob")
        await #expect(throws: DiskError.full) { try await IncompleteBlob(file, for: blob).resume() }
    }
}
