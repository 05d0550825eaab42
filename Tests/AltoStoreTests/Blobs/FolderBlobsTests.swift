import Alto
import AltoFiles
import AltoTesting
import Foundation
import Testing

@testable import AltoStore

@Suite struct FolderBlobsTests {
    private let folder = TemporaryFolder()

    @Test func `what a crash left half written is gone after the next start`() async throws {
        let kind = folder.url.appending(path: "sounds")
        try FileManager.default.createDirectory(at: kind, withIntermediateDirectories: true)
        try Data([1]).write(to: kind.appending(path: ".half.part"))
        _ = try FolderBlobs(folder: folder.url)
        #expect(try FileManager.default.contentsOfDirectory(atPath: kind.path).isEmpty)
    }

    @Test func `what another process is writing at a start is kept`() async throws {
        let key = BlobKey.random("sounds")
        let path = folder.path(key.text)
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "sounds"), withIntermediateDirectories: true)
        let file = try PendingFile(path: path)
        try file.write([1, 2].span)
        let blobs = try FolderBlobs(folder: folder.url)
        _ = try file.publish()
        #expect(try await blobs.read(key) == Data([1, 2]))
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
