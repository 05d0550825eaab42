package import Alto

/// A conversation of a client's, to be answered.
package struct ConversationRequest: Sendable {
    /// A model by its short name or its name on the hub; nil for the best one.
    package var model: String?
    package var system: String?
    /// The oldest first; the last is the user's.
    package var turns: [Turn]
    /// BCP 47 tag of the language in which the answer is wanted; nil for the language of the question.
    package var language: String?
    package var settings = ReplySettings()
    /// Whether the model is told what is measured of the pictures.
    package var usesFacts = true

    package struct Turn: Sendable {
        package var role: Conversation.Role
        package var content: [Content]

        package init(_ role: Conversation.Role, _ content: [Content]) {
            self.role = role
            self.content = content
        }
    }

    package enum Content: Sendable {
        case text(String)
        /// The bytes of a picture, and what was found in it where somebody looked already.
        case picture([UInt8], Description?)
    }

    package init(turns: [Turn]) { self.turns = turns }

    package var pictureCount: Int {
        turns.reduce(0) { count, turn in
            count + turn.content.count { if case .picture = $0 { true } else { false } }
        }
    }
}

/// The answer to a conversation, as it comes.
package struct ConversationAnswer: Sendable {
    /// The model's name.
    package let model: String
    /// BCP 47 tag of the language that was asked for.
    package let language: String
    /// As `ConversationModel.reply`. Whoever stops reading stops the model.
    package let events: AsyncThrowingStream<ReplyEvent, any Error>

    package init(model: String, language: String, events: AsyncThrowingStream<ReplyEvent, any Error>) {
        self.model = model
        self.language = language
        self.events = events
    }
}

extension ConversationRequest {
    /// As a model is given it, with what was measured of each picture, in their order.
    ///
    /// - Parameter open: decodes a picture and, where nobody looked yet, measures it.
    package func opened(
        _ open: ([UInt8], Description?) async throws -> (Picture, MeasuredFacts?)
    ) async rethrows -> (conversation: Conversation, facts: [MeasuredFacts?]) {
        var conversation = Conversation(system: system)
        var facts: [MeasuredFacts?] = []
        for turn in turns {
            var content: [Conversation.Content] = []
            for part in turn.content {
                switch part {
                case .text(let text): content.append(.text(text))
                case .picture(let bytes, let known):
                    let (picture, measured) = try await open(bytes, known)
                    content.append(.picture(picture))
                    facts.append(measured)
                }
            }
            conversation.messages.append(.init(turn.role, content))
        }
        return (conversation, facts)
    }
}
