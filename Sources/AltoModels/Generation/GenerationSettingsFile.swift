import AltoJSON
package import Foundation

extension GenerationSettings {
    /// What a model's `generation_config.json` says; without one, transformers' defaults.
    ///
    /// - Throws: `ModelFileError` when a field has another type or a value that makes no sense.
    package init(folder: URL, eosTokens: Set<Int>) throws(ModelFileError) {
        let name = "generation_config.json"
        guard let file = ModelFile(name, in: folder) else {
            self.init()
            self.eosTokens = eosTokens
            return
        }
        try self.init(try JSONObject(try file.json(), file: name), eosTokens: eosTokens)
    }

    /// - Parameter eosTokens: which tokens end a text; models know that better than the file, which may name others.
    package init(_ json: JSONObject, eosTokens: Set<Int>) throws(ModelFileError) {
        self.init()
        self.eosTokens = eosTokens
        func number(_ field: String, _ defaultValue: Int, _ range: ClosedRange<Int>) throws(ModelFileError) -> Int {
            let value = try json.integer(field) ?? defaultValue
            guard range.contains(value) else {
                throw json.wrongType(field, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
            }
            return value
        }
        func real(_ field: String, _ defaultValue: Double, above least: Double) throws(ModelFileError) -> Double {
            let value = try json.value(field, \.double, "a number") ?? defaultValue
            guard value > least, value.magnitude < 1000 else {
                throw json.wrongType(field, expected: "a sensible number")
            }
            return value
        }
        numBeams = try number("num_beams", numBeams, 1...Self.maxNumBeams)
        maxNewTokens = try number("max_new_tokens", maxNewTokens, 1...1_000_000)
        minNewTokens = try number("min_new_tokens", minNewTokens, 0...1_000_000)
        if json.json["max_new_tokens"] == nil {
            // The older way to say it counts the prompt, too; 20 is the default, which never did.
            let whole = try number("max_length", 20, 1...1_000_000)
            maxLength = whole == 20 ? nil : whole
        }
        noRepeatNGramSize = try number("no_repeat_ngram_size", noRepeatNGramSize, 0...1_000_000)
        lengthPenalty = try real("length_penalty", lengthPenalty, above: -1000)
        repetitionPenalty = Float(try real("repetition_penalty", Double(repetitionPenalty), above: 0))
        switch json.json["early_stopping"] {
        case nil, .bool(false): earlyStopping = .heuristic
        case .bool(true): earlyStopping = .whenFull
        case .string("never"): earlyStopping = .never
        default: throw json.wrongType("early_stopping", expected: "true, false or “never”")
        }
        forcedBOSToken = try json.integer("forced_bos_token_id")
        forcedEOSToken = try json.integer("forced_eos_token_id")
        suppressedTokens = try Self.tokens("suppress_tokens", in: json)
        beginSuppressedTokens = try Self.tokens("begin_suppress_tokens", in: json)
        if try json.bool("do_sample") == true {
            var found = Sampling()
            found.temperature = Float(try real("temperature", 1, above: -0.001))
            found.topK = try number("top_k", found.topK, 0...1_000_000)
            found.topP = min(1, try real("top_p", found.topP, above: -0.001))
            if json.json["min_p"] != nil { found.minP = Float(min(1, try real("min_p", 0, above: -0.001))) }
            found.typicalP = min(1, try real("typical_p", found.typicalP, above: 0))
            // No heat at all is no chance.
            sampling = found.temperature > 0 ? found : nil
        }
        renormalizeLogits = try json.bool("renormalize_logits") ?? false
        for word in try json.array("bad_words_ids") ?? [] {
            let tokens = word.array?.compactMap(\.integer) ?? []
            guard !tokens.isEmpty, tokens.count == word.array?.count, tokens.allSatisfy({ $0 >= 0 }) else {
                throw json.wrongType("bad_words_ids", expected: "a list of lists of tokens")
            }
            badWordsIDs.append(tokens)
        }
    }

    private static func tokens(_ field: String, in json: JSONObject) throws(ModelFileError) -> [Int] {
        let list = try json.array(field) ?? []
        let tokens = list.compactMap(\.integer)
        guard tokens.count == list.count else { throw json.wrongType(field, expected: "a list of tokens") }
        return tokens
    }

    /// More beams than this help nobody.
    package static let maxNumBeams = 64
}
