package import Alto
package import AltoJSON
package import Foundation

/// Turns a conversation into the text that a model was trained to go on from, by the Jinja template beside the model.
///
/// Equal to transformers' `apply_chat_template` for the subset of Jinja that `JinjaParser` names, with the filters of
/// `JinjaFilters`, the tests of `JinjaTests`, the methods of `JinjaMethods` and the functions of `JinjaGlobals`. A
/// template that needs more, or that does not come to an end, is one clear `Problem`.
package struct ChatTemplate: Sendable {
    private let statements: [JinjaStatement]
    /// `bos_token`, `eos_token` and their kind, by those names.
    private let tokens: [String: String]

    /// - Parameter tokens: what the tokens with a role are, such as `"bos_token": "<s>"`.
    /// - Throws: `Problem` with code `modelInvalid` when the template cannot be read.
    package init(_ template: String, tokens: [String: String] = [:]) throws(Problem) {
        do {
            statements = try JinjaParser.statements(of: template)
        } catch {
            throw Self.problem(error)
        }
        self.tokens = tokens
    }

    /// The template of a model's folder, or nil when it has none: `chat_template.jinja`, `chat_template.json`,
    /// `processor_config.json` or `tokenizer_config.json`, in this order.
    ///
    /// - Parameter name: of several templates in one file, the one to take.
    /// - Throws: `Problem` with code `modelInvalid`.
    package init?(folder: URL, name: String = "default") throws(Problem) {
        let found: (template: String, tokens: [String: String])
        do {
            guard let template = try Self.template(in: folder, name) else { return nil }
            found = (template, try TokenizerSettings(folder: folder).roleTokens)
        } catch {
            throw TokenizerError(error).problem
        }
        try self.init(found.template, tokens: found.tokens)
    }

    /// - Parameters:
    ///   - addGenerationPrompt: ends with what stands before the model's answer.
    ///   - variables: more that the template is told, by name.
    /// - Throws: `Problem` with code `modelInvalid` when the template fails, or refuses the conversation.
    package func render(
        _ messages: [ChatMessage], addGenerationPrompt: Bool = true, variables: [String: JSON] = [:],
        now: Date = Date()
    ) throws(Problem) -> String {
        try render(
            JSON.array(messages.map(\.json)), addGenerationPrompt: addGenerationPrompt, variables: variables, now: now)
    }

    /// Of messages as they come, such as with calls of tools.
    package func render(
        _ messages: JSON, addGenerationPrompt: Bool, variables: [String: JSON] = [:], now: Date = Date()
    ) throws(Problem) -> String {
        var values: [String: JinjaValue] = ["tools": .none, "documents": .none]
        for (name, token) in tokens { values[name] = .string(token) }
        for (name, value) in variables { values[name] = JinjaValue(value) }
        values["messages"] = JinjaValue(messages)
        values["add_generation_prompt"] = .bool(addGenerationPrompt)
        do {
            return try JinjaEvaluator.render(statements, values, now: now)
        } catch {
            throw Self.problem(error)
        }
    }

    /// The token that ends the model's turn: what the template puts behind an answer, if that is one added token.
    package func endOfTurn(_ tokenizer: Tokenizer) -> Int? {
        let answer = "answer"
        for isInParts in [true, false] {
            let turns = [ChatMessage("user", "question"), ChatMessage("assistant", answer)].map {
                $0.asParts(isInParts)
            }
            guard let text = try? render(turns, addGenerationPrompt: false),
                let end = text.range(of: answer, options: .backwards)?.upperBound
            else { continue }
            let ids = tokenizer.encode(String(text[end...]), addingSpecialTokens: false)
            if let first = ids.first, tokenizer.isAdded(first) { return first }
        }
        return nil
    }

    private static func problem(_ error: any Error) -> Problem {
        guard let error = error as? JinjaError else {
            return Problem(.modelInvalid, "The model's chat template failed.")
        }
        return Problem(.modelInvalid, "The model's chat template \(error.sentence)")
    }

    // MARK: Where it stands

    private static func template(in folder: URL, _ name: String) throws -> String? {
        if let file = ModelFile("chat_template.jinja", in: folder) {
            guard let text = String(validating: try file.bytes(limit: 1 << 20), as: UTF8.self) else {
                throw ModelFileError.notUTF8(file: file.name)
            }
            return text
        }
        for fileName in ["chat_template.json", "processor_config.json", "tokenizer_config.json"] {
            guard let file = ModelFile(fileName, in: folder) else { continue }
            let object = try JSONObject(file.json(), file: fileName)
            if let template = try template(object, name) { return template }
        }
        return nil
    }

    /// One template, or a list of those with names.
    private static func template(_ object: JSONObject, _ name: String) throws -> String? {
        switch object.json["chat_template"] {
        case nil: return nil
        case .string(let text): return text
        case .array(let templates):
            func named(_ name: String) -> String? {
                templates.first { $0["name"]?.string == name }?["template"]?.string
            }
            guard let template = named(name) ?? named("default") else {
                throw object.wrongType("chat_template", expected: "a list with a template “default”")
            }
            return template
        case .object(let members): return members.first { $0.key == name }?.value.string
        default: throw object.wrongType("chat_template", expected: "a template")
        }
    }
}
