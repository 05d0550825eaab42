import Foundation

/// A folder of a test's own, removed at its end.
final class TemporaryFolder: Sendable {
    let url = FileManager.default.temporaryDirectory.appending(path: "alto-gallery-\(UUID().uuidString)")

    var gallery: URL { url.appending(path: "people").appending(path: "gallery.sqlite") }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// The raw bytes of the database, its log and its index, where they exist.
    func galleryBytes() throws -> Data {
        var bytes = Data()
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let file = URL(filePath: gallery.path + suffix)
            if FileManager.default.fileExists(atPath: file.path) { bytes += try Data(contentsOf: file) }
        }
        return bytes
    }
}
