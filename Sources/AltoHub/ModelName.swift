package import Alto

/// The name of a model on the hub: `owner/name` or `owner/name@revision`, or a short name of ours.
package struct ModelName: Hashable, Sendable, CustomStringConvertible {
    /// Absent in the oldest repositories, which have no owner.
    package let owner: String?
    package let name: String
    /// A branch, a tag or a commit; nil for the main branch.
    package let revision: String?

    /// Reads what a person typed.
    ///
    /// - Parameter catalogue: knows the short names.
    /// - Throws: `Problem` of code `usage`, with what would have been right.
    package init(_ text: String, in catalog: HubCatalog) throws(Problem) {
        let (full, revision) = Self.split(text)
        let title = catalog.repository(of: full) ?? full
        guard title.contains("/") else {
            throw Problem(
                .usage, "Alto has no short name \u{201C}\(text.printable)\u{201D} for a model.",
                remedy: "Give owner/name as the hub writes it, or one of \(catalog.list).")
        }
        guard let name = Self(repository: title, revision: revision) else {
            throw Problem(
                .usage, "\u{201C}\(text.printable)\u{201D} is not the name of a model.",
                remedy: "Give owner/name or owner/name@revision, as the hub writes it.")
        }
        self = name
    }

    /// - Parameter repository: `owner/name`, or `name` alone.
    /// - Returns: nil for what the hub does not allow as a name, and for a revision that could leave its folder.
    package init?(repository: String, revision: String? = nil) {
        let parts = repository.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.last, parts.count <= 2, parts.allSatisfy(Self.isName), !repository.contains("--"),
            !repository.contains(".."), !repository.hasSuffix(".git"), revision.map(Self.isRevision) ?? true
        else { return nil }
        owner = parts.count == 2 ? parts.first : nil
        self.name = name
        self.revision = revision
    }

    /// Reads the name of a folder of the cache: `models--owner--name`.
    init?(folder: String) {
        let mark = "models--"
        guard folder.hasPrefix(mark) else { return nil }
        self.init(repository: folder.dropFirst(mark.count).split(separator: "--").joined(separator: "/"))
        guard self.folder == folder else { return nil }
    }

    /// As on the hub's pages, without the revision.
    package var repository: String { owner.map { "\($0)/\(name)" } ?? name }
    /// What the cache calls the folder of the repository.
    var folder: String { "models--" + repository.split(separator: "/").joined(separator: "--") }
    /// The revision as it is asked for.
    var wanted: String { revision ?? "main" }
    package var description: String { revision.map { "\(repository)@\($0)" } ?? repository }

    package func at(_ revision: String?) -> ModelName? { ModelName(repository: repository, revision: revision) }

    /// A full commit id is immutable, and names its own snapshot.
    static func isCommit(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 40 && text.utf8.allSatisfy(\.isLowerHex)
    }

    private static func split(_ text: String) -> (String, String?) {
        guard let at = text.firstIndex(of: "@") else { return (text, nil) }
        return (String(text[..<at]), String(text[text.index(after: at)...]))
    }

    private static func isName(_ part: String) -> Bool {
        let edges: [Character] = ["-", "."]
        return (1...96).contains(part.utf8.count) && part.utf8.allSatisfy { $0.isNameByte }
            && !edges.contains(part.first ?? "-") && !edges.contains(part.last ?? "-")
    }

    /// As git allows it, and safe as a relative path: `main`, `v1.0`, `refs/pr/3`, a commit.
    private static func isRevision(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count) && text.utf8.allSatisfy { $0.isNameByte || $0 == UInt8(ascii: "/") }
            && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && !part.hasPrefix(".") && !part.contains("..")
            }
    }
}

extension UInt8 {
    var isLowerHex: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (0x61...0x66).contains(self) }

    /// A letter, a digit, `-`, `_` or `.`, all of ASCII.
    fileprivate var isNameByte: Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (0x41...0x5A).contains(self)
            || (0x61...0x7A).contains(self) || self == 0x2D || self == 0x5F || self == 0x2E
    }
}

extension String {
    /// For quoting in a sentence: no control characters, no endless text.
    package var printable: String { String(PrintableText.clean(prefix(200)).prefix(80)) }
}
