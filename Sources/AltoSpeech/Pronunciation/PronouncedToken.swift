/// A word or mark on its way to phonemes.
struct PronouncedToken {
    var text: String
    /// Penn Treebank's, as spaCy gives it.
    var tag: String
    /// Whether white space follows.
    var hasSpace = false
    /// nil as long as nothing is known.
    var phonemes: String?
    /// What is said in its place: "to" for the 2 in "B2B".
    var alias: String?
    /// The sign before a sum.
    var currency: String?
    /// Whether it begins a word, so that a hyphen before it is a minus.
    var isHead = true
    /// Whether a space is heard before it within its word.
    var hasSpaceBefore = false

    var isSettled: Bool { alias != nil || phonemes != nil }

    /// Tokens that make up a word, as one.
    ///
    /// - Parameter tokens: one at least.
    /// - Returns: a token without phonemes.
    static func merged(_ tokens: some Collection<PronouncedToken>) -> PronouncedToken? {
        guard let first = tokens.first else { return nil }
        var text = ""
        var currencies: [String] = []
        var (tag, heaviest, hasSpace) = (first.tag, -1, false)
        for token in tokens {
            if hasSpace { text += " " }
            text += token.text
            hasSpace = token.hasSpace
            if let currency = token.currency { currencies.append(currency) }
            // The tag of what is longest, capitals counting twice.
            let weight = token.text.unicodeScalars.reduce(0) {
                $0 + (String($1) == $1.properties.lowercaseMapping ? 1 : 2)
            }
            if weight > heaviest { (tag, heaviest) = (token.tag, weight) }
        }
        return PronouncedToken(
            text: text, tag: tag, hasSpace: hasSpace, currency: currencies.max(), isHead: first.isHead,
            hasSpaceBefore: first.hasSpaceBefore)
    }

    /// What is heard of the tokens of a word.
    static func phonemes(of tokens: [PronouncedToken]) -> String {
        var phonemes = ""
        for token in tokens {
            guard let own = token.phonemes else { continue }
            if token.hasSpaceBefore, !own.isEmpty, let last = phonemes.unicodeScalars.last, !last.isSpace {
                phonemes += " "
            }
            phonemes += own
        }
        return phonemes
    }
}
