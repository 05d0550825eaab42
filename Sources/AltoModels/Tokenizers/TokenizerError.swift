import Alto

/// What is wrong with a tokenizer's files.
enum TokenizerError: Error, Hashable {
    case missingFiles
    case file(ModelFileError)
    case idOutOfRange(token: String, id: Int)
    case duplicateID(Int, first: String, second: String)
    case emptyVocabulary
    case unknownTokenMissing(String)
    case badMerge(rank: Int)
    case mergeNamesUnknownToken(rank: Int, token: String)
    case unsupported(part: String, kind: String)

    var sentence: String {
        switch self {
        case .missingFiles:
            "The model's folder holds no tokenizer (tokenizer.json, tokenizer.model, vocab.txt, or vocab.json with merges.txt)."
        case .file(let error): error.sentence
        case .idOutOfRange(let token, let id):
            "The tokenizer gives \(Self.quoted(token)) the id \(id), which is out of range."
        case .duplicateID(let id, let first, let second):
            "The tokenizer gives the id \(id) to both \(Self.quoted(first)) and \(Self.quoted(second))."
        case .emptyVocabulary: "The tokenizer's vocabulary is empty."
        case .unknownTokenMissing(let token):
            "The tokenizer's unknown token \(Self.quoted(token)) is not in its vocabulary."
        case .badMerge(let rank): "Merge \(rank) of the tokenizer is not a pair of tokens."
        case .mergeNamesUnknownToken(let rank, let token):
            "Merge \(rank) of the tokenizer names \(Self.quoted(token)), which is not in its vocabulary."
        case .unsupported(let part, let kind):
            "The tokenizer's \(part) is of a kind that is not supported: \(Self.quoted(kind))."
        }
    }

    var problem: Problem { Problem(.modelInvalid, sentence) }

    /// A token as it may be shown: short, and without what a terminal would obey.
    private static func quoted(_ token: String) -> String {
        var shown = ""
        for scalar in token.unicodeScalars.prefix(24) {
            if CodePoints.contains(scalar.value, .removed) {
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return "“\(shown)\(token.unicodeScalars.count > 24 ? "…" : "")”"
    }
}
