import Alto

/// A conversation in OpenAI's format: who said what, with pictures by their addresses, and how the answer is to be written.
struct ChatRequest {
    enum Part {
        case text(String)
        /// An address of a picture; one that stood in the body as data has a short one.
        case picture(String)
    }

    struct Message {
        let role: Conversation.Role
        let parts: [Part]
    }

    let model: String?
    let system: String?
    let messages: [Message]
    let language: String?
    let settings: ReplySettings
    let usesFacts: Bool
    let isStreamed: Bool
    /// Whether a stream tells at its end how many tokens it took.
    let includesUsage: Bool

    private static let mostStops = 4

    /// - Throws: `Problem` (usage) that names the field.
    init(_ json: JSONFields) throws {
        model = try json.text("model")
        guard let messages = try json.objects("messages"), !messages.isEmpty else {
            throw Problem(.usage, "The field \"messages\" is missing.")
        }
        var system: [String] = []
        var said: [Message] = []
        for message in messages {
            let parts = try Self.parts(of: message)
            switch try message.text("role") ?? "user" {
            case "system", "developer":
                system += parts.compactMap { if case .text(let text) = $0 { text } else { nil } }
            case "user": said.append(Message(role: .user, parts: parts))
            case "assistant": said.append(Message(role: .assistant, parts: parts))
            default:
                throw Problem(.usage, "The \"role\" of a message is none of system, developer, user and assistant.")
            }
        }
        self.system = system.isEmpty ? nil : system.joined(separator: "\n")
        self.messages = said
        language = try json.text("language")
        usesFacts = try json.flag("facts") ?? true
        isStreamed = try json.flag("stream") ?? false
        includesUsage = try json.object("stream_options")?.flag("include_usage") ?? false
        if let count = try json.number("n"), count != 1 {
            throw Problem(.usage, "One answer is written at a time.", remedy: "Leave \"n\" out.")
        }
        settings = try Self.settings(in: json)
    }

    /// Content is a text, or a list of parts.
    private static func parts(of message: JSONFields) throws -> [Part] {
        guard let parts = try? message.objects("content") else {
            return try message.text("content").map { [.text($0)] } ?? []
        }
        return try parts.map { part in
            switch try part.text("type") {
            case "image_url", "input_image":
                // OpenAI's two forms: an object with the address, or the address itself.
                let address = try (try? part.object("image_url"))?.text("url") ?? part.text("image_url")
                guard let address else { throw Problem(.usage, "The field \"image_url\" is missing.") }
                return .picture(address)
            case "text", "input_text", nil:
                if let address = try part.object("image_url")?.text("url") { return .picture(address) }
                return .text(try part.text("text") ?? "")
            default:
                throw Problem(.usage, "A part of a message is neither text nor image_url.")
            }
        }
    }

    private static func settings(in json: JSONFields) throws -> ReplySettings {
        var settings = ReplySettings()
        settings.maxTokens = try integer("max_completion_tokens", in: json) ?? integer("max_tokens", in: json)
        if let count = settings.maxTokens, !(1...1_000_000).contains(count) {
            throw Problem(.usage, "An answer has at least one token.", remedy: "Give another \"max_tokens\".")
        }
        settings.temperature = try number("temperature", within: 0...2, in: json)
        settings.topP = try number("top_p", within: 0...1, in: json)
        settings.seed = try integer("seed", in: json).map { UInt64(bitPattern: Int64($0)) }
        if let one = try? json.text("stop") {
            settings.stop = [one]
        } else {
            settings.stop = try json.list("stop")?.filter { !$0.isEmpty } ?? []
        }
        guard settings.stop.count <= mostStops else {
            throw Problem(.usage, "There are more than \(mostStops) texts in \"stop\".")
        }
        return settings
    }

    private static func integer(_ name: String, in json: JSONFields) throws -> Int? {
        guard let number = try json.number(name) else { return nil }
        guard let whole = Int(exactly: number) else {
            throw Problem(.usage, "The field \"\(name)\" is not a whole number.")
        }
        return whole
    }

    private static func number(
        _ name: String, within range: ClosedRange<Double>, in json: JSONFields
    ) throws -> Double? {
        guard let number = try json.number(name) else { return nil }
        guard range.contains(number) else {
            throw Problem(
                .usage,
                "The field \"\(name)\" is not a number from \(Int(range.lowerBound)) to \(Int(range.upperBound)).")
        }
        return number
    }
}
