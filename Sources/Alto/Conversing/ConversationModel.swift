/// A model that converses about pictures.
///
/// A conversation is handed over whole each time. A model that was asked before may go on from what it kept, if the new one
/// begins as the old one did.
public protocol ConversationModel: Sendable {
    /// What answers name as their model.
    var name: String { get }
    /// Whether it does what it is told in words. One that only continues what it was trained on is given nothing but the
    /// question.
    var followsInstructions: Bool { get }

    /// Loads what the first answer would load.
    ///
    /// - Throws: `Problem`.
    func prepare() async throws

    /// Answers the last message.
    ///
    /// The events are one `began`, then `text` as it is written, then one `finished`. Whoever stops reading, or is cancelled,
    /// stops the model before its next token. Pieces joined are the text of the reply.
    ///
    /// - Throws: (in the stream) `Problem`: `usage` for settings or pictures that the model cannot take, `textTooLong` where even
    ///   the last message does not fit, `modelInvalid`, `modelMissing`.
    func reply(to conversation: Conversation, _ settings: ReplySettings) -> AsyncThrowingStream<ReplyEvent, any Error>
}

extension ConversationModel {
    public var followsInstructions: Bool { true }
}

/// How an answer is written. What is nil is left to the model's own settings.
public struct ReplySettings: Sendable, Equatable {
    /// Tokens at most, the end included.
    public var maxTokens: Int?
    /// 0 takes the likeliest word each time.
    public var temperature: Double?
    public var topP: Double?
    public var topK: Int?
    public var minP: Double?
    public var repetitionPenalty: Double?
    /// The same seed, conversation and settings give the same answer.
    public var seed: UInt64?
    /// Texts before which the answer ends.
    public var stop: [String]

    public init(
        maxTokens: Int? = nil, temperature: Double? = nil, topP: Double? = nil, topK: Int? = nil, minP: Double? = nil,
        repetitionPenalty: Double? = nil, seed: UInt64? = nil, stop: [String] = []
    ) {
        (self.maxTokens, self.temperature, self.topP, self.topK) = (maxTokens, temperature, topP, topK)
        (self.minP, self.repetitionPenalty, self.seed, self.stop) = (minP, repetitionPenalty, seed, stop)
    }
}

/// What happens while an answer is written.
public enum ReplyEvent: Sendable {
    /// The model has read the conversation.
    case began(Prompt)
    /// The next piece of text: whole characters, at least one.
    case text(String)
    case finished(Reply)

    /// What the model was given to read.
    public struct Prompt: Sendable, Equatable {
        public var tokens: Int
        /// How many of the oldest messages were left out because the model cannot keep so much in mind.
        public var droppedMessages: Int

        public init(tokens: Int, droppedMessages: Int = 0) {
            self.tokens = tokens
            self.droppedMessages = droppedMessages
        }
    }
}

/// An answer, complete.
public struct Reply: Sendable, Equatable {
    public var text: String
    /// How sure the model was of its words, 0 to 1; nil where it cannot be told.
    public var confidence: Double?
    public var promptTokens: Int
    /// Those of the answer, the end included.
    public var tokens: Int
    public var end: End
    /// Places that the answer names in the last picture, for models that detect.
    public var regions: [Region]

    public enum End: String, Sendable, Codable {
        /// The model had said what it wanted, or wrote a stop text.
        case stop
        /// It wrote as many tokens as it may.
        case length
    }

    /// Something that a model found in a picture.
    public struct Region: Sendable, Equatable {
        public var name: String
        /// In pixels of the upright picture.
        public var box: Box

        public init(name: String, box: Box) {
            self.name = name
            self.box = box
        }
    }

    public init(
        text: String, confidence: Double? = nil, promptTokens: Int = 0, tokens: Int = 0, end: End = .stop,
        regions: [Region] = []
    ) {
        self.text = text
        self.confidence = confidence
        self.promptTokens = promptTokens
        self.tokens = tokens
        self.end = end
        self.regions = regions
    }
}
