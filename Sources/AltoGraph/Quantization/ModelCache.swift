package import Foundation

/// What was worked out from checkpoints, kept on disk: quantized weights, one file a checkpoint, and compiled graphs.
///
/// A file appears whole or not at all, and holds the whole key that it was made for, so that a file which only has the
/// name of another is not mistaken for it. The files used longest ago go when the folder grows too large.
package struct ModelCache: Sendable {
    package let folder: URL
    /// Bytes.
    package let limit: Int

    package init(folder: URL, limit: Int = 8 << 30) {
        self.folder = folder
        self.limit = limit
    }

    package enum Kind: String, CaseIterable {
        case weights, graph
    }

    func entry(for key: String, _ kind: Kind = .weights) -> URL {
        folder.appending(path: "\(Self.hash(key)).\(kind.rawValue)")
    }

    /// FNV-1a: a name for a file, not a proof of anything.
    static func hash(_ text: String) -> String {
        String(text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
    }

    /// Marks an entry as used now.
    func touch(_ entry: URL) {
        try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: entry.path)
    }

    /// A new file in the folder that is visible under no entry's name yet.
    func temporary() throws -> URL {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appending(path: "\(UUID().uuidString).part")
    }

    /// Removes the entries used longest ago until the rest fits, and what broken runs left behind.
    package func prune(now: Date = Date()) {
        var sum = 0
        for file in files().sorted(by: { $0.used > $1.used }) {
            let isStale = file.url.pathExtension == "part" && now.timeIntervalSince(file.used) > 86_400
            sum += file.size
            if isStale || (sum > limit && file.url.pathExtension != "part") {
                try? FileManager.default.removeItem(at: file.url)
                sum -= file.size
            }
        }
    }

    /// Removes everything.
    ///
    /// - Returns: how many bytes that were.
    @discardableResult
    package func clean() throws -> Int {
        var sum = 0
        for file in files() {
            try FileManager.default.removeItem(at: file.url)
            sum += file.size
        }
        return sum
    }

    /// Bytes that the cache takes now.
    package var size: Int { files().reduce(0) { $0 + $1.size } }

    private func files() -> [(url: URL, size: Int, used: Date)] {
        let found = try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.fileSizeKey, .contentModificationDateKey])
        return (found ?? []).compactMap { url in
            guard Kind(rawValue: url.pathExtension) != nil || url.pathExtension == "part",
                let facts = try? url.resourceValues(forKeys: [.fileSizeKey, .contentModificationDateKey])
            else { return nil }
            return (url, facts.fileSize ?? 0, facts.contentModificationDate ?? .distantPast)
        }
    }
}
