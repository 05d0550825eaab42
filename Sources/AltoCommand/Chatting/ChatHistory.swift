import Alto

/// What was said so far, with its pictures by where they lie.
struct ChatHistory: Sendable, Equatable {
    struct Message: Sendable, Equatable, Codable {
        var role: Conversation.Role
        var text: String
        /// Paths, in front of the text.
        var pictures: [String] = []
    }

    var system: String?
    var messages: [Message] = []

    /// Of all pictures, in their order.
    var pictures: [String] { messages.flatMap(\.pictures) }

    /// The last question, taken out together with the answer to it.
    mutating func takeLastQuestion() -> Message? {
        guard let index = messages.lastIndex(where: { $0.role == .user }) else { return nil }
        let question = messages[index]
        messages.removeSubrange(index...)
        return question
    }

    /// - Parameter open: gives the picture at a path.
    func conversation(_ open: (String) throws -> Picture) rethrows -> Conversation {
        Conversation(
            system: system,
            messages: try messages.map { message in
                Conversation.Message(
                    message.role, try message.pictures.map { .picture(try open($0)) } + [.text(message.text)])
            })
    }
}
