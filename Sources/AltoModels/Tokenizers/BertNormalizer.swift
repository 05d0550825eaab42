/// What Bert does to a text before it looks for words (Devlin et al., 2018; `BasicTokenizer`).
struct BertNormalizer: Hashable, Sendable {
    /// Drop control, format and private-use characters, and make every white space a space.
    var cleansText = true
    /// Set ideographs apart with spaces, so that each is a word.
    var handlesChineseChars = true
    /// Decompose and drop accents; nil follows `lowercases`.
    var stripsAccents: Bool?
    var lowercases = true

    func apply(to points: inout [UInt32]) {
        if cleansText { clean(&points) }
        if handlesChineseChars, points.contains(where: CodePoints.isIdeograph) {
            points = points.flatMap { CodePoints.isIdeograph($0) ? [0x20, $0, 0x20] : [$0] }
        }
        if stripsAccents ?? lowercases {
            CanonicalDecomposition.apply(to: &points)
            points.removeAll { CodePoints.contains($0, .mark) }
        }
        if lowercases { LowerCase.apply(to: &points) }
    }

    private func clean(_ points: inout [UInt32]) {
        points.removeAll { $0 == 0 || CodePoints.contains($0, .removed) }
        for index in points.indices where CodePoints.contains(points[index], .whitespace) { points[index] = 0x20 }
    }
}
