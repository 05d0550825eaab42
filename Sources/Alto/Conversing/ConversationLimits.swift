/// How long a conversation may be, whoever asks.
public struct ConversationLimits: Sendable, Equatable {
    public var pictures = 8
    /// Of one message.
    public var characters = 8000
    /// More than these are not kept: the oldest go.
    public var messages = 60

    public init() {}

    /// - Throws: `Problem`: usage for a conversation without a question at its end, requestTooLarge for too many pictures,
    ///   textTooLong.
    public func check(_ conversation: Conversation) throws {
        guard let last = conversation.messages.last, last.role == .user else {
            throw Problem(.usage, "A conversation ends with a message of the user.")
        }
        let count = conversation.pictureCount
        guard count <= pictures else {
            throw Problem(
                .requestTooLarge, "There are \(count) pictures in the conversation; the limit is \(pictures).",
                remedy: "Ask about fewer at a time.")
        }
        for message in conversation.messages {
            let length = message.text.utf8.count
            guard length <= characters * 4, message.text.boundedCharacters.count <= characters else {
                throw Problem(
                    .textTooLong, "A message has more than \(characters) characters.", remedy: "Ask in fewer words.")
            }
        }
        guard conversation.system?.utf8.count ?? 0 <= characters * 4 else {
            throw Problem(.textTooLong, "The system text has more than \(characters) characters.")
        }
    }

    /// Without the oldest messages where there are too many; it begins with a message of the user. Pictures that would be lost
    /// stay, in front of what is kept.
    public func kept(of conversation: Conversation) -> Conversation {
        guard conversation.messages.count > messages else { return conversation }
        var kept = conversation
        let dropped = conversation.messages.count - messages
        kept.messages = Array(conversation.messages.dropFirst(dropped).drop { $0.role == .assistant })
        let lost = conversation.messages.dropLast(kept.messages.count).flatMap(\.pictures)
        guard !kept.messages.isEmpty else { return conversation }
        kept.messages[0].content = lost.map(Conversation.Content.picture) + kept.messages[0].content
        return kept
    }
}

extension Conversation.Message {
    /// Its words.
    public var text: String {
        content.reduce(into: "") { text, part in if case .text(let words) = part { text += words } }
    }

    public var pictures: [Picture] {
        content.compactMap { if case .picture(let picture) = $0 { picture } else { nil } }
    }
}
