import AltoJSON

/// Reads the steps of `tokenizer.json` that come before and behind the model, one or a sequence of each.
enum TextNormalizerReader {
    static func normalizers(_ json: JSONObject?) throws -> [TextNormalizer] {
        try steps(json, "normalizer", "normalizers").map { json in
            switch try json.string("type") {
            case "BertNormalizer":
                return .bert(
                    BertNormalizer(
                        cleansText: try json.bool("clean_text") ?? true,
                        handlesChineseChars: try json.bool("handle_chinese_chars") ?? true,
                        stripsAccents: try json.bool("strip_accents"),
                        lowercases: try json.bool("lowercase") ?? true))
            case "Prepend": return .prepend((try json.string("prepend") ?? "").unicodeScalars.map(\.value))
            case "Replace":
                let (old, new) = try replacement(json, "normalizer")
                return .replace(old.unicodeScalars.map(\.value), with: new.unicodeScalars.map(\.value))
            case let kind: throw TokenizerDefinition.unsupported("normalizer", kind)
            }
        }
    }
}

enum PreTokenizerReader {
    /// - Returns: nil for what WordPiece does itself.
    static func preTokenizers(_ json: JSONObject?) throws -> [PreTokenizer]? {
        if try json?.string("type") == "BertPreTokenizer" { return nil }
        return try steps(json, "pre_tokenizer", "pretokenizers").map { json in
            switch try json.string("type") {
            case "ByteLevel":
                return .byteLevel(
                    addsPrefixSpace: try json.bool("add_prefix_space") ?? true,
                    usesPattern: try json.bool("use_regex") ?? true)
            case "Digits": return .digits(individually: try json.bool("individual_digits") ?? false)
            case "Metaspace":
                return .metaspace(
                    mark: try mark(json), try prependScheme(json), splits: try json.bool("split") ?? true)
            case "Split": return try split(json)
            case let kind: throw TokenizerDefinition.unsupported("pre-tokenizer", kind)
            }
        }
    }

    private static func split(_ json: JSONObject) throws -> PreTokenizer {
        let behaviors: [String: PreTokenizer.SplitBehavior] = [
            "Removed": .removed, "Isolated": .isolated, "MergedWithPrevious": .mergedWithPrevious,
            "MergedWithNext": .mergedWithNext, "Contiguous": .contiguous,
        ]
        let name = try json.string("behavior")
        guard let behavior = name.flatMap({ behaviors[$0] }) else {
            throw TokenizerDefinition.unsupported("pre-tokenizer", "Split with \(name ?? "no behavior")")
        }
        let pattern: SplitPattern?
        if let text = json.json["pattern"]?["String"]?.string {
            pattern = SplitPattern(text: text)
        } else {
            pattern = json.json["pattern"]?["Regex"]?.string.flatMap { SplitPattern(regex: $0) }
        }
        guard let pattern else {
            throw TokenizerDefinition.unsupported(
                "pre-tokenizer", "Split by \(json.json["pattern"]?["Regex"]?.string ?? "no pattern")")
        }
        return .split(pattern, behavior, isInverted: try json.bool("invert") ?? false)
    }

    static func mark(_ json: JSONObject) throws -> UInt32 {
        let mark = try json.string("replacement") ?? "▁"
        guard let point = mark.unicodeScalars.first?.value, mark.unicodeScalars.count == 1 else {
            throw json.wrongType("replacement", expected: "one character")
        }
        return point
    }

    static func prependScheme(_ json: JSONObject) throws -> PreTokenizer.PrependScheme {
        guard let name = try json.string("prepend_scheme") else {
            // The older way to say it.
            return try json.bool("add_prefix_space") ?? true ? .always : .never
        }
        guard let scheme = PreTokenizer.PrependScheme(rawValue: name) else {
            throw json.wrongType("prepend_scheme", expected: "“always”, “first” or “never”")
        }
        return scheme
    }
}

enum TokenDecoderReader {
    static func decoders(_ json: JSONObject?) throws -> [TokenDecoder] {
        try steps(json, "decoder", "decoders").map { json in
            switch try json.string("type") {
            case "ByteLevel": return .byteLevel
            case "ByteFallback": return .byteFallback
            case "Fuse": return .fuse
            case "Replace":
                let (old, new) = try replacement(json, "decoder")
                return .replace(Array(old.utf8), with: Array(new.utf8))
            case "Strip":
                let content = Array((try json.string("content") ?? "").utf8)
                guard content.count == 1 else { throw TokenizerDefinition.unsupported("decoder", "Strip") }
                return .strip(
                    content[0], start: max(0, min(64, try json.integer("start") ?? 0)),
                    stop: max(0, min(64, try json.integer("stop") ?? 0)))
            case "Metaspace":
                var mark: [UInt8] = []
                UTF8.append(try PreTokenizerReader.mark(json), to: &mark)
                return .metaspace(mark: mark, dropsFirst: try PreTokenizerReader.prependScheme(json) != .never)
            case let kind: throw TokenizerDefinition.unsupported("decoder", kind)
            }
        }
    }
}

/// A step, or those of a sequence, which holds none itself.
private func steps(_ json: JSONObject?, _ field: String, _ members: String) throws -> [JSONObject] {
    guard let json else { return [] }
    guard try json.string("type") == "Sequence" else { return [json] }
    guard let steps = try json.array(members) else { throw json.missing(members) }
    return try steps.enumerated().map { index, step in
        try JSONObject(step, file: json.file, path: "\(field).\(members).\(index)")
    }
}

/// A text and what stands in its place. Patterns are not supported.
private func replacement(_ json: JSONObject, _ part: String) throws -> (old: String, new: String) {
    guard let old = json.json["pattern"]?["String"]?.string, !old.isEmpty, let new = try json.string("content") else {
        throw TokenizerDefinition.unsupported(part, "Replace by pattern")
    }
    return (old, new)
}
