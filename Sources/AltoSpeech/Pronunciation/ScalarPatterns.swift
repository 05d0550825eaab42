/// What patterns are made of: looks at scalars from a place on, and says where what was looked for ends.
///
/// The rules that are followed here are regular expressions. Each is written out as a function of a place, so that
/// they cost nothing to set up and can be read; where an expression would go back and try less, that is said.
extension [Unicode.Scalar] {
    /// nil before the beginning and behind the end.
    func at(_ index: Int) -> Unicode.Scalar? { indices.contains(index) ? self[index] : nil }

    /// `\b`.
    func isWordBoundary(_ index: Int) -> Bool {
        (at(index - 1)?.isWord ?? false) != (at(index)?.isWord ?? false)
    }

    func isWord(at index: Int) -> Bool { at(index)?.isWord ?? false }
    func isDecimal(at index: Int) -> Bool { at(index)?.isDecimal ?? false }

    /// `(?<![\w.])`, with further scalars that may not stand there.
    func follows(_ index: Int, noWordNor others: Set<Unicode.Scalar>) -> Bool {
        guard let before = at(index - 1) else { return true }
        return !before.isWord && !others.contains(before)
    }

    /// The end of `text`, where it stands.
    func end(of text: [Unicode.Scalar], at index: Int) -> Int? {
        guard index >= 0, index + text.count <= count else { return nil }
        for offset in text.indices where self[index + offset] != text[offset] { return nil }
        return index + text.count
    }

    /// How many digits stand there.
    func decimals(at index: Int, most: Int = .max) -> Int {
        var length = 0
        while length < most, isDecimal(at: index + length) { length += 1 }
        return length
    }

    /// `\d{count}`.
    func hasDecimals(_ count: Int, at index: Int) -> Bool { decimals(at: index, most: count) == count }

    /// The number of up to nine digits in a range.
    func integer(_ range: Range<Int>) -> Int? {
        guard range.count < 10, !range.isEmpty else { return nil }
        var value = 0
        for index in range {
            guard let digit = at(index)?.decimalValue else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// Where `\d+(?:,\d{3})*(?:\.\d+)?` may end, in the order in which an expression tries it.
    func numberEnds(at index: Int) -> [Int] {
        let digits = decimals(at: index)
        guard digits > 0 else { return [] }
        var groups = [index + digits]
        while let last = groups.last, at(last) == ",", hasDecimals(3, at: last + 1) { groups.append(last + 4) }
        var ends: [Int] = []
        for end in groups.reversed() {
            let fraction = at(end) == "." ? decimals(at: end + 1) : 0
            if fraction > 0 { ends.append(end + 1 + fraction) }
            ends.append(end)
        }
        return ends
    }

    /// The longest of several texts that stand there, given the longest first.
    func ends(of texts: [[Unicode.Scalar]], at index: Int) -> [(text: [Unicode.Scalar], end: Int)] {
        guard let first = at(index) else { return [] }
        var found: [(text: [Unicode.Scalar], end: Int)] = []
        for text in texts where text.first == first {
            if let end = end(of: text, at: index) { found.append((text, end)) }
        }
        return found
    }

    /// Behind white space, if there is some: `\s?`.
    func skippingSpace(_ index: Int) -> Int { at(index)?.isSpace == true ? index + 1 : index }

    func skipping(_ scalar: Unicode.Scalar, _ index: Int) -> Int { at(index) == scalar ? index + 1 : index }

    /// What is found from left to right, replaced.
    ///
    /// - Parameter match: what stands at a place: where it ends, and what takes its place, nil for itself.
    func replacing(_ match: (Int) -> (end: Int, text: String?)?) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var index = 0
        var kept = 0
        while index < count {
            guard let found = match(index), found.end > index else {
                index += 1
                continue
            }
            if let text = found.text {
                result += self[kept..<index]
                result += text.unicodeScalars
                kept = found.end
            }
            index = found.end
        }
        if kept == 0 { return self }
        result += self[kept...]
        return result
    }

    func text(_ range: Range<Int>) -> String { String(self[range]) }
}
