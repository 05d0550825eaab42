import Alto
import AltoFiles
import Foundation

/// What --audio and --words may replace: an older sound or WebVTT file, as a repeated command does; no picture, ever; other
/// files when the person says so.
struct OverwriteGuard: Sendable {
    /// Paths of the files that are described.
    var inputs: [PathBytes] = []
    var isForced = false

    /// - Throws: `Problem` (usage) before anything is lost.
    func check(_ path: String, option: String) throws {
        let name = "“\(PrintableText.clean(path))”"
        guard let identity = FileIdentity(PathBytes(path)), identity.isFile, identity.size > 0 else { return }
        if inputs.contains(where: { FileIdentity($0) == identity }) {
            throw Problem(
                .usage, "\(option) would replace \(name), which is to be described.", remedy: "Give another name.")
        }
        switch Self.content(of: path) {
        case .sound, .words: return
        case .picture:
            throw Problem(.usage, "\(option) would replace \(name), which is a picture.", remedy: "Give another name.")
        case .other:
            guard !isForced, !Self.agrees(to: name) else { return }
            throw Problem(
                .usage, "\(option) would replace \(name), which is no sound.",
                remedy: "Give another name, or --force to replace it.")
        }
    }

    /// Asks, where a person is at the terminal.
    private static func agrees(to name: String) -> Bool {
        guard isatty(STDIN_FILENO) == 1, Terminal.errorIsTerminal else { return false }
        Terminal.write("\(name) is no sound. Replace it? yes or no: ", to: STDERR_FILENO)
        let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased()
        return answer == "y" || answer == "yes"
    }

    private enum Content { case sound, words, picture, other }

    /// By the first bytes, as the formats' specifications give them.
    private static func content(of path: String) -> Content {
        guard let file = try? OpenFile(path, O_RDONLY | O_NONBLOCK), let head = try? file.read(upTo: 16) else {
            return .other
        }
        func has(_ text: String, at start: Int = 0) -> Bool { head.dropFirst(start).starts(with: text.utf8) }
        func has(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        let isRIFF = has("RIFF")
        if isRIFF && has("WAVE", at: 8) || has("ID3") || has("OggS") || has("fLaC") { return .sound }
        if has("WEBVTT") || has([0xEF, 0xBB, 0xBF] + Array("WEBVTT".utf8)) { return .words }
        let pictures = [
            isRIFF && has("WEBP", at: 8), has([0xFF, 0xD8, 0xFF]), has([0x89] + Array("PNG".utf8)), has("GIF8"),
            has([0x49, 0x49, 0x2A, 0]), has([0x4D, 0x4D, 0, 0x2A]), has("BM"), has("ftyp", at: 4),
        ]
        if pictures.contains(true) { return .picture }
        // A frame of MPEG sound: eleven set bits.
        if head.count > 1, head[0] == 0xFF, head[1] & 0xE0 == 0xE0 { return .sound }
        return .other
    }
}

/// Which file a path leads to, whatever its name.
private struct FileIdentity: Equatable {
    private let device: dev_t
    private let inode: ino_t
    let size: Int
    let isFile: Bool

    init?(_ path: PathBytes) {
        guard let status = path.status() else { return nil }
        device = status.st_dev
        inode = status.st_ino
        size = Int(status.st_size)
        isFile = status.st_mode & S_IFMT == S_IFREG
    }
}
