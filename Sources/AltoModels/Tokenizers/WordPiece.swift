/// Splits words into the longest pieces that the vocabulary holds, from the left (Wu et al., 2016).
struct WordPiece: Sendable {
    let vocabulary: Vocabulary
    let unknown: Int
    /// What marks a piece that continues a word.
    let continuingSubwordPrefix: [UInt8]
    /// Longer words are unknown as a whole. Counted in code points.
    let maxInputCharsPerWord: Int

    /// - Throws: `unknownTokenMissing`.
    init(
        vocabulary: Vocabulary, unknownToken: String = "[UNK]", continuingSubwordPrefix: String = "##",
        maxInputCharsPerWord: Int = 100
    ) throws(TokenizerError) {
        guard let unknown = vocabulary.id(of: unknownToken) else { throw .unknownTokenMissing(unknownToken) }
        self.vocabulary = vocabulary
        self.unknown = unknown
        self.continuingSubwordPrefix = Array(continuingSubwordPrefix.utf8)
        self.maxInputCharsPerWord = maxInputCharsPerWord
    }

    /// Appends the ids of a normalized text: words lie between white space, punctuation stands alone.
    func encode(_ points: ArraySlice<UInt32>, into ids: inout [Int]) {
        var start = points.startIndex
        for index in points.indices {
            let properties = CodePoints.properties(of: points[index])
            guard !properties.isDisjoint(with: [.whitespace, .punctuation]) else { continue }
            encode(word: points[start..<index], into: &ids)
            if properties.contains(.punctuation) { encode(word: points[index...index], into: &ids) }
            start = index + 1
        }
        encode(word: points[start...], into: &ids)
    }

    private func encode(word: ArraySlice<UInt32>, into ids: inout [Int]) {
        guard !word.isEmpty else { return }
        guard word.count <= maxInputCharsPerWord else { return ids.append(unknown) }
        // The continuation mark stands before the word once and for all; each piece overwrites what lies before it.
        var bytes = continuingSubwordPrefix
        for point in word { UTF8.append(point, to: &bytes) }
        let first = ids.count
        var start = continuingSubwordPrefix.count
        while start < bytes.count {
            let isFirst = start == continuingSubwordPrefix.count
            let from = isFirst ? start : start - continuingSubwordPrefix.count
            if !isFirst { bytes.replaceSubrange(from..<start, with: continuingSubwordPrefix) }
            var end = min(bytes.count, from + vocabulary.longest)
            var found: Int?
            while end > start {
                // A piece ends where a code point does.
                if end == bytes.count || bytes[end] & 0xC0 != 0x80 {
                    found = vocabulary.id(of: bytes[from..<end])
                    if found != nil { break }
                }
                end -= 1
            }
            guard let found else {
                ids.removeSubrange(first...)
                return ids.append(unknown)
            }
            ids.append(found)
            start = end
        }
    }

    /// Joins tokens to text: a continuing piece follows at once, any other after a space; each is tidied by itself.
    func decode(_ tokens: [[UInt8]], isCleanedUp: Bool) -> String {
        var text: [UInt8] = []
        for (index, token) in tokens.enumerated() {
            var piece = token
            if index > 0 {
                if token.starts(with: continuingSubwordPrefix) {
                    piece.removeFirst(continuingSubwordPrefix.count)
                } else {
                    piece.insert(0x20, at: 0)
                }
            }
            text.append(contentsOf: isCleanedUp ? SpaceCleanup.apply(to: piece, including: .contractedNot) : piece)
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension UTF8 {
    /// Appends a code point that is known to be a scalar.
    static func append(_ point: UInt32, to bytes: inout [UInt8]) {
        if point < 0x80 {
            bytes.append(UInt8(point))
        } else if let scalar = Unicode.Scalar(point), let encoded = encode(scalar) {
            bytes.append(contentsOf: encoded)
        }
    }
}
