import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoStore

/// What every `BlobStore` does: a folder, and a bucket at moto's server where that is installed.
@Suite struct BlobStoreContract {
    /// A store, and what it needs to go on.
    struct Opened {
        let blobs: any BlobStore
        var server: MotoServer?
    }

    typealias Stores = Implementation<@Sendable (_ folder: URL) async throws -> Opened>
    static let all =
        [Stores("folder") { Opened(blobs: try FolderBlobs(folder: $0)) }]
        + (MotoServer.isReady ? [Stores("S3") { _ in try await bucket() }] : [])

    private static func bucket() async throws -> Opened {
        let server = try await MotoServer(bucket: "alto-test")
        let settings = try S3Settings(
            bucket: "alto-test", endpoint: server.address, environment: MotoServer.credentials)
        return Opened(blobs: S3Blobs(settings: settings), server: server)
    }

    private let folder = AltoTesting.TemporaryFolder()

    @Test(arguments: all) func `what is put can be read, measured, replaced and removed`(store: Stores) async throws {
        let opened = try await store.open(folder.url)
        defer { withExtendedLifetime(opened) {} }
        let blobs = opened.blobs, key = BlobKey.random("sounds", ending: "mp3")
        func expectNone() async {
            let unread = await #expect(throws: Problem.self) { try await blobs.read(key) }
            let unmeasured = await #expect(throws: Problem.self) { try await blobs.size(of: key) }
            #expect(unread?.code == .notFound && unmeasured?.code == .notFound)
        }
        await expectNone()
        for bytes in [Data([1, 2, 3]), Data(count: 100_000), Data([4])] {
            try await blobs.put(bytes, key, type: "audio/mpeg")
            #expect(try await blobs.read(key) == bytes)
            #expect(try await blobs.size(of: key) == bytes.count)
        }
        let kept = try await blobs.read(key)
        try await blobs.remove(key)
        try await blobs.remove(key)
        #expect(kept == Data([4]))
        await expectNone()
    }

    @Test(arguments: all) func `of many that put one blob at once one is kept whole`(store: Stores) async throws {
        let opened = try await store.open(folder.url)
        defer { withExtendedLifetime(opened) {} }
        let blobs = opened.blobs, key = BlobKey.random("pictures")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                let bytes = Data(repeating: UInt8(number), count: 50_000 + number)
                group.addTask { try await blobs.put(bytes, key, type: "image/png") }
            }
            try await group.waitForAll()
        }
        let kept = try await blobs.read(key)
        #expect(kept.first.map { Data(repeating: $0, count: 50_000 + Int($0)) } == kept)
    }
}
