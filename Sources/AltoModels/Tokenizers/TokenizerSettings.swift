import AltoJSON
import Foundation

/// `tokenizer_config.json`, `special_tokens_map.json` and `added_tokens.json` of a model's folder.
struct TokenizerSettings {
    /// Whether there is a `tokenizer_config.json`.
    let isPresent: Bool
    private var lowercases: Bool?
    private var stripsAccents: Bool?
    private var handlesChineseChars: Bool?
    private var addsPrefixSpace: Bool?
    private var addsBOSToken: Bool?
    private var addsEOSToken: Bool?
    private var cleansUpSpaces = false
    private var className: String?
    private var modelType: String?
    /// Whether a text is marked before each added token, too, as Llama's first tokenizer did it.
    private var isLegacy = false
    /// Tokens by role: `cls`, `sep`, … A role whose token is null is taken away.
    private var roles: [String: AddedToken?] = [:]
    /// Tokens listed with ids, in their order.
    private var listed: [AddedToken] = []
    /// Special tokens without a role.
    private var extra: [AddedToken] = []

    private static let roleNames = ["bos", "eos", "unk", "sep", "pad", "cls", "mask"]

    /// - Parameter defaultClass: the class where the files name none.
    init(folder: URL, defaultClass: String? = nil) throws {
        className = defaultClass
        modelType = ModelFile.modelType(of: folder)
        let file = ModelFile("tokenizer_config.json", in: folder)
        isPresent = file != nil
        if let file { try read(JSONObject(file.json(), file: file.name)) }
        guard listed.isEmpty else { return }
        if let file = ModelFile("special_tokens_map.json", in: folder) {
            try readSpecialTokens(JSONObject(file.json(), file: file.name))
        }
        if let file = ModelFile("added_tokens.json", in: folder) {
            let json = try JSONObject(file.json(), file: file.name)
            let special = Set((roles.values.compactMap { $0 } + extra).map { Array($0.content.utf8) })
            let members = json.json.members ?? []
            for member in members where member.value.integer == nil {
                throw json.wrongType(String(member.key.prefix(40)), expected: "a whole number")
            }
            for (key, _) in members.sorted(by: { ($0.value.integer ?? 0) < ($1.value.integer ?? 0) }) {
                listed.append(AddedToken(key, isSpecial: special.contains(Array(key.utf8))))
            }
        }
    }

    private mutating func read(_ json: JSONObject) throws {
        lowercases = try json.bool("do_lower_case")
        stripsAccents = try json.bool("strip_accents")
        handlesChineseChars = try json.bool("tokenize_chinese_chars")
        addsPrefixSpace = try json.bool("add_prefix_space")
        addsBOSToken = try json.bool("add_bos_token")
        addsEOSToken = try json.bool("add_eos_token")
        cleansUpSpaces = try json.bool("clean_up_tokenization_spaces") ?? false
        className = try json.string("tokenizer_class") ?? className
        isLegacy = try json.bool("legacy") ?? false
        if let entries = try json.object("added_tokens_decoder") {
            var tokens: [(id: Int, token: AddedToken)] = []
            for member in entries.json.members ?? [] {
                guard let id = Int(member.key), (0...Vocabulary.maxID).contains(id),
                    let object = try entries.object(member.key), let token = try AddedToken(object)
                else { throw json.wrongType("added_tokens_decoder", expected: "a list of tokens by id") }
                tokens.append((id, token))
            }
            listed = tokens.sorted { $0.id < $1.id }.map(\.token)
        }
        try readSpecialTokens(json)
    }

    private mutating func readSpecialTokens(_ json: JSONObject) throws {
        for role in Self.roleNames {
            guard let members = json.json.members, let member = members.first(where: { $0.key == role + "_token" })
            else { continue }
            if case .null = member.value {
                roles[role] = .some(nil)
            } else {
                roles[role] = try Self.specialToken(member.value, field: member.key, in: json)
            }
        }
        for field in ["additional_special_tokens", "extra_special_tokens"] {
            // A list, or by the names that a processor gives them.
            let members = json.json[field]?.members?.map(\.value)
            for value in json.json[field]?.array ?? members ?? [] {
                extra.append(try Self.specialToken(value, field: field, in: json))
            }
        }
    }

    private static func specialToken(_ json: JSON, field: String, in object: JSONObject) throws -> AddedToken {
        if let content = json.string { return AddedToken(content, isSpecial: true) }
        guard case .object = json,
            let token = try AddedToken(JSONObject(json, file: object.file, path: field), isSpecial: true)
        else { throw object.wrongType(field, expected: "a token") }
        return token
    }

    func role(_ name: String) -> String? { roles[name]??.content }

    /// Tokens by role as chat templates name them, such as `bos_token`.
    var roleTokens: [String: String] {
        roles.reduce(into: [:]) { tokens, role in tokens[role.key + "_token"] = role.value?.content }
    }

    // MARK: Applying them

    /// What transformers' tokenizer classes do of themselves; a plain one does what `tokenizer.json` says.
    private enum Family { case bert, gpt2, roberta, llama, gemma, plain }

    /// Kinds of models whose files name a class that transformers does not follow.
    private static let plainModelTypes: Set = [
        "idefics3", "llava", "llava_next", "phi3", "phi3_v", "qwen2", "smolvlm",
    ]

