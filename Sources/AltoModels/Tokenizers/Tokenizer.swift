/// Text to token ids and back, for Bert's WordPiece, GPT-2's byte-level pairs, and SentencePiece's pairs of characters.
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
    var normalizers: [TextNormalizer] = []
    /// For byte pairs; WordPiece cuts texts itself.
    var preTokenizers: [PreTokenizer] = []
    /// For byte pairs; WordPiece joins tokens itself.
    var decoders: [TokenDecoder] = []
    /// The WordPiece decoder's tidying of each piece.
    var cleansUpWordPieces = true
    /// Tidying of the whole text (`clean_up_tokenization_spaces`).
    var cleansUpSpaces = false
    /// Ids before and behind an encoded text, such as `[CLS]` and `[SEP]`.
    package var prefix: [Int] = []
    package var suffix: [Int] = []
    /// Ids of the tokens that the files give a role, by its name: `cls`, `sep`, `pad`, `unk`, `mask`, `bos`, `eos`.
    package internal(set) var roles: [String: Int] = [:]
    private var added = AddedTokens()
    private var nextID: Int

    init(model: Model) {
        self.model = model
        nextID = model.vocabulary.count
    }

    /// One more than the largest id.
    package var idCount: Int { max(model.vocabulary.idCount, (added.tokens.keys.max() ?? -1) + 1) }

    /// - Parameter addingSpecialTokens: put `prefix` and `suffix` around it.
    package func encode(_ text: String, addingSpecialTokens: Bool = true) -> [Int] {
        var ids = addingSpecialTokens ? prefix : []
        let points = text.unicodeScalars.map(\.value)
        for part in added.parts(of: points, isNormalized: false) {
            switch part {
            case .token(let id): ids.append(id)
            case .text(let range):
                encode(verbatim: Array(points[range]), isFirst: range.lowerBound == 0, into: &ids)
            }
        }
        if addingSpecialTokens { ids.append(contentsOf: suffix) }
        return ids
    }

    private func encode(verbatim points: [UInt32], isFirst: Bool, into ids: inout [Int]) {
        var points = points
        for normalizer in normalizers { normalizer.apply(to: &points) }
        for part in added.parts(of: points, isNormalized: true) {
            switch part {
            case .token(let id): ids.append(id)
            case .text(let range):
                switch model {
                case .wordPiece(let model): model.encode(points[range], into: &ids)
                case .bytePair(let model):
                    let text = PreTokenizer.Piece(
                        points: Array(points[range]), isFirst: isFirst && range.lowerBound == 0)
                    for piece in preTokenizers.reduce([text], { $1.apply(to: $0) }) {
                        model.encode(piece.points, into: &ids)
                    }
                }
            }
        }
    }

    /// The text of tokens. Ids without a token are left out, as the reference does.
    package func decode(_ ids: some Sequence<Int>, skippingSpecialTokens: Bool = true) -> String {
        let tokens = ids.compactMap { id -> [UInt8]? in
            guard let token = added.spellings[id] ?? model.vocabulary.token(of: id) else { return nil }
            return skippingSpecialTokens && added.special.contains(token) ? nil : token
        }
        switch model {
        case .wordPiece(let model):
            let text = model.decode(tokens, isCleanedUp: cleansUpWordPieces)
            guard cleansUpSpaces else { return text }
            return String(decoding: SpaceCleanup.apply(to: Array(text.utf8), including: .none), as: UTF8.self)
        case .bytePair:
            guard !decoders.isEmpty else {
                return tokens.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
            }
            return String(decoding: Array(decoders.reduce(tokens) { $1.apply(to: $0) }.joined()), as: UTF8.self)
        }
    }

    /// The token of an id as it stands in the vocabulary.
    package func token(of id: Int) -> String? {
        bytes(of: id).map { String(decoding: $0, as: UTF8.self) }
    }

    package func id(of token: String) -> Int? {
        added.ids[Array(token.utf8)] ?? model.vocabulary.id(of: token)
    }

    /// How the tokens that stand beside the vocabulary are spelled, the longest first.
    var specialSpellings: [String] {
        added.tokens.values.filter(\.isSpecial).map(\.content).sorted { ($0.count, $0) > ($1.count, $1) }
    }

    package func isSpecial(_ id: Int) -> Bool { bytes(of: id).map(added.special.contains) ?? false }

    /// Whether a token stands beside the vocabulary, special or not.
    package func isAdded(_ id: Int) -> Bool { added.tokens[id] != nil }

    /// Adds a token. One that the vocabulary holds keeps its id; a new one takes the next after all others.
    @discardableResult
    package mutating func add(_ token: AddedToken) -> Int? {
        guard !token.content.isEmpty else { return nil }
        let id: Int
        if let known = self.id(of: token.content) {
            id = known
        } else {
            id = nextID
            nextID += 1
        }
        var pattern = token.content.unicodeScalars.map(\.value)
        if token.isNormalized { for normalizer in normalizers { normalizer.apply(to: &pattern) } }
        added.add(token, as: id, pattern: pattern)
        return id
    }

    private func bytes(of id: Int) -> [UInt8]? {
        if let token = added.tokens[id] { return Array(token.content.utf8) }
        return model.vocabulary.token(of: id)
    }
}
