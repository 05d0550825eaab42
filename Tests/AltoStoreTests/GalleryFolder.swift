import AltoTesting
import Foundation

extension TemporaryFolder {
    var gallery: URL { url.appending(path: "people").appending(path: "gallery.sqlite") }

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
