/// A token beside the model's vocabulary, found in the text as it stands.
package struct AddedToken: Hashable, Sendable {
    package var content: String
    /// Only where no letter, digit or mark adjoins.
    package var isSingleWord = false
    /// Takes the white space before it.
    package var lstrip = false
    /// Takes the white space behind it.
    package var rstrip = false
    /// Looked for in the normalized text rather than in the text as given.
    package var isNormalized: Bool
    /// Left out when tokens are turned into text.
    package var isSpecial: Bool

    package init(_ content: String, isSpecial: Bool = false, isNormalized: Bool? = nil) {
        self.content = content
        self.isSpecial = isSpecial
        self.isNormalized = isNormalized ?? !isSpecial
    }
}

/// Finds added tokens in text: leftmost first, the longest of those that start at one place.
struct AddedTokens: Sendable {
    private(set) var tokens: [Int: AddedToken] = [:]
    /// How each token appears in decoded text: normalized, where it was looked for in normalized text.
    private(set) var spellings: [Int: [UInt8]] = [:]
    private(set) var ids: [[UInt8]: Int] = [:]
    private(set) var special: Set<[UInt8]> = []
    private var verbatim = TokenTrie()
    private var normalized = TokenTrie()

    /// A part of a text: a token that was found, or what lies between.
    enum Part {
        case token(Int)
        case text(Range<Int>)
    }

    /// - Parameter pattern: the token's content as it stands in the text that will be searched.
    mutating func add(_ token: AddedToken, as id: Int, pattern: [UInt32]) {
        tokens[id] = token
        var spelling: [UInt8] = []
        for point in pattern { UTF8.append(point, to: &spelling) }
        spellings[id] = spelling
        ids[Array(token.content.utf8)] = id
        if token.isSpecial { special.insert(Array(token.content.utf8)) }
        if token.isNormalized {
            normalized.insert(pattern, id: id)
        } else {
            verbatim.insert(pattern, id: id)
        }
    }

    func parts(of points: [UInt32], isNormalized: Bool) -> [Part] {
        let tree = isNormalized ? normalized : verbatim
        guard !tree.isEmpty else { return points.isEmpty ? [] : [.text(points.indices)] }
        var parts: [Part] = []
        var done = 0
        var position = 0
        while position < points.count {
            guard let match = tree.longestMatch(at: position, in: points), let token = tokens[match.id] else {
                position += 1
                continue
            }
            let found = position..<match.end
            position = match.end
            if token.isSingleWord, !isSingleWord(found, in: points) { continue }
            var start = found.lowerBound
            var end = found.upperBound
            if token.lstrip {
                while start > 0, CodePoints.contains(points[start - 1], .whitespace) { start -= 1 }
                start = max(start, done)
            }
            if token.rstrip {
                while end < points.count, CodePoints.contains(points[end], .whitespace) { end += 1 }
            }
            if done < start { parts.append(.text(done..<start)) }
            parts.append(.token(match.id))
            done = end
        }
        if done < points.count { parts.append(.text(done..<points.count)) }
        return parts
    }

    private func isSingleWord(_ range: Range<Int>, in points: [UInt32]) -> Bool {
        let before = range.lowerBound == 0 || !isOfWord(points[range.lowerBound - 1])
        return before && (range.upperBound == points.count || !isOfWord(points[range.upperBound]))
    }

    /// `\w` of UTS #18. Here alone Swift's version of Unicode decides.
    private func isOfWord(_ point: UInt32) -> Bool {
        guard let properties = Unicode.Scalar(point)?.properties else { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
        default: return properties.isAlphabetic || properties.isJoinControl
        }
    }
}

/// Words as a tree of code points.
private struct TokenTrie: Sendable {
    private var children: [UInt64: Int] = [:]
    private var ids: [Int?] = [nil]

    var isEmpty: Bool { children.isEmpty }

    mutating func insert(_ points: [UInt32], id: Int) {
        guard !points.isEmpty else { return }
        var node = 0
        for point in points {
            let key = UInt64(node) << 32 | UInt64(point)
            if let child = children[key] {
                node = child
            } else {
                ids.append(nil)
                node = ids.count - 1
                children[key] = node
            }
        }
        ids[node] = id
    }

    func longestMatch(at start: Int, in points: [UInt32]) -> (id: Int, end: Int)? {
        var node = 0
        var found: (Int, Int)?
        var index = start
        while index < points.count, let child = children[UInt64(node) << 32 | UInt64(points[index])] {
            node = child
            index += 1
            if let id = ids[node] { found = (id, index) }
        }
        return found
    }
}
