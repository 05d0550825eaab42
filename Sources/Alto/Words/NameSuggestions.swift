/// Finds what somebody may have meant.
package enum NameSuggestions {
    /// - Returns: the name nearest to what was typed (edit distance), if it is near: a third of it may differ.
    package static func of(_ typed: String, among names: [String]) -> String? {
        let typed = Array(typed.lowercased().unicodeScalars.prefix(40))
        guard !typed.isEmpty else { return nil }
        let ranked = names.map { (name: $0, distance: distance(typed, Array($0.lowercased().unicodeScalars))) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(1, typed.count / 3) else {
            return nil
        }
        return best.name
    }

    /// What was typed, fit to stand in a sentence: no control characters, not endless.
    package static func quotable(_ typed: String) -> String {
        let visible = typed.unicodeScalars.filter {
            ![.control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator]
                .contains($0.properties.generalCategory)
        }
        return visible.count > 40
            ? String(String.UnicodeScalarView(visible.prefix(40))) + "…" : String(String.UnicodeScalarView(visible))
    }

    /// Levenshtein's distance.
    private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var row = Array(0...second.count)
        for (index, left) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, right) in second.enumerated() {
                let substituted = diagonal + (left == right ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
            }
        }
        return row[second.count]
    }
}
