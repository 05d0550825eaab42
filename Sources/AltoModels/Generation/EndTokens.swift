import AltoJSON
package import Foundation

/// The tokens at which a model's answer ends: all that its files name, since each of them may name too few.
package enum EndTokens {
    /// `eos_token_id` of config.json (also of its `text_config`) and of generation_config.json, the tokenizer's own,
    /// and what the chat template puts behind an answer.
    ///
    /// - Throws: `ModelFileError`.
    package static func tokens(
        folder: URL, _ tokenizer: Tokenizer, _ template: ChatTemplate? = nil
    ) throws(ModelFileError) -> Set<Int> {
        var found: Set<Int> = []
        for name in ["config.json", "generation_config.json"] {
            guard let file = ModelFile(name, in: folder) else { continue }
            let json = try JSONObject(try file.json(), file: name)
            found.formUnion(try tokens(json))
            if let text = try json.object("text_config") { found.formUnion(try tokens(text)) }
        }
        if let end = tokenizer.roles["eos"] { found.insert(end) }
        if let end = template?.endOfTurn(tokenizer) { found.insert(end) }
        return found
    }

    /// One token or a list of them.
    private static func tokens(_ json: JSONObject) throws(ModelFileError) -> [Int] {
        let field = "eos_token_id"
        switch json.json[field] {
        case nil: return []
        case .integer(let token): return [token]
        case .array(let list):
            let tokens = list.compactMap(\.integer)
            guard tokens.count == list.count else { throw json.wrongType(field, expected: "a list of tokens") }
            return tokens
        default: throw json.wrongType(field, expected: "a token or a list of them")
        }
    }
}
