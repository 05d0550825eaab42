/// A word that people say for what a picture shows, and the classes of ImageNet that it stands for.
package struct EverydayWord: Sendable, Equatable {
    package let name: String
    /// WordNet 3.0 id.
    package let synset: String
    package let classes: Set<Int>
    /// How much more the sum of its classes is trusted than the probability of one class.
    package let trust: Double
    /// The words whose classes hold all of this one's, the nearest first.
    package let parents: [String]
}

/// The everyday words above ImageNet's thousand classes, as WordNet orders them.
package struct EverydayHierarchy: Sendable {
    /// From the most special to the most general.
    package let words: [EverydayWord]

    /// The table that comes with the program.
    package static let standard = EverydayHierarchy(table: EverydayTable.text)

    /// - Parameter table: words with semicolons or line feeds between: name, synset, and numbers of classes, such as
    ///   "cat n02121808 281-285@10", where the trust is 0.1. What is none is left out.
    package init(table: String) {
        let entries = table.split { $0 == ";" || $0.isNewline }.compactMap(Self.entry)
        var words: [EverydayWord] = []
        for (index, entry) in entries.enumerated() {
            let parents = entries.indices.filter { other in
                let above = entries[other].classes
                // Of two with the same classes the one that stands first is the more general.
                return other != index
                    && (entry.classes.isStrictSubset(of: above) || entry.classes == above && other < index)
            }
            let nearest = parents.sorted { (entries[$0].classes.count, -$0) < (entries[$1].classes.count, -$1) }
            words.append(
                EverydayWord(
                    name: entry.name, synset: entry.synset, classes: entry.classes, trust: entry.trust,
                    parents: nearest.map { entries[$0].name }))
        }
        self.words = words.sorted {
            ($0.classes.count, -$0.parents.count, $0.name) < ($1.classes.count, -$1.parents.count, $1.name)
        }
    }

    private struct Entry {
        var name: String
        var synset: String
        var classes: Set<Int>
        var trust: Double
    }

    private static func entry(_ text: Substring) -> Entry? {
        let parts = text.split(separator: " ")
        let ends = parts.last?.split(separator: "@") ?? []
        guard parts.count >= 3, let numbers = ends.first, ends.count <= 2 else { return nil }
        var classes: Set<Int> = []
        for part in numbers.split(separator: ",") {
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last, last < 1000 else {
                return nil
            }
            classes.formUnion(first...last)
        }
        guard !classes.isEmpty else { return nil }
        return Entry(
            name: parts.dropLast(2).joined(separator: " "), synset: String(parts[parts.count - 2]), classes: classes,
            trust: ends.count == 2 ? (Double(ends[1]) ?? 0) / 100 : 0)
    }
}
