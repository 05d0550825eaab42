import AltoTesting
import Foundation
import Testing

@testable import AltoHub

@Suite struct BlobHashTests {
    /// `printf 'hello\n' | git hash-object --stdin` and `| sha256sum`.
    private let git = "ce013625030ba8dba906f756967f9e9ca394464a"
    private let sha256 = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"

    @Test func `files hash to what git and sha256sum say`() throws {
        let folder = TemporaryFolder()
        let file = folder.url.appending(path: "blob")
        try Data("hello\n".utf8).write(to: file)
        #expect(try BlobHash.gitBlob(git).matches(file: file.path))
        #expect(try BlobHash.sha256(sha256).matches(file: file.path))
        #expect(try !BlobHash.gitBlob(String(git.reversed())).matches(file: file.path))
    }

    @Test func `an ETag is 40 or 64 hexadecimal digits`() {
        #expect(BlobHash(etag: "\"\(git)\"") == .gitBlob(git))
        #expect(BlobHash(etag: "W/\"\(git)\"") == .gitBlob(git))
        #expect(BlobHash(etag: sha256) == .sha256(sha256))
    }

    @Test(arguments: [
        "", "\"\"", "..", "../../x", "/etc/passwd", "\"a/b\"", "W/", "ABCDEF", String(repeating: "g", count: 40),
        String(repeating: "a", count: 41), String(repeating: "é", count: 20), String(repeating: "a", count: 39) + "/",
    ])
    func `an ETag that is a path or anything else is no hash`(etag: String) {
        #expect(BlobHash(etag: etag) == nil)
    }
}
