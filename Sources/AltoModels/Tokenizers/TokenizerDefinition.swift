import AltoJSON

/// A `tokenizer.json`, as far as it is supported: WordPiece with Bert's text handling, and byte pairs with the steps
/// that `TextNormalizer`, `PreTokenizer` and `TokenDecoder` name.
struct TokenizerDefinition {
    var model: Tokenizer.Model
    var normalizers: [TextNormalizer] = []
    var preTokenizers: [PreTokenizer] = []
    var decoders: [TokenDecoder] = []
    var cleansUpWordPieces = true
    var addedTokens: [(token: AddedToken, id: Int)] = []
    var template: Template?

    /// Ids around an encoded text.
    struct Template {
        var prefix: [Int] = []
        var suffix: [Int] = []
    }

    init(_ file: ModelFile) throws(TokenizerError) {
        do {
            let parts = try TokenizerFile(file)
            let file = parts.rest
            guard let model = try file.object("model") else { throw file.missing("model") }
            // What a text is made of is told by how it is cut.
            let steps = try PreTokenizerReader.preTokenizers(try file.object("pre_tokenizer"))
            self.model = try Self.model(model, parts, alphabet: steps)
            if let list = try file.array("added_tokens") {
                addedTokens = try list.enumerated().map { try Self.addedToken($1, at: $0, in: file) }
            }
            normalizers = try TextNormalizerReader.normalizers(try file.object("normalizer"))
            switch self.model {
            case .wordPiece: try checkWordPiece(file)
            case .bytePair:
                guard let steps else { throw Self.unsupported("pre-tokenizer", "BertPreTokenizer before byte pairs") }
                preTokenizers = steps
                decoders = try TokenDecoderReader.decoders(try file.object("decoder"))
            }
            if let processor = try file.object("post_processor") { template = try Self.template(processor) }
        } catch {
            throw TokenizerError(error)
        }
    }

    // MARK: The model

    private static func model(
        _ json: JSONObject, _ parts: TokenizerFile, alphabet steps: [PreTokenizer]?
    ) throws -> Tokenizer.Model {
        guard let vocabulary = parts.vocabulary else {
            throw json.json["vocab"] == nil ? json.missing("vocab") : json.wrongType("vocab", expected: "an object")
        }
        let kind = try json.string("type") ?? (parts.merges == nil ? "WordPiece" : "BPE")
        switch kind {
        case "WordPiece":
            let longest = try json.integer("max_input_chars_per_word") ?? 100
            return .wordPiece(
                try WordPiece(
                    vocabulary: vocabulary, unknownToken: try json.string("unk_token") ?? "[UNK]",
                    continuingSubwordPrefix: try json.string("continuing_subword_prefix") ?? "##",
                    maxInputCharsPerWord: max(0, longest)))
        case "BPE":
            for field in ["continuing_subword_prefix", "end_of_word_suffix"]
            where try json.string(field)?.isEmpty == false {
                throw TokenizerError.unsupported(part: "model", kind: "BPE with \(field)")
            }
            guard let merges = parts.merges else { throw json.missing("merges") }
            let isOverBytes = (steps ?? []).contains { if case .byteLevel = $0 { true } else { false } }
            return .bytePair(
                try BytePairEncoding(
                    vocabulary: vocabulary, merges: merges,
                    alphabet: isOverBytes
                        ? .bytes : .characters(fallsBackToBytes: try json.bool("byte_fallback") ?? false),
                    unknownToken: try json.string("unk_token"), fusesUnknown: try json.bool("fuse_unk") ?? false,
                    ignoresMerges: try json.bool("ignore_merges") ?? false))
        default: throw TokenizerError.unsupported(part: "model", kind: kind)
        }
    }

    // MARK: Before and after

    private mutating func checkWordPiece(_ file: JSONObject) throws {
        for normalizer in normalizers {
            guard case .bert = normalizer else { throw Self.unsupported("normalizer", "\(normalizer)") }
        }
        guard let preTokenizer = try file.object("pre_tokenizer") else { throw file.missing("pre_tokenizer") }
        try Self.require("BertPreTokenizer", of: preTokenizer, part: "pre-tokenizer")
        if let decoder = try file.object("decoder") {
            try Self.require("WordPiece", of: decoder, part: "decoder")
            cleansUpWordPieces = try decoder.bool("cleanup") ?? true
        }
    }

