package import Foundation

/// A folder of one test's own, removed with it.
package final class TemporaryFolder: Sendable {
    package let url: URL

    package init() {
        url = FileManager.default.temporaryDirectory.appending(path: "alto-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// A folder of small files that lives as long as one closure.
    package static func with<Value>(_ files: [String: String], _ body: (URL) throws -> Value) throws -> Value {
        let folder = TemporaryFolder()
        for (name, content) in files { try folder.write(content, to: name) }
        return try withExtendedLifetime(folder) { try body(folder.url) }
    }

    package func path(_ name: String) -> String { url.appending(path: name).path }

    package var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }

    /// - Parameter name: may have folders, which are made.
    package func write(_ bytes: [UInt8], to name: String) throws {
        let target = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: target)
    }

    /// - Parameter mode: 0o755 makes it a program.
    package func write(_ text: String, to name: String, mode: Int = 0o644) throws {
        try write(Array(text.utf8), to: name)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
    }

    /// None, where there is no such file.
    package func bytes(of name: String) -> [UInt8] {
        (try? Data(contentsOf: url.appending(path: name))).map(Array.init) ?? []
    }
}
