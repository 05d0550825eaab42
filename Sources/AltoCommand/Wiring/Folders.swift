import Foundation

/// Where Alto finds what it was installed with, and where it keeps what is the user's.
enum Folders {
    /// The user's own data (XDG Base Directory): enrolled people.
    static var data: URL {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["XDG_DATA_HOME"], folder.hasPrefix("/") {
            return URL(filePath: folder).appending(path: "alto")
        }
        return FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/share/alto")
    }

    static var gallery: URL { data.appending(path: "people.sqlite") }

    /// What can be made again (XDG Base Directory).
    static var cache: URL {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") {
            return URL(filePath: folder).appending(path: "alto")
        }
        return FileManager.default.homeDirectoryForCurrentUser.appending(path: ".cache/alto")
    }

    /// What came with Alto: `$ALTO_DATA`, else `share/alto` beside the folder that the program lies in.
    static var installed: URL {
        if let folder = ProcessInfo.processInfo.environment["ALTO_DATA"], !folder.isEmpty {
            return URL(filePath: folder)
        }
        return program.deletingLastPathComponent().deletingLastPathComponent().appending(path: "share/alto")
    }

    static var faceModels: URL { installed.appending(path: "faces") }

    /// Where a model that the set-up brings lies, if it does (`BundledModel`).
    static func bundledModel(_ name: String) -> URL { installed.appending(path: "models").appending(path: name) }

    static var program: URL {
        (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments.first ?? "alto")).resolvingSymlinksInPath()
    }
}
