/// The everyday words of one language, by the keys of the labels: each as it stands in a sentence, in the nominative,
/// with its article where the language has one.
struct LabelWords: Sendable {
    private let words: [String: String]

    /// - Parameters:
    ///   - table: "cheetah: ein Gepard; apple: ein Apfel", over as many lines as it takes.
    ///   - changed: what a country or a script writes otherwise, in the same form.
    init(_ table: String, changed: String = "") {
        words = Self.entries(of: table).merging(Self.entries(of: changed)) { $1 }
    }

    /// Nil where the language lacks the word.
    subscript(key: String) -> String? { words[key] }

    var keys: Set<String> { Set(words.keys) }

    private static func entries(of table: String) -> [String: String] {
        let pairs = table.split { $0 == ";" || $0.isNewline }.compactMap { entry -> (String, String)? in
            let sides = entry.split(separator: ":", maxSplits: 1).map(Self.trimmed)
            return sides.count == 2 && !sides.contains("") ? (sides[0], sides[1]) : nil
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// "bird, animal"
    static func list(_ text: Substring) -> [String] { text.split(separator: ",").map(trimmed) }

    private static func trimmed(_ text: Substring) -> String {
        text.split(separator: " ").joined(separator: " ")
    }
}
