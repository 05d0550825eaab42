import AltoJSON

/// A `tokenizer.json`, as far as it is supported: WordPiece with Bert's text handling, and byte-level pairs.
struct TokenizerDefinition {
    var model: Tokenizer.Model
    var normalizer: BertNormalizer?
    var addsPrefixSpace = false
    var cleansUpWordPieces = true
    var addedTokens: [(token: AddedToken, id: Int)] = []
    var template: Template?

    /// Ids around an encoded text.
    struct Template {
        var prefix: [Int] = []
        var suffix: [Int] = []
    }

    init(_ file: JSONObject) throws(TokenizerError) {
        do {
            guard let model = try file.object("model") else { throw file.missing("model") }
            self.model = try Self.model(model)
            if let list = try file.array("added_tokens") {
                addedTokens = try list.enumerated().map { try Self.addedToken($1, at: $0, in: file) }
            }
            try readTextHandling(file)
            if let processor = try file.object("post_processor") { template = try Self.template(processor) }
        } catch {
            throw TokenizerError(error)
        }
    }

    // MARK: The model

    private static func model(_ json: JSONObject) throws -> Tokenizer.Model {
        guard let entries = try json.value("vocab", \.members, "an object") else { throw json.missing("vocab") }
        var tokens: [(token: String, id: Int)] = []
        tokens.reserveCapacity(entries.count)
        for entry in entries {
            guard let id = entry.value.integer else {
                throw json.wrongType("vocab", expected: "a list of whole numbers by token")
            }
            tokens.append((entry.key, id))
        }
        let vocabulary = try Vocabulary(entries: tokens)
        let kind = try json.string("type") ?? (json.json["merges"] == nil ? "WordPiece" : "BPE")
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
            if try json.bool("byte_fallback") == true {
                throw TokenizerError.unsupported(part: "model", kind: "BPE with byte_fallback")
            }
            guard let list = try json.array("merges") else { throw json.missing("merges") }
            return .bytePair(
                try BytePairEncoding(
                    vocabulary: vocabulary, merges: try list.enumerated().map { try merge($1, rank: $0) },
                    unknownToken: try json.string("unk_token"), fusesUnknown: try json.bool("fuse_unk") ?? false,
                    ignoresMerges: try json.bool("ignore_merges") ?? false))
        default: throw TokenizerError.unsupported(part: "model", kind: kind)
        }
    }

    /// A merge in either form: `"a b"` or `["a", "b"]`.
    private static func merge(_ json: JSON, rank: Int) throws(TokenizerError) -> (String, String) {
        if let text = json.string { return try merge(text, rank: rank) }
        guard let pair = json.array, pair.count == 2, let left = pair[0].string, let right = pair[1].string else {
            throw .badMerge(rank: rank)
        }
        return (left, right)
    }

    static func merge(_ text: String, rank: Int) throws(TokenizerError) -> (String, String) {
        let parts = text.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
        guard parts.count == 2, let left = String(parts[0]), let right = String(parts[1]), !left.isEmpty, !right.isEmpty
        else { throw .badMerge(rank: rank) }
        return (left, right)
    }

    // MARK: Before and after

    private mutating func readTextHandling(_ file: JSONObject) throws {
        let normalizer = try file.object("normalizer")
        let pretokenizer = try file.object("pre_tokenizer")
        let decoder = try file.object("decoder")
        switch model {
        case .wordPiece:
            if let normalizer {
                try Self.require("BertNormalizer", of: normalizer, part: "normalizer")
                self.normalizer = BertNormalizer(
                    cleansText: try normalizer.bool("clean_text") ?? true,
                    handlesChineseChars: try normalizer.bool("handle_chinese_chars") ?? true,
                    stripsAccents: try normalizer.bool("strip_accents"),
                    lowercases: try normalizer.bool("lowercase") ?? true)
            }
            guard let pretokenizer else { throw file.missing("pre_tokenizer") }
            try Self.require("BertPreTokenizer", of: pretokenizer, part: "pre-tokenizer")
            if let decoder {
                try Self.require("WordPiece", of: decoder, part: "decoder")
                cleansUpWordPieces = try decoder.bool("cleanup") ?? true
            }
        case .bytePair:
            if let normalizer { throw Self.unsupported("normalizer", try normalizer.string("type")) }
            guard let pretokenizer else { throw file.missing("pre_tokenizer") }
            try Self.require("ByteLevel", of: pretokenizer, part: "pre-tokenizer")
            guard try pretokenizer.bool("use_regex") ?? true else {
                throw Self.unsupported("pre-tokenizer", "ByteLevel without its pattern")
            }
            addsPrefixSpace = try pretokenizer.bool("add_prefix_space") ?? true
            if let decoder { try Self.require("ByteLevel", of: decoder, part: "decoder") }
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

    private static func unsupported(_ part: String, _ kind: String?) -> TokenizerError {
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
