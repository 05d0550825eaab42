import AltoJSON
import AltoModels

/// Parts of speech by an averaged perceptron, as Penn Treebank's tags: which of two readings "read" or "record" has.
///
/// A port of hibari's `tagger.py` (hibari-tts 0.2.1, Apache-2.0; Collins, "Discriminative training methods for
/// hidden Markov models", 2002), whose `tagger.json.gz` it reads. A word of one tag is looked up, any other is
/// decided by its neighbors.
final class PerceptronTagger: Sendable {
    private let model: JSONIndex
    private let tags: [String]
    /// In the order in which equal scores are decided: the last wins.
    private let order: [String: Int]

    init(_ file: ModelFile) throws(ModelFileError) {
        model = try JSONIndex(packed: file, nested: ["tagdict", "weights", "vocab"])
        func lacks(_ field: String) -> ModelFileError { .missing(field: field, file: file.name) }
        for part in ["tagdict", "weights", "vocab"] where !model.has(nested: part) { throw lacks(part) }
        guard var scanner = model.value(of: "tags") else { throw lacks("tags") }
        var tags: [String] = []
        do throws(JSONError) {
            try scanner.array { scanner throws(JSONError) in
                if let tag = try scanner.stringValue() { tags.append(tag) }
            }
        } catch {
            throw lacks("tags")
        }
        self.tags = tags.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        order = Dictionary(self.tags.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    func tags(for words: [String]) -> [String] {
        let context = ["-START2-", "-START-"] + words.map(normalized) + ["-END-", "-END2-"]
        var tags: [String] = []
        var (previous, beforePrevious) = ("-START-", "-START2-")
        for (index, word) in words.enumerated() {
            let tag = known(word) ?? predicted(index, word, context, previous, beforePrevious)
            tags.append(tag)
            (beforePrevious, previous) = (previous, tag)
        }
        return tags
    }

    private func known(_ word: String) -> String? {
        guard var value = model.value(of: word, in: "tagdict") else { return nil }
        return (try? value.stringValue()) ?? nil
    }

    private func predicted(
        _ index: Int, _ word: String, _ context: [String], _ previous: String, _ beforePrevious: String
    ) -> String {
        let here = index + 2
        let features = [
            "b", "s3=" + Self.ending(word), "p1=" + String(word.unicodeScalars.prefix(1)), "w=" + context[here],
            "sh=" + Self.shape(word), index == 0 ? "i0" : "i+", "t-1=" + previous, "t-2=" + beforePrevious,
            "t-12=" + previous + "," + beforePrevious, "w-1=" + context[here - 1],
            "s3-1=" + Self.ending(context[here - 1]), "w-2=" + context[here - 2], "w+1=" + context[here + 1],
            "s3+1=" + Self.ending(context[here + 1]), "w+2=" + context[here + 2],
        ]
        var scores = [Double](repeating: 0, count: tags.count)
        var hasScores = false
        for feature in features {
            guard var weights = model.value(of: feature, in: "weights") else { continue }
            try? weights.object { scanner, tag throws(JSONError) in
                guard let weight = try scanner.number(), let tag = order[scanner.string(tag)] else { return }
                scores[tag] += weight
                hasScores = true
            }
        }
        guard hasScores else { return "NN" }
        var winner = 0
        for index in scores.indices where scores[index] >= scores[winner] { winner = index }
        return tags[winner]
    }

    /// Words that are rare are only told by how they look.
    private func normalized(_ word: String) -> String {
        let normal = Self.normal(word)
        return model.contains(normal, in: "vocab") ? normal : "<" + Self.shape(word) + ">"
    }

    private static func normal(_ word: String) -> String {
        let scalars = word.unicodeScalars
        if scalars.contains("-"), scalars.first != "-" { return "!HYPHEN" }
        guard scalars.first?.isDigit == true else { return word.lowercased() }
        return scalars.count == 4 && scalars.allSatisfy(\.isDigit) ? "!YEAR" : "!DIGITS"
    }

    private static func ending(_ word: String) -> String { String(word.unicodeScalars.suffix(3)) }

    private static func shape(_ word: String) -> String {
        let scalars = word.unicodeScalars
        guard let first = scalars.first else { return "" }
        if scalars.allSatisfy(\.isLetter) {
            if scalars.allAreLowercase { return "x" }
            if scalars.allAreUppercase { return scalars.count > 1 ? "XX" : "X1" }
            return first.properties.isUppercase && scalars.dropFirst().allAreLowercase ? "Xx" : "xX"
        }
        if scalars.allSatisfy(\.isDigit) { return "d" }
        return String(scalars.prefix(4).map { $0.isDigit ? "d" : $0.isLetter ? "x" : $0 })
    }
}

extension Sequence<Unicode.Scalar> {
    /// `islower`: some letters are small, and none is a capital.
    fileprivate var allAreLowercase: Bool {
        var some = false
        for scalar in self {
            if scalar.properties.isUppercase || scalar.properties.generalCategory == .titlecaseLetter { return false }
            some = some || scalar.properties.isLowercase
        }
        return some
    }

    /// `isupper`.
    fileprivate var allAreUppercase: Bool {
        var some = false
        for scalar in self {
            if scalar.properties.isLowercase || scalar.properties.generalCategory == .titlecaseLetter { return false }
            some = some || scalar.properties.isUppercase
        }
        return some
    }
}
