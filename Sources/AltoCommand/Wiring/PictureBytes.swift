import Alto
import Foundation

/// Reads a picture's bytes, at most as many as the limit allows, and says in one sentence why it could not.
enum PictureBytes {
    static func read(_ input: PictureInput, limit: Int) throws -> [UInt8] {
        switch input.source {
        case .standardInput: return try read(from: STDIN_FILENO, name: "standard input", limit: limit)
        case .closedFolder:
            throw Problem(.pictureForbidden, "The folder \(quoted(input.name)) may not be read.")
        case .file(let path):
            try check(path, name: input.name)
            // Not blocking: what is a file now may be a pipe when it is opened.
            let descriptor = path.opened(O_RDONLY | O_NONBLOCK)
            guard descriptor >= 0 else { throw problem(errno, name: input.name) }
            defer { close(descriptor) }
            return try read(from: descriptor, name: input.name, limit: limit)
        }
    }

    private static func check(_ path: PathBytes, name: String) throws {
        guard let status = path.status() else { throw problem(errno, name: name) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw Problem(.pictureUnsupported, "\(quoted(name)) is a folder, not a picture.")
        default: throw Problem(.pictureUnsupported, "\(quoted(name)) is not a file.")
        }
    }

    private static func read(from descriptor: Int32, name: String, limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var status = stat()
        if unsafe fstat(descriptor, &status) == 0, status.st_size > 0 {
            bytes.reserveCapacity(min(Int(status.st_size), limit) + 1)
        }
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while bytes.count <= limit {
            let count = unsafe piece.withUnsafeMutableBytes {
                unsafe Foundation.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw problem(errno, name: name) }
            if count == 0 { break }
            bytes += piece[..<count]
        }
        if bytes.isEmpty { throw Problem(.pictureEmpty, "\(quoted(name)) is empty.") }
        if bytes.count > limit {
            throw Problem(.imageTooLarge, "\(quoted(name)) is larger than \(limit / 1_000_000) MB.")
        }
        return bytes
    }

    private static func problem(_ number: Int32, name: String) -> Problem {
        switch number {
        case ENOENT, ENOTDIR: Problem(.pictureMissing, "There is no file \(quoted(name)).")
        case EACCES, EPERM: Problem(.pictureForbidden, "\(quoted(name)) may not be read.")
        case EISDIR: Problem(.pictureUnsupported, "\(quoted(name)) is a folder, not a picture.")
        default:
            Problem(.diskFailed, "\(quoted(name)) could not be read (\(unsafe String(cString: strerror(number)))).")
        }
    }

    private static func quoted(_ name: String) -> String { "“\(PrintableText.clean(name))”" }
}
