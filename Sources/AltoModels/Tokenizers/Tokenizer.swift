/// Text to token ids and back, for Bert's WordPiece and GPT-2's byte-level pairs.
///
/// Equal to the reference (the `tokenizers` package under transformers) id by id. Everything works on Unicode scalars
/// with the reference's own tables, so that neither Swift's grapheme clusters nor its version of Unicode matter; only
/// added tokens marked “single word” look at Swift's properties.
package struct Tokenizer: Sendable {
    enum Model: Sendable {
        case wordPiece(WordPiece)
        case bytePair(BytePairEncoding)

        var vocabulary: Vocabulary {
            switch self {
            case .wordPiece(let model): model.vocabulary
            case .bytePair(let model): model.vocabulary
            }
        }
    }

    let model: Model
    /// For WordPiece; nil leaves the text as it is.
    var normalizer: BertNormalizer?
    /// For byte-level pairs: a text that starts without a space gets one.
    var addsPrefixSpace = false
    /// The WordPiece decoder's tidying of each piece.
    var tidiesPieces = true
    /// Tidying of the whole text (`clean_up_tokenization_spaces`).
    var tidiesText = false
    /// Ids before and behind an encoded text, such as `[CLS]` and `[SEP]`.
    package var prefix: [Int] = []
    package var suffix: [Int] = []
    /// Ids of the tokens that the files give a role, by its name: `cls`, `sep`, `pad`, `unk`, `mask`, `bos`, `eos`.
    package internal(set) var roles: [String: Int] = [:]
    private var added = AddedTokens()
    private var nextIdentifier: Int

    init(model: Model) {
        self.model = model
        nextIdentifier = model.vocabulary.count
    }

    /// One more than the largest id.
    package var identifierCount: Int { max(model.vocabulary.tokens.count, (added.tokens.keys.max() ?? -1) + 1) }

    /// - Parameter addingSpecialTokens: put `prefix` and `suffix` around it.
    package func encode(_ text: String, addingSpecialTokens: Bool = true) -> [Int] {
        var identifiers = addingSpecialTokens ? prefix : []
        let points = text.unicodeScalars.map(\.value)
        for part in added.parts(of: points, isNormalized: false) {
            switch part {
            case .token(let identifier): identifiers.append(identifier)
            case .text(let range): encode(verbatim: Array(points[range]), into: &identifiers)
            }
        }
        if addingSpecialTokens { identifiers.append(contentsOf: suffix) }
        return identifiers
    }

    private func encode(verbatim points: [UInt32], into identifiers: inout [Int]) {
        var points = points
        normalizer?.apply(to: &points)
        for part in added.parts(of: points, isNormalized: true) {
            switch part {
            case .token(let identifier): identifiers.append(identifier)
            case .text(let range):
                switch model {
                case .wordPiece(let model): model.encode(points[range], into: &identifiers)
                case .bytePair(let model):
                    var piece = Array(points[range])
                    if addsPrefixSpace, piece.first != 0x20 { piece.insert(0x20, at: 0) }
                    model.encode(piece, into: &identifiers)
                }
            }
        }
    }

    /// The text of tokens. Ids without a token are left out, as the reference does.
    package func decode(_ identifiers: some Sequence<Int>, skippingSpecialTokens: Bool = true) -> String {
        let tokens = identifiers.compactMap { identifier -> [UInt8]? in
            guard let token = added.spellings[identifier] ?? model.vocabulary.token(of: identifier) else { return nil }
            return skippingSpecialTokens && added.special.contains(token) ? nil : token
        }
        switch model {
        case .wordPiece(let model):
            let text = model.decode(tokens, isTidied: tidiesPieces)
            guard tidiesText else { return text }
            return String(decoding: SpaceTidying.apply(to: Array(text.utf8), including: .none), as: UTF8.self)
        case .bytePair: return ByteLevel.decode(tokens)
        }
    }

    /// The token of an id as it stands in the vocabulary.
    package func token(of identifier: Int) -> String? {
        bytes(of: identifier).map { String(decoding: $0, as: UTF8.self) }
    }

    package func identifier(of token: String) -> Int? {
        added.identifiers[Array(token.utf8)] ?? model.vocabulary.identifier(of: token)
    }

    package func isSpecial(_ identifier: Int) -> Bool {
        bytes(of: identifier).map(added.special.contains) ?? false
    }

    /// Adds a token. One that the vocabulary holds keeps its id; a new one takes the next after all others.
    @discardableResult
    package mutating func add(_ token: AddedToken) -> Int? {
        guard !token.content.isEmpty else { return nil }
        let identifier: Int
        if let known = self.identifier(of: token.content) {
            identifier = known
        } else {
            identifier = nextIdentifier
            nextIdentifier += 1
        }
        var pattern = token.content.unicodeScalars.map(\.value)
        if token.isNormalized { normalizer?.apply(to: &pattern) }
        added.add(token, as: identifier, pattern: pattern)
        return identifier
    }

    private func bytes(of identifier: Int) -> [UInt8]? {
        if let token = added.tokens[identifier] { return Array(token.content.utf8) }
        return model.vocabulary.token(of: identifier)
    }
}
