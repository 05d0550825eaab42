import AltoJSON

/// A `tokenizer.json` in its parts. Vocabulary and merges, which hold up to a million entries, are taken as they are
/// read.
struct TokenizerFile {
    /// All but the vocabulary and the merges.
    let rest: JSONObject
    /// Nil when there is none, or none of that form.
    private(set) var vocabulary: Vocabulary?
    private(set) var merges: MergeList?

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
        if parts.hasWrongID {
            throw ModelFileError.wrongType(
                field: "model.vocab", expected: "a list of whole numbers by token", file: file.name)
        }
        if let fault = parts.fault { throw fault }
        rest = try JSONObject(parts.rest, file: file.name)
        (vocabulary, merges) = (parts.vocabulary, parts.merges)
    }

    private struct Parts {
        var rest = JSON.null
        var vocabulary: Vocabulary?
        var merges: MergeList?
        var fault: TokenizerError?
        var hasWrongID = false

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
                case ("vocab", .object): try takeVocabulary(&reader)
                case ("merges", .array): try takeMerges(&reader)
                default: members.append((key, try reader.value()))
                }
            }
            return .object(members)
        }

        private mutating func takeVocabulary(_ reader: inout JSONReader) throws(JSONError) {
            var found = Vocabulary(minimumCapacity: 1 << 15)
            try reader.entries { reader, token throws(JSONError) in
                guard found.id(of: token) == nil else { throw reader.duplicateKey() }
                guard let id = try reader.smallInteger() else {
                    hasWrongID = true
                    return
                }
                do throws(TokenizerError) {
                    try found.add(token, as: id)
                } catch {
                    fault = fault ?? error
                }
            }
            if found.count == 0 { fault = fault ?? .emptyVocabulary }
            vocabulary = found
        }

        /// Merges in either form: `"a b"` or `["a", "b"]`.
        private mutating func takeMerges(_ reader: inout JSONReader) throws(JSONError) {
            var found = MergeList()
            try reader.array { reader throws(JSONError) in
                var isPair = false
                switch try reader.kind() {
                case .string:
                    var pair: [UInt8] = []
                    try reader.appendString(to: &pair)
                    isPair = found.append(pair)
                case .array:
                    var isText = true
                    try reader.array { reader throws(JSONError) in
                        if try reader.kind() == .string {
                            try found.append { text throws(JSONError) in try reader.appendString(to: &text) }
                        } else {
                            _ = try reader.value()
                            isText = false
                        }
                    }
                    isPair = found.endPair() && isText
                default: _ = try reader.value()
                }
                if !isPair { fault = fault ?? .badMerge(rank: found.count) }
            }
            merges = found
        }
    }
}
