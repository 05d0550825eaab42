import Alto
import Foundation

/// One picture to describe: where it is, and what to call it in results.
struct PictureInput: Hashable, Sendable {
    /// As the user wrote it, or the path below the folder that the user named.
    let name: String
    let source: Source

    enum Source: Hashable, Sendable {
        case standardInput
        case file(PathBytes)
        /// A folder among those that were searched that may not be read.
        case closedFolder
    }

    /// Where the picture is read from; nil for what is no file.
    var path: PathBytes? {
        guard case .file(let path) = source else { return nil }
        return path
    }

    /// The name of files that are made from it: "photo" for "holiday/photo.jpg".
    var stem: String {
        source == .standardInput ? "picture" : URL(filePath: name).deletingPathExtension().lastPathComponent
    }

    /// Names for files that are made from several pictures: the stem where it is the only one of its kind, else with
    /// the folder, the ending and at last a number, so that no picture's file replaces another's.
    static func fileNames(for inputs: [PictureInput]) -> [PictureInput: String] {
        var taken: Set<String> = []
        var names: [PictureInput: String] = [:]
        for input in inputs {
            let url = URL(filePath: input.name)
            let folder = url.deletingLastPathComponent().lastPathComponent
            let candidates = [
                input.stem, "\(input.stem)-\(url.pathExtension)", "\(folder)-\(input.stem)",
                "\(folder)-\(input.stem)-\(url.pathExtension)",
            ]
            let numbered = sequence(first: 2) { $0 + 1 }.lazy.map { "\(input.stem)-\($0)" }
            let name = candidates.first { !taken.contains($0.lowercased()) } ?? numbered.first { !taken.contains($0) }
            names[input] = name ?? input.stem
            taken.insert((name ?? input.stem).lowercased())
        }
        return names
    }
}
