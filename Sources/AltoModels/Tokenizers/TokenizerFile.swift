import AltoJSON

/// A `tokenizer.json` in its parts. Vocabulary and merges, which hold up to a million entries, are taken as they are
/// read.
struct TokenizerFile {
    /// All but the vocabulary and the merges.
    let rest: JSONObject
    /// Nil when there is none, or none of that form.
    private(set) var vocabulary: [(token: String, id: Int)]?
    private(set) var merges: [(String, String)]?

    /// What a file may hold: the largest that are published have 257,000 tokens and 580,000 merges in 34 MB.
    static let limit = 96 << 20
    static let values = 6_000_000

    /// - Throws: `ModelFileError`, `TokenizerError`.
    init(_ file: ModelFile) throws {
        let bytes = try file.bytes(limit: Self.limit)
        var parts = Parts()
        do {
            try unsafe bytes.span.withUnsafeBytes { buffer throws(JSONError) in
                var reader = unsafe JSONReader(buffer, values: Self.values, depth: 32)
                try parts.read(&reader)
            }
        } catch {
            throw ModelFileError.notJSON(file: file.name, error)
        }
        if let fault = parts.fault { throw fault }
        if let place = parts.wrongID {
            throw ModelFileError.wrongType(
                field: place, expected: "a list of whole numbers by token", file: file.name)
        }
        rest = try JSONObject(parts.rest, file: file.name)
        (vocabulary, merges) = (parts.vocabulary, parts.merges)
    }

    private struct Parts {
        var rest = JSON.null
        var vocabulary: [(token: String, id: Int)]?
        var merges: [(String, String)]?
        var fault: TokenizerError?
        var wrongID: String?

        mutating func read(_ reader: inout JSONReader) throws(JSONError) {
            reader.skipByteOrderMark()
            guard try reader.kind() == .object else {
                rest = try reader.value()
                return try reader.end()
            }
            var members: [(key: String, value: JSON)] = []
            try reader.exactObject { reader, key throws(JSONError) in
                let kind = try reader.kind()
                members.append((key, key == "model" && kind == .object ? try takeModel(&reader) : try reader.value()))
            }
            try reader.end()
            rest = .object(members)
        }

        private mutating func takeModel(_ reader: inout JSONReader) throws(JSONError) -> JSON {
            var members: [(key: String, value: JSON)] = []
            try reader.exactObject { reader, key throws(JSONError) in
                switch (key, try reader.kind()) {
                case ("vocab", .object): vocabulary = try takeVocabulary(&reader)
                case ("merges", .array): merges = try takeMerges(&reader)
                default: members.append((key, try reader.value()))
                }
            }
            return .object(members)
        }

        private mutating func takeVocabulary(_ reader: inout JSONReader) throws(JSONError) -> [(token: String, id: Int)]
        {
            var entries: [(token: String, id: Int)] = []
            try reader.exactObject { reader, token throws(JSONError) in
                if let id = try reader.value().integer {
                    entries.append((token, id))
                } else {
                    wrongID = "model.vocab"
                }
            }
            return entries
        }

        /// Merges in either form: `"a b"` or `["a", "b"]`.
        private mutating func takeMerges(_ reader: inout JSONReader) throws(JSONError) -> [(String, String)] {
            var pairs: [(String, String)] = []
            try reader.array { reader throws(JSONError) in
                var pair: (String, String)?
                switch try reader.kind() {
                case .string: pair = TokenizerDefinition.pair(try reader.string())
                case .array:
                    var parts: [String] = []
                    try reader.array { reader throws(JSONError) in
                        let part = try reader.value().string
                        parts.append(part ?? "")
                    }
                    if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty { pair = (parts[0], parts[1]) }
                default: _ = try reader.value()
                }
                if let pair {
                    pairs.append(pair)
                } else {
                    fault = fault ?? .badMerge(rank: pairs.count)
                }
            }
            return pairs
        }
    }
}