    private static func addedToken(_ json: JSON, at index: Int, in file: JSONObject) throws -> (AddedToken, Int) {
        let object = try JSONObject(json, file: file.file, path: "added_tokens.\(index)")
        guard let id = try object.integer("id") else { throw object.missing("id") }
        guard let token = try AddedToken(object) else { throw object.missing("content") }
        guard (0...Vocabulary.maxID).contains(id) else {
            throw TokenizerError.idOutOfRange(token: token.content, id: id)
        }
        return (token, id)
    }

    // MARK: The template

    private static func template(_ processor: JSONObject) throws -> Template? {
        let kind = try processor.string("type")
        switch kind {
        case "TemplateProcessing": return try templateProcessing(processor)
        case "BertProcessing", "RobertaProcessing":
            return Template(
                prefix: [try namedToken("cls", of: processor)], suffix: [try namedToken("sep", of: processor)])
        case "ByteLevel": return nil
        case "Sequence":
            let steps = try processor.array("processors") ?? []
            let templates = try steps.enumerated().compactMap { index, step in
                try template(JSONObject(step, file: processor.file, path: "post_processor.processors.\(index)"))
            }
            guard templates.count <= 1 else { throw unsupported("post-processor", "Sequence of several templates") }
            return templates.first
        default: throw unsupported("post-processor", kind)
        }
    }

    /// `[["[SEP]", 102]]`-like members of the older processors.
    private static func namedToken(_ field: String, of processor: JSONObject) throws -> Int {
        guard let pair = try processor.array(field) else { throw processor.missing(field) }
        guard pair.count == 2, let id = pair[1].integer,
            (0...Vocabulary.maxID).contains(id)
        else { throw processor.wrongType(field, expected: "a token and its id") }
        return id
    }

    private static func templateProcessing(_ processor: JSONObject) throws -> Template {
        guard let pieces = try processor.array("single") else { throw processor.missing("single") }
        let special = try processor.object("special_tokens")
        var template = Template()
        var isBehindText = false
        for piece in pieces {
            if piece["Sequence"] != nil {
                guard !isBehindText else { throw unsupported("post-processor", "a template with two texts") }
                isBehindText = true
            } else if let name = piece["SpecialToken"]?["id"]?.string {
                guard let ids = special?.json[name]?["ids"]?.array?.map(\.integer), !ids.contains(nil),
                    case let found = ids.compactMap({ $0 }), found.allSatisfy((0...Vocabulary.maxID).contains)
                else { throw processor.wrongType("special_tokens", expected: "the ids of each token of the template") }
                if isBehindText { template.suffix += found } else { template.prefix += found }
            } else {
                throw processor.wrongType("single", expected: "a list of tokens and texts")
            }
        }
        return template
    }

    private static func require(_ kind: String, of object: JSONObject, part: String) throws {
        let found = try object.string("type")
        guard found == kind else { throw unsupported(part, found) }
    }

    static func unsupported(_ part: String, _ kind: String?) -> TokenizerError {
        .unsupported(part: part, kind: kind ?? "none")
    }
}

extension TokenizerError {
    /// Any error of reading a tokenizer's files.
    init(_ error: any Error) {
        switch error {
        case let error as TokenizerError: self = error
        case let error as ModelFileError: self = .file(error)
        default: self = .missingFiles
        }
    }
}

extension AddedToken {
    /// - Returns: nil when it has no content.
    init?(_ object: JSONObject, isSpecial: Bool? = nil) throws {
        guard let content = try object.string("content") else { return nil }
        let isSpecial = try isSpecial ?? object.bool("special") ?? false
        self.init(content, isSpecial: isSpecial, isNormalized: try object.bool("normalized"))
        isSingleWord = try object.bool("single_word") ?? false
        lstrip = try object.bool("lstrip") ?? false
        rstrip = try object.bool("rstrip") ?? false
    }
}
