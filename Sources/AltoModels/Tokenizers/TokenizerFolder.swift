package import Alto
import AltoJSON
package import Foundation

extension Tokenizer {
    /// The tokenizer of a model's folder: from `tokenizer.json`, or from `vocab.txt` (Bert), or from `vocab.json` and
    /// `merges.txt` (GPT-2 and its kin), or from `tokenizer.model` (Llama, Gemma and their kin).
    ///
    /// As in transformers, `tokenizer_config.json` decides lower case, accents, ideographs, prefix space, tidying and
    /// special tokens where it is present; without it `tokenizer.json` stands as it is.
    ///
    /// - Parameter defaultClass: the class of transformers' that counts where the files name none.
    /// - Throws: `Problem` with code `modelInvalid` when the files contradict themselves, `modelMissing` when there are
    ///   none.
    package init(folder: URL, defaultClass: String? = nil) throws(Problem) {
        do {
            self = try Self.read(folder, defaultClass)
        } catch {
            let error = TokenizerError(error)
            throw error == .missingFiles ? Problem(.modelMissing, error.sentence) : error.problem
        }
    }

    private static func read(_ folder: URL, _ defaultClass: String?) throws -> Tokenizer {
        let settings = try TokenizerSettings(folder: folder, defaultClass: defaultClass)
        var tokenizer: Tokenizer
        if let file = ModelFile("tokenizer.json", in: folder) {
            let definition = try TokenizerDefinition(file)
            tokenizer = Tokenizer(definition)
            try tokenizer.add(definition.addedTokens)
        } else if let file = ModelFile("vocab.txt", in: folder) {
            tokenizer = Tokenizer(
                model: .wordPiece(
                    try WordPiece(
                        vocabulary: try Vocabulary(lines: file.lines()), unknownToken: settings.role("unk") ?? "[UNK]"))
            )
            tokenizer.normalizers = [.bert(BertNormalizer())]
        } else if let vocabulary = ModelFile("vocab.json", in: folder), let merges = ModelFile("merges.txt", in: folder)
        {
            tokenizer = Tokenizer(model: .bytePair(try BytePairEncoding(vocabulary: vocabulary, merges: merges)))
            tokenizer.preTokenizers = [.byteLevel(addsPrefixSpace: false, usesPattern: true)]
            tokenizer.decoders = [.byteLevel]
        } else if let file = ModelFile("tokenizer.model", in: folder) {
            tokenizer = try Tokenizer(SentencePieceModel(file))
        } else {
            throw TokenizerError.missingFiles
        }
        let isDefined = ModelFile("tokenizer.json", in: folder) != nil
        if !isDefined || settings.isPresent { settings.apply(to: &tokenizer, hasTemplate: isDefined) }
        return tokenizer
    }

    private init(_ definition: TokenizerDefinition) {
        self.init(model: definition.model)
        normalizers = definition.normalizers
        preTokenizers = definition.preTokenizers
        decoders = definition.decoders
        cleansUpWordPieces = definition.cleansUpWordPieces
        prefix = definition.template?.prefix ?? []
        suffix = definition.template?.suffix ?? []
    }

    /// Adds the tokens that `tokenizer.json` lists. An id that the vocabulary gives to another token is refused.
    private mutating func add(_ tokens: [(token: AddedToken, id: Int)]) throws(TokenizerError) {
        var holders: [Int: String] = [:]
        for (token, id) in tokens {
            let holder = holders[id] ?? model.vocabulary.token(of: id).map { String(decoding: $0, as: UTF8.self) }
            if let holder, !holder.utf8.elementsEqual(token.content.utf8) {
                throw .duplicateID(id, first: holder, second: token.content)
            }
            holders[id] = token.content
            add(token)
        }
    }
}

extension Vocabulary {
    /// One token a line, its id the line's number from 0. Trailing white space is no part of a token.
    init(lines: [Substring]) throws(TokenizerError) {
        self.init(minimumCapacity: lines.count)
        guard !lines.isEmpty else { throw .emptyVocabulary }
        for (id, line) in lines.enumerated() {
            var scalars = line.unicodeScalars
            while let last = scalars.last, CodePoints.contains(last.value, .whitespace) { scalars.removeLast() }
            insert(Array(Substring(scalars).utf8), as: id)
        }
    }
}

extension BytePairEncoding {
    /// From GPT-2's own pair of files.
    init(vocabulary: ModelFile, merges: ModelFile) throws {
        let members = try JSONObject(vocabulary.json(), file: vocabulary.name).json.members ?? []
        let entries = try members.map { member in
            guard let id = member.value.integer else {
                throw ModelFileError.wrongType(
                    field: "the whole", expected: "a list of whole numbers by token", file: vocabulary.name)
            }
            return (token: member.key, id: id)
        }
        var pairs = MergeList()
        for line in try merges.lines() where !line.isEmpty && !line.hasPrefix("#version") {
            guard pairs.append(line.utf8) else { throw TokenizerError.badMerge(rank: pairs.count) }
        }
        try self.init(vocabulary: Vocabulary(entries: entries), merges: pairs)
    }
}
