import Alto
import AltoFiles
import Foundation

/// A file of JSON lines, one a picture. Every line is written whole, so that a run that is killed leaves valid output.
final class ResultsFile {
    private let handle: FileHandle
    private let path: String
    /// The pictures that the file already holds a description of.
    let done: Set<String>

    /// - Parameter resume: goes on in a file that exists; without it such a file is not touched.
    init(path: String, resume: Bool) throws {
        self.path = path
        let exists = ((try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0) > 0
        if exists && !resume {
            throw Problem(
                .usage, "The file \(path) already holds something.",
                remedy: "Give --resume to go on where it stops, or another name.")
        }
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.problem(DiskError(errno: errno), path: path) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard Self.isFile(descriptor) else {
            // A device or a pipe: there is nothing to go on from, and reading it may never end.
            done = []
            return
        }
        // Two that write one file would cut off each other's lines. The lock goes with the descriptor.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw Problem(
                .diskFailed, "The file \(path) is being written by another alto.",
                remedy: "Wait for it, or give another name.")
        }
        do {
            let (done, end) = try Self.readLines(of: handle)
            self.done = done
            // A line that was cut off by a crash or a full disk is taken away.
            try handle.truncate(atOffset: end)
            try handle.seekToEnd()
        } catch {
            throw Problem(.diskFailed, "The file \(path) could not be read.")
        }
    }

    func append(_ line: String) throws {
        let bytes = Array((line + "\n").utf8)
        let start = try? handle.offset()
        do {
            try OpenFile.write(bytes.span, to: handle.fileDescriptor)
        } catch {
            if let start { try? handle.truncate(atOffset: start) }
            throw Self.problem(error, path: path)
        }
    }

    private static func isFile(_ descriptor: Int32) -> Bool {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private struct Line: Decodable {
        let source: String
        let problems: [Trouble]

        struct Trouble: Decodable { let stage: String }
    }

    private static func readLines(of handle: FileHandle) throws -> (done: Set<String>, end: UInt64) {
        var done: Set<String> = []
        var end: UInt64 = 0
        let data = try handle.readToEnd() ?? Data()
        let decoder = JSONDecoder()
        var start = data.startIndex
        while let newline = data[start...].firstIndex(of: UInt8(ascii: "\n")) {
            if let line = try? decoder.decode(Line.self, from: data[start..<newline]),
                !line.problems.contains(where: { $0.stage == Stage.decode.rawValue })
            {
                done.insert(line.source)
            }
            start = data.index(after: newline)
            end = UInt64(start - data.startIndex)
        }
        return (done, end)
    }

    private static func problem(_ error: DiskError, path: String) -> Problem {
        switch error {
        case .full, .failed(EFBIG): Problem(.diskFull, "The disk is full: \(path) could not be written.")
        case .absent, .failed(ENOTDIR): Problem(.diskFailed, "The folder of \(path) does not exist.")
        case .forbidden: Problem(.diskFailed, "The file \(path) may not be written.")
        case .failed(let number):
            Problem(.diskFailed, "The file \(path) could not be written (\(unsafe String(cString: strerror(number)))).")
        }
    }
}
