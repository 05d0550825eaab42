import AltoTesting
import Foundation

@testable import AltoSpeech

/// hibari's files, where the set-up has brought them.
enum HibariTesting {
    static let folder = Shared.root.appending(path: ".deps/models/hibari")
    static let isThere = HibariFiles.areComplete(in: folder)
    static let reference = Shared.root.appending(path: "Tests/Reference/hibari")
    static let joe = Shared.root.appending(path: ".deps/models/joe/en_US-joe-medium.onnx")
    static let joeIsThere = FileManager.default.fileExists(atPath: joe.path + ".json")

    /// One for all tests: it takes a while to load without optimization.
    static let voice = Result { try HibariVoice(folder: folder) }

    /// A copy of the files in a folder of its own, one of them changed.
    static func damaged(_ name: String, in copy: URL, _ change: (Data) -> Data) throws -> URL {
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            try FileManager.default.createSymbolicLink(
                at: copy.appending(path: file.lastPathComponent), withDestinationURL: file)
        }
        let place = copy.appending(path: name)
        try FileManager.default.removeItem(at: place)
        try change(try Data(contentsOf: folder.appending(path: name))).write(to: place)
        return copy
    }
}
