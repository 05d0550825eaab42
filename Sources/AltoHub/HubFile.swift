import Foundation

/// One commit of a repository on the hub, and the names of its files.
struct HubRevision: Hashable, Sendable {
    /// 40 hexadecimal digits.
    let commit: String
    let files: Set<String>

    /// - Throws: `fileNameUnsafe` when a name could lead out of its folder, here or on Windows, and
    ///   `answerUnreadable` when the commit is none.
    init(commit: String, files: [String]) throws(HubError) {
        guard ModelName.isCommit(commit) else { throw .answerUnreadable }
        guard files.allSatisfy(Self.isSafe) else { throw .fileNameUnsafe }
        self.commit = commit
        self.files = Set(files)
    }

    /// Not absolute, no drive, and no part that is empty or climbs, whether parts are divided by `/` or `\`.
    static func isSafe(_ path: String) -> Bool {
        let parts = path.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
        let hasDrive = path.dropFirst().first == ":"
        return (1...1024).contains(path.utf8.count) && !hasDrive && !path.utf8.contains(0)
            && !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
    }
}

/// A file on the hub, with what is needed to fetch and to check it.
struct HubFile: Hashable, Sendable {
    /// The name in the repository. Alto needs only files that lie at its top.
    let name: String
    let hash: BlobHash
    /// In bytes.
    let size: Int64
    /// Where the hub hands it out, or says who does.
    let address: URL
}
