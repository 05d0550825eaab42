import Alto
import AltoFaces
import AltoTesting
import Foundation

/// People in memory.
struct MemoryGallery: Gallery {
    var enrolled: [Person] = []

    func people() async throws -> [Person] { enrolled }
}

/// dlib's models, where the set-up has put them.
enum InstalledModels {
    static let folder: URL =
        ProcessInfo.processInfo.environment["ALTO_DATA"].map { URL(filePath: $0).appending(path: "faces") }
        ?? Shared.root.appending(path: ".deps").appending(path: "faces")

    static var arePresent: Bool {
        FaceModels.fileNames.allSatisfy { FileManager.default.fileExists(atPath: folder.appending(path: $0).path) }
    }
}
