/// What somebody and a model say to each other about pictures, oldest first.
public struct Conversation: Sendable {
    /// What the model is told before anybody speaks; many models know no such thing and are told it in the first message.
    public var system: String?
    public var messages: [Message]

    public init(system: String? = nil, messages: [Message] = []) {
        self.system = system
        self.messages = messages
    }

    public struct Message: Sendable {
        public var role: Role
        public var content: [Content]

        public init(_ role: Role, _ content: [Content]) {
            self.role = role
            self.content = content
        }

        public static func user(_ text: String, pictures: [Picture] = []) -> Message {
            Message(.user, pictures.map(Content.picture) + [.text(text)])
        }

        public static func assistant(_ text: String) -> Message { Message(.assistant, [.text(text)]) }
    }

    public enum Role: String, Sendable, Codable, CaseIterable {
        case user, assistant
    }

    /// A piece of a message, in the order in which it is given.
    public enum Content: Sendable {
        case text(String)
        case picture(Picture)
    }

    public var pictureCount: Int {
        messages.reduce(0) { count, message in
            count
                + message.content.count { if case .picture = $0 { true } else { false } }
        }
    }
}