    private func family(of tokenizer: Tokenizer) -> Family {
        guard case .bytePair(let model) = tokenizer.model else { return .bert }
        let name = className.map { $0.hasSuffix("Fast") ? String($0.dropLast(4)) : $0 }
        if case .bytes = model.alphabet {
            if ["Roberta", "Bart", "OFA", "Longformer", "LED"].contains(where: { name?.hasPrefix($0) == true }) {
                return .roberta
            }
            let plain = ["PreTrainedTokenizer", "TokenizersBackend", "LlamaTokenizer", "Qwen2Tokenizer"]
            return name.map(plain.contains) == true ? .plain : .gpt2
        }
        if modelType.map(Self.plainModelTypes.contains) == true { return .plain }
        return name == "LlamaTokenizer" ? .llama : name == "GemmaTokenizer" ? .gemma : .plain
    }

    private func defaults(_ family: Family) -> [String: AddedToken] {
        let names: [String: String] =
            switch family {
            case .bert: ["unk": "[UNK]", "sep": "[SEP]", "pad": "[PAD]", "cls": "[CLS]", "mask": "[MASK]"]
            case .gpt2: ["unk": "<|endoftext|>", "bos": "<|endoftext|>", "eos": "<|endoftext|>"]
            case .roberta:
                [
                    "bos": "<s>", "eos": "</s>", "unk": "<unk>", "sep": "</s>", "pad": "<pad>", "cls": "<s>",
                    "mask": "<mask>",
                ]
            case .llama: ["unk": "<unk>", "bos": "<s>", "eos": "</s>"]
            case .gemma: ["unk": "<unk>", "bos": "<bos>", "eos": "<eos>", "pad": "<pad>", "mask": "<mask>"]
            case .plain: [:]
            }
        var tokens = names.mapValues { AddedToken($0, isSpecial: true) }
        if family == .roberta { tokens["mask"]?.lstrip = true }
        return tokens
    }

    /// - Parameter hasTemplate: `tokenizer.json` has said what stands around a text.
    func apply(to tokenizer: inout Tokenizer, hasTemplate: Bool) {
        let family = family(of: tokenizer)
        tokenizer.cleansUpSpaces = cleansUpSpaces
        if family == .bert, className?.hasPrefix("PreTrainedTokenizer") != true, className != "TokenizersBackend" {
            let normalizer = BertNormalizer(
                handlesChineseChars: handlesChineseChars ?? true, stripsAccents: stripsAccents,
                lowercases: lowercases ?? true)
            tokenizer.normalizers = [.bert(normalizer)]
        }
        applyTextHandling(family, to: &tokenizer)
        for token in listed { tokenizer.add(token) }
        var tokens = defaults(family)
        for (role, token) in roles { tokens[role] = token }
        for role in Self.roleNames {
            guard let token = tokens[role] else { continue }
            let known = listed.first { $0.content.utf8.elementsEqual(token.content.utf8) }
            tokenizer.roles[role] = tokenizer.add(
                known.map {
                    var known = $0
                    known.isSpecial = true
                    return known
                } ?? token)
        }
        for token in extra { tokenizer.add(token) }
        applyTemplate(family, to: &tokenizer, hasTemplate: hasTemplate)
    }

    private func applyTextHandling(_ family: Family, to tokenizer: inout Tokenizer) {
        switch family {
        case .bert, .plain: break
        case .gpt2, .roberta:
            guard tokenizer.preTokenizers.count == 1,
                case .byteLevel(_, let usesPattern) = tokenizer.preTokenizers[0]
            else { return }
            tokenizer.preTokenizers = [
                .byteLevel(addsPrefixSpace: addsPrefixSpace ?? false, usesPattern: usesPattern)
            ]
        case .llama:
            let scheme: PreTokenizer.PrependScheme =
                addsPrefixSpace ?? true ? (isLegacy ? .always : .first) : .never
            tokenizer.normalizers = []
            tokenizer.preTokenizers = [.metaspace(mark: 0x2581, scheme, splits: false)]
            tokenizer.decoders = Tokenizer.metaspaceDecoders(stripsFirst: scheme != .never)
        case .gemma:
            tokenizer.normalizers = [.replace([0x20], with: [0x2581])]
            tokenizer.preTokenizers = []
            tokenizer.decoders = Tokenizer.metaspaceDecoders(stripsFirst: false)
        }
    }

    private func applyTemplate(_ family: Family, to tokenizer: inout Tokenizer, hasTemplate: Bool) {
        func ids(_ role: String) -> [Int] { tokenizer.roles[role].map { [$0] } ?? [] }
        switch family {
        case .bert:
            (tokenizer.prefix, tokenizer.suffix) = (ids("cls"), ids("sep"))
        case .roberta where !hasTemplate:
            (tokenizer.prefix, tokenizer.suffix) = (ids("bos"), ids("eos"))
        case .gpt2, .llama, .gemma, .plain:
            guard addsBOSToken != nil || addsEOSToken != nil else { return }
            tokenizer.prefix = addsBOSToken == true ? ids("bos") : []
            tokenizer.suffix = addsEOSToken == true ? ids("eos") : []
        default: break
        }
    }
}
