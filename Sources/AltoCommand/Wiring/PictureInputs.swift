import Alto
import Foundation

/// One picture to describe: where it is, and what to call it in results.
struct PictureInput: Hashable, Sendable {
    /// As the user wrote it, or the path below the folder that the user named.
    let name: String
    let source: Source

    enum Source: Hashable, Sendable {
        case standardInput
        case file(String)
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

/// Turns the arguments of the command line into pictures: files as they are, folders by what lies in them.
enum PictureInputs {
    /// Files in folders are taken for pictures by these endings; the bytes decide afterwards.
    private static let endings: Set<String> = [
        "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "tif", "tiff", "bmp", "dib", "heic", "heif", "hif",
        "avif",
    ]

    /// - Throws: `Problem` (no_pictures) for a folder without pictures. A file that is missing is a picture that
    ///   fails by itself, so that it costs only itself.
    static func find(_ arguments: [String], recursive: Bool) throws -> [PictureInput] {
        var seen: Set<PictureInput> = []
        return try arguments.flatMap { argument -> [PictureInput] in
            if argument == "-" { return [PictureInput(name: "-", source: .standardInput)] }
            var isFolder: ObjCBool = false
            guard unsafe FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder), isFolder.boolValue
            else { return [PictureInput(name: argument, source: .file(argument))] }
            return try pictures(inFolder: argument, recursive: recursive)
        }.filter { seen.insert($0).inserted }
    }

    private static func pictures(inFolder folder: String, recursive: Bool) throws -> [PictureInput] {
        let root = URL(filePath: folder, directoryHint: .isDirectory)
        let options: FileManager.DirectoryEnumerationOptions =
            recursive ? [.skipsHiddenFiles] : [.skipsHiddenFiles, .skipsSubdirectoryDescendants]
        guard
            FileManager.default.isReadableFile(atPath: folder),
            let files = FileManager.default.enumerator(
                at: root, includingPropertiesForKeys: [.isRegularFileKey], options: options)
        else { throw Problem(.pictureForbidden, "The folder \(folder) may not be read.") }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        let found = files.compactMap { $0 as? URL }
            .filter { endings.contains($0.pathExtension.lowercased()) && isFile($0) }
            .map { $0.path.dropFirst(root.path.count).drop { $0 == "/" } }
            .sorted { $0.compare($1, options: [.numeric, .caseInsensitive]) == .orderedAscending }
            .map { PictureInput(name: prefix + $0, source: .file(prefix + $0)) }
        if found.isEmpty {
            throw Problem(
                .noPictures, "There are no pictures in the folder \(folder).",
                remedy: recursive ? nil : "With --recursive, the folders inside it are searched too.")
        }
        return found
    }

    private static func isFile(_ url: URL) -> Bool {
        (try? url.resourceValues(forKeys: [.isRegularFileKey, .isSymbolicLinkKey])).map {
            $0.isRegularFile == true || $0.isSymbolicLink == true
        } ?? false
    }
}
