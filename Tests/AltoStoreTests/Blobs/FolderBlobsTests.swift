import Alto
import Foundation
import Testing

@testable import AltoStore

@Suite struct FolderBlobsTests {
    private let folder = TemporaryFolder()

    @Test func `what is put can be read, measured and removed`() async throws {
        let blobs = try FolderBlobs(folder: folder.url)
        let key = BlobKey.random("sounds", ending: "mp3")
        try await blobs.put(Data([1, 2, 3]), key, type: "audio/mpeg")
        #expect(try await blobs.read(key) == Data([1, 2, 3]))
        #expect(try await blobs.size(of: key) == 3)
        try await blobs.remove(key)
        try await blobs.remove(key)
        let problem = await #expect(throws: Problem.self) { try await blobs.read(key) }
        #expect(problem?.code == .notFound)
    }

    @Test func `what a crash left half written is gone after the next start`() async throws {
        let kind = folder.url.appending(path: "sounds")
        try FileManager.default.createDirectory(at: kind, withIntermediateDirectories: true)
        try Data([1]).write(to: kind.appending(path: ".half.part"))
        _ = try FolderBlobs(folder: folder.url)
        #expect(try FileManager.default.contentsOfDirectory(atPath: kind.path).isEmpty)
    }

    @Test(arguments: ["", "a", "/a", "a/", "../a", "a/../b", "a/.b", "a/b/c", "a/b c", "a/ü", "a/b%2F"])
    func `a name that was not generated is none`(text: String) {
        #expect(BlobKey(text) == nil)
    }

    @Test func `names are generated with their kind and ending`() {
        let key = BlobKey.random("sounds", ending: "mp3")
        #expect(BlobKey(key.text) == key && key.ending == "mp3")
        #expect(key != BlobKey.random("sounds", ending: "mp3"))
    }
}
