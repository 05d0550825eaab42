/// Signs of ASCII that engines take for commands and that mean something where they stand: "5 > 3", "#7", "2^3". They
/// become signs that no engine follows and voices have words for; what decorates or marks up is left to `SpokenText`.
enum SpokenOperators {
    private static let signs: Set<Unicode.Scalar> = ["<", ">", "#", "^", "~", "*", "|"]

    /// - Returns: the text with "＜", "＞", "≤", "≥", "＃", "♯", "＾", "≈", "×" and commas in the place of signs that mean so.
    static func kept(_ text: some StringProtocol) -> String {
        guard text.unicodeScalars.contains(where: signs.contains) else { return String(text) }
        let scalars = Array(text.unicodeScalars)
        let tags = tags(in: scalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            let place = Place(index, in: scalars)
            if signs.contains(scalars[index]), !tags.contains(index), let (sign, length) = meaning(at: place, scalars) {
                if sign == "," {
                    while let last = result.last, last.properties.isWhitespace { result.removeLast() }
                }
                result.append(sign)
                index += length
            } else {
                result.append(scalars[index])
                index += 1
            }
        }
        return String(result)
    }

    private static func meaning(at place: Place, _ scalars: [Unicode.Scalar]) -> (Unicode.Scalar, Int)? {
        let (sign, before, after) = (scalars[place.index], place.before, place.after)
        switch sign {
        case "<", ">":
            let isOrEqual = place.index + 1 < scalars.count && scalars[place.index + 1] == "="
            let place = isOrEqual ? Place(place.index, in: scalars, length: 2) : place
            guard place.isComparison else { return place.isPath ? (",", 1) : nil }
            let said: Unicode.Scalar = sign == "<" ? (isOrEqual ? "≤" : "＜") : (isOrEqual ? "≥" : "＞")
            return (said, isOrEqual ? 2 : 1)
        case "#":
            if let after, !place.isSpacedAfter, place.isSpacedBefore || before == nil {
                return after.isOfWord ? ("＃", 1) : nil
            }
            // "C#", "F#"
            let isAlone = place.isSpacedAfter || after == nil
            return isAlone && !place.isSpacedBefore && before.map { ("A"..."G").contains($0) } == true ? ("♯", 1) : nil
        case "^":
            guard let before, let after, !place.isSpacedBefore, !place.isSpacedAfter else { return nil }
            return (before.isOfWord || before == ")") && (after.isOfWord || after == "-" || after == "(")
                ? ("＾", 1) : nil
        case "~":
            return after?.isDigit == true && !place.isSpacedAfter && (place.isSpacedBefore || before == nil)
                ? ("≈", 1) : nil
        case "*": return before?.isDigit == true && after?.isDigit == true ? ("×", 1) : nil
        case "|": return before?.isOfWord == true && after?.isOfWord == true ? (",", 1) : nil
        default: return nil
        }
    }

    /// Where the marks of elements stand: "<b>", "</p>", "<br/>".
    private static func tags(in scalars: [Unicode.Scalar]) -> Set<Int> {
        let longest = 60
        var tags: Set<Int> = []
        for (start, scalar) in scalars.enumerated() where scalar == "<" && start + 1 < scalars.count {
            let first = scalars[start + 1]
            guard first == "/" || first == "!" || first.properties.isAlphabetic else { continue }
            let inner = scalars[(start + 1)...].prefix(longest)
            guard let end = inner.firstIndex(of: ">"), !inner[..<end].contains("<") else { continue }
            tags.formUnion([start, end])
        }
        return tags
    }

    /// A sign, and what stands beside it, one space left out.
    private struct Place {
        let index: Int
        var before: Unicode.Scalar?
        var after: Unicode.Scalar?
        let isSpacedBefore: Bool
        let isSpacedAfter: Bool
        private let isNumberAfter: Bool
        private let isWordBefore: Bool
        private let isWordAfter: Bool

        init(_ index: Int, in scalars: [Unicode.Scalar], length: Int = 1) {
            func at(_ place: Int) -> Unicode.Scalar? { scalars.indices.contains(place) ? scalars[place] : nil }
            self.index = index
            isSpacedBefore = at(index - 1)?.properties.isWhitespace ?? false
            let left = isSpacedBefore ? index - 2 : index - 1
            before = at(left)
            isSpacedAfter = at(index + length)?.properties.isWhitespace ?? false
            let right = isSpacedAfter ? index + length + 1 : index + length
            after = at(right)
            let isSigned = after.map { "-−$€£.".unicodeScalars.contains($0) } ?? false
            isNumberAfter = after?.isDigit == true || (isSigned && at(right + 1)?.isDigit == true)
            isWordBefore = before?.properties.isAlphabetic == true && at(left - 1)?.properties.isAlphabetic == true
            isWordAfter = after?.properties.isAlphabetic == true && at(right + 1)?.properties.isAlphabetic == true
        }

        /// Words with a sign between them: a comparison ("quality > quantity"), unless they are a way through menus.
        var isComparison: Bool {
            guard let after else { return false }
            // "CRP <5", ">100"
            if isNumberAfter, !isSpacedAfter, before == nil || isSpacedBefore { return true }
            guard let before, before.isOfWord || "%)°".unicodeScalars.contains(before),
                after.isOfWord || isNumberAfter || after == "("
            else { return false }
            if before.isDigit && isNumberAfter { return true }
            if isSpacedBefore != isSpacedAfter { return false }
            if !isSpacedBefore { return !isWordBefore && !isWordAfter }
            return !isPath
        }

        /// "Settings > Privacy": both begin with a capital, or nothing tells them from that.
        var isPath: Bool {
            isWordBefore && isWordAfter && isSpacedBefore && isSpacedAfter && after?.properties.isUppercase == true
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { properties.numericType != nil }
    fileprivate var isOfWord: Bool { properties.isAlphabetic || isDigit }
}
