import AltoFiles
import AltoTesting
import Foundation
import Testing

@Suite struct PendingFileTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.path("file") }
    private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? [] }

    @Test func `a file appears whole, in the place of the old one, with its permissions`() throws {
        try "old".write(toFile: path, atomically: true, encoding: .utf8)
        let file = try PendingFile(path: path, mode: 0o600)
        try file.write(Array("new".utf8).span)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
        #expect(try file.publish(insistsOnName: true) == 3)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(names == ["file"])
    }

    @Test func `one that is not published leaves nothing`() throws {
        do {
            let file = try PendingFile(path: path)
            try file.write(Array("half".utf8).span)
            #expect(names.count == 1)
        }
        #expect(names.isEmpty)
    }

    @Test func `what ended processes left is removed, and not what is being written`() throws {
        try "left".write(toFile: folder.path(".alto-1.part"), atomically: true, encoding: .utf8)
        let file = try PendingFile(path: path)
        try file.write(Array("new".utf8).span)
        PendingFile.removeAbandoned(in: folder.url)
        #expect(names.count == 1)
        #expect(try file.publish() == 3)
        PendingFile.removeAbandoned(in: folder.url)
        #expect(names == ["file"])
    }

    @Test func `a file that has to be new leaves another of its name alone`() throws {
        func publish(_ text: String) throws {
            let file = try PendingFile(path: path)
            try file.write(Array(text.utf8).span)
            _ = try file.publish(replaces: false)
        }
        try publish("first")
        #expect(throws: DiskError.failed(EEXIST)) { try publish("second") }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "first" && names == ["file"])
    }

    @Test func `what cannot be written is told before any byte is`() throws {
        #expect(throws: DiskError.absent) { try PendingFile.check(folder.path("none/file")) }
        #expect(throws: DiskError.failed(EISDIR)) { try PendingFile.check(folder.url.path) }
        try "".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: DiskError.failed(ENOTDIR)) { try PendingFile.check(path + "/file") }
        try PendingFile.check(path)
    }
}
