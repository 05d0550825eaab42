package import AltoJSON

/// One turn of a conversation, as chat templates take it.
package struct ChatMessage: Sendable, Hashable {
    /// `system`, `user` or `assistant`; a template may know others.
    package var role: String
    package var content: Content

    package enum Content: Sendable, Hashable {
        case text(String)
        /// Pictures and texts in the order in which the model is to see them.
        case parts([Part])
    }

    package enum Part: Sendable, Hashable {
        case image
        case text(String)
    }

    package init(_ role: String, _ text: String) { (self.role, content) = (role, .text(text)) }

    package init(_ role: String, _ parts: [Part]) { (self.role, content) = (role, .parts(parts)) }

    /// How many pictures it shows.
    package var imageCount: Int {
        guard case .parts(let parts) = content else { return 0 }
        return parts.count { $0 == .image }
    }

    /// The message in which text is a part like others, or, where there are no pictures, parts are one text.
    package func asParts(_ isWanted: Bool) -> ChatMessage {
        switch content {
        case .text(let text) where isWanted: ChatMessage(role, [.text(text)])
        case .parts(let parts) where !isWanted && imageCount == 0:
            ChatMessage(role, parts.map { if case .text(let text) = $0 { text } else { "" } }.joined())
        default: self
        }
    }

    /// As the hub's templates expect it.
    package var json: JSON {
        let content: JSON =
            switch content {
            case .text(let text): .string(text)
            case .parts(let parts):
                .array(
                    parts.map { part in
                        switch part {
                        case .image: .object([("type", .string("image"))])
                        case .text(let text): .object([("type", .string("text")), ("text", .string(text))])
                        }
                    })
            }
        return .object([("role", .string(role)), ("content", content)])
    }
}
