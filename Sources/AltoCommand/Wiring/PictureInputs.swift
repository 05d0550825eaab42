import Alto
import Foundation

/// Turns the arguments of the command line into pictures: files as they are, folders by what lies in them.
enum PictureInputs {
    /// Files in folders are taken for pictures by these endings; the bytes decide afterwards.
    private static let endings: Set<String> = [
        "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "tif", "tiff", "bmp", "dib", "heic", "heif", "hif",
        "avif",
    ]

    /// - Throws: `Problem` (no_pictures) for a folder without pictures. A file that is missing, or a folder inside
    ///   that may not be read, is a picture that fails by itself, so that it costs only itself.
    static func find(_ arguments: [String], recursive: Bool) throws -> [PictureInput] {
        var seen: Set<PictureInput> = []
        return try arguments.flatMap { argument -> [PictureInput] in
            if argument == "-" { return [PictureInput(name: "-", source: .standardInput)] }
            let path = PathBytes.argument(argument)
            guard kind(of: path) == .folder else { return [PictureInput(name: argument, source: .file(path))] }
            return try pictures(inFolder: path, recursive: recursive)
        }.filter { seen.insert($0).inserted }
    }

    private static func pictures(inFolder folder: PathBytes, recursive: Bool) throws -> [PictureInput] {
        guard let entries = entries(of: folder) else {
            throw Problem(.pictureForbidden, "The folder \(PrintableText.clean(folder.text)) may not be read.")
        }
        var found: [PictureInput] = []
        var waiting = [(folder, entries)]
        while let (folder, names) = waiting.popLast() {
            // Hidden files and folders are nobody's pictures.
            for name in names where name.first != UInt8(ascii: ".") {
                let path = folder.appending(name)
                // Links to folders could lead round in a circle.
                switch kind(of: path, followsLinks: false) {
                case .folder where recursive:
                    if let entries = Self.entries(of: path) {
                        waiting.append((path, entries))
                    } else {
                        found.append(PictureInput(name: path.text, source: .closedFolder))
                    }
                case .file, .link:
                    guard hasEnding(name) else { continue }
                    found.append(PictureInput(name: path.text, source: .file(path)))
                case .folder, .other: continue
                }
            }
        }
        if found.isEmpty {
            throw Problem(
                .noPictures, "There are no pictures in the folder \(PrintableText.clean(folder.text)).",
                remedy: recursive ? nil : "With --recursive, the folders inside it are searched too.")
        }
        return found.sorted {
            $0.name.compare($1.name, options: [.numeric, .caseInsensitive]) == .orderedAscending
        }
    }

    private static func hasEnding(_ name: [UInt8]) -> Bool {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
        return endings.contains(String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased())
    }

    // MARK: The file system, by bytes

    private enum Kind { case file, folder, link, other }

    private static func kind(of path: PathBytes, followsLinks: Bool = true) -> Kind {
        guard let status = path.status(followsLinks: followsLinks) else { return .other }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    /// The names in a folder; nil when it may not be read.
    private static func entries(of folder: PathBytes) -> [[UInt8]]? {
        let descriptor = folder.opened(O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { return nil }
        guard let stream = unsafe fdopendir(descriptor) else {
            close(descriptor)
            return nil
        }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe name.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
                    unsafe Array(UnsafeBufferPointer(start: start, count: 256).prefix { $0 != 0 })
                }
            }
            if name != [UInt8(ascii: ".")], name != Array("..".utf8) { names.append(name) }
        }
        return names
    }
}
