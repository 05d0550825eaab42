/// The regular expressions by which `tokenizer.json` cuts texts, matched over code points.
///
/// The subset that published tokenizers use: alternatives, groups (also `(?i:…)` and `(?:…)`, with `?` behind them),
/// `(?!…)` and `(?=…)`, classes of characters, ranges, `\s`, `\p{L}`, `\p{N}` and their opposites, `.`; `?`, `*`, `+`
/// and `{m,n}`, also possessive. A pattern beyond it is refused.
struct SplitPattern: Hashable, Sendable {
    indirect enum Node: Hashable, Sendable {
        case characters(CharacterClass, Range<Int>, isPossessive: Bool)
        case group([[Node]], isOptional: Bool)
        case lookahead([[Node]], isNegative: Bool)
    }

    private let alternatives: [[Node]]

    /// - Returns: nil when the pattern needs more than the subset.
    init?(regex: String) {
        var parser = SplitPatternParser(regex)
        guard let alternatives = parser.alternatives(), parser.isAtEnd else { return nil }
        self.alternatives = alternatives
    }

    /// A text that is looked for as it stands.
    init(text: String) {
        alternatives = [
            text.unicodeScalars.map { .characters(CharacterClass(point: $0.value), 1..<2, isPossessive: false) }
        ]
    }

    /// All of the text: what matches, from the left, and what lies between.
    func ranges(in points: [UInt32]) -> [(range: Range<Int>, isMatch: Bool)] {
        var found: [(range: Range<Int>, isMatch: Bool)] = []
        var done = 0
        var place = 0
        while place < points.count {
            guard let end = Self.end(alternatives, [], from: place, in: points), end > place else {
                place += 1
                continue
            }
            if done < place { found.append((done..<place, false)) }
            found.append((place..<end, true))
            (done, place) = (end, end)
        }
        if done < points.count { found.append((done..<points.count, false)) }
        return found
    }

    private static func end(
        _ alternatives: [[Node]], _ rest: ArraySlice<Node>, from start: Int, in points: [UInt32]
    ) -> Int? {
        for alternative in alternatives {
            let nodes = rest.isEmpty ? alternative : alternative + rest
            if let end = end(nodes[...], from: start, in: points) { return end }
        }
        return nil
    }

    /// Where the nodes end, tried as a backtracking engine does: the longest first, the leftmost alternative first.
    private static func end(_ nodes: ArraySlice<Node>, from start: Int, in points: [UInt32]) -> Int? {
        guard let node = nodes.first else { return start }
        let rest = nodes.dropFirst()
        switch node {
        case .characters(let wanted, let counts, let isPossessive):
            var count = 0
            while count < counts.upperBound - 1, start + count < points.count, wanted.contains(points[start + count]) {
                count += 1
            }
            guard count >= counts.lowerBound else { return nil }
            if isPossessive || rest.isEmpty { return end(rest, from: start + count, in: points) }
            while count >= counts.lowerBound {
                if let end = end(rest, from: start + count, in: points) { return end }
                count -= 1
            }
            return nil
        case .group(let alternatives, let isOptional):
            if let end = end(alternatives, rest, from: start, in: points) { return end }
            return isOptional ? end(rest, from: start, in: points) : nil
        case .lookahead(let alternatives, let isNegative):
            let isThere = end(alternatives, [], from: start, in: points) != nil
            return isThere == isNegative ? nil : end(rest, from: start, in: points)
        }
    }
}

/// A set of code points.
struct CharacterClass: Hashable, Sendable {
    var isNegated = false
    var ranges: [ClosedRange<UInt32>] = []
    /// Letters, numbers, white space: in it, or (`\S`) all others are.
    var properties: UInt8 = 0
    var absentProperties: [UInt8] = []

    init() {}

    init(point: UInt32) { ranges = [point...point] }

    func contains(_ point: UInt32) -> Bool {
        let properties = CodePoints.properties(of: point).rawValue
        let isIn =
            properties & self.properties != 0 || absentProperties.contains { properties & $0 == 0 }
            || ranges.contains { $0.contains(point) }
        return isIn != isNegated
    }

    mutating func insert(_ property: CodePoints.Properties, isNegated: Bool) {
        if isNegated { absentProperties.append(property.rawValue) } else { properties |= property.rawValue }
    }

    /// Takes in the other case of each letter; a long s is an s, and the sign of Kelvin a k.
    mutating func foldCase() {
        for range in ranges {
            for point in range where range.count < 256 {
                guard let scalar = Unicode.Scalar(point) else { continue }
                for text in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
                    if text.unicodeScalars.count == 1, let other = text.unicodeScalars.first {
                        ranges.append(other.value...other.value)
                    }
                }
                if point | 0x20 == 0x73 { ranges.append(0x17F...0x17F) }
                if point | 0x20 == 0x6B { ranges.append(0x212A...0x212A) }
            }
        }
    }
}
