import Alto
import AltoFiles
import AltoJSON
import Foundation

/// A conversation on disk, to be gone on with: written whole after each turn, for its owner's eyes only. Pictures are named by
/// where they lie.
struct SessionFile: Sendable {
    let path: String
    private static let kind = "alto chat"
    private static let version = 1
    private static let mostBytes = 16 << 20

    struct Content: Codable, Equatable, Sendable {
        /// What the file is, so that no other is taken for one.
        var kind = SessionFile.kind
        var version = SessionFile.version
        var model: String?
        var system: String?
        var messages: [ChatHistory.Message] = []

        private enum CodingKeys: String, CodingKey {
            case kind = "session"
            case version, model, system, messages
        }
    }

    /// - Returns: nil where there is no such file yet.
    /// - Throws: `Problem` (usage, diskFailed) for a file that is none of a conversation: it stays as it is.
    func read() throws -> Content? {
        let name = PrintableText.clean(path)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let foreign = Problem(
            .usage, "The file \(name) holds no conversation of “alto chat”, and was left as it is.",
            remedy: "Name another with --session.")
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Problem(.diskFailed, "The file \(name) may not be read.")
        }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: Self.mostBytes + 1), data.count <= Self.mostBytes else {
            throw foreign
        }
        guard let content = try? JSONDecoder().decode(Content.self, from: data), content.kind == Self.kind else {
            throw foreign
        }
        guard content.version <= Self.version else {
            throw Problem(
                .usage, "The conversation in \(name) is of a newer Alto.", remedy: "Name another with --session.")
        }
        return content
    }

    /// - Throws: `Problem`: diskFull, diskFailed.
    func write(_ content: Content) throws {
        let name = PrintableText.clean(path)
        do {
            let text = try JSONText.of(content, pretty: true) + "\n"
            let file = try PendingFile(path: path, mode: 0o600)
            try file.write(Array(text.utf8).span)
            _ = try file.publish()
        } catch DiskError.full {
            throw Problem(.diskFull, "The disk is full: the conversation could not be kept in \(name).")
        } catch {
            throw Problem(.diskFailed, "The conversation could not be kept in \(name).")
        }
    }
}
