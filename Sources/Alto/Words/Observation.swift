/// One thing that one observer found.
public enum Observation: Sendable, Equatable {
    case caption(Caption)
    case people(People)
    case text(ReadText?)
    /// The codes, in reading order, and whether there may be more than were looked for.
    case codes([Code], isCutShort: Bool = false)
    case appearance(Appearance)
    /// The best first.
    case labels([ImageLabel])
    case moderation(Moderation)
}

/// What a captioning model says the picture shows.
public struct Caption: Hashable, Sendable, Encodable {
    public var text: String
    /// 0 to 1, derived from the token probabilities; nil when the model gives none.
    @NullEncoded public var confidence: Double?
    /// The model's name on the hub, or its folder's name.
    public var model: String
    /// "fp32" or "int8".
    public var precision: String
    /// The generated tokens, prompt and end token left out.
    public var tokens: [Int]
    /// BCP 47 tag of the text.
    public var language = "en"
    /// What the model wrote, where the text is a translation of it.
    public var original: String?
    /// What another model wrote of the same picture, where one was asked, and what both said.
    public var agreement: Agreement?
    /// A description in several sentences, whose writer keeps it within bounds.
    public var isLong = false

    enum CodingKeys: String, CodingKey {
        case text, confidence, model, precision, tokens, language, original, agreement
    }

    public struct Agreement: Hashable, Sendable, Encodable {
        /// The other model's caption.
        public var text: String
        /// In the language of the caption's text, where it could be said in it.
        public var language = "en"
        @NullEncoded public var confidence: Double?
        public var model: String
        /// Content words that both captions hold, in the order and in the form of the first.
        public var words: [String]
        /// Whether all content words of the first caption are in the second.
        public var isWhole: Bool

        public init(text: String, confidence: Double?, model: String, words: [String], isWhole: Bool) {
            self.text = text
            self.confidence = confidence
            self.model = model
            self.words = words
            self.isWhole = isWhole
        }
    }

    public init(text: String, confidence: Double?, model: String, precision: String, tokens: [Int] = []) {
        self.text = text
        self.confidence = confidence
        self.model = model
        self.precision = precision
        self.tokens = tokens
    }
}

/// The faces in a picture, in reading order.
public struct People: Hashable, Sendable {
    public var faces: [Face]
    /// There may be more: some faces are so small that others are likely to have been missed.
    public var isAtLeast: Bool

    public init(faces: [Face], isAtLeast: Bool = false) {
        self.faces = faces
        self.isAtLeast = isAtLeast
    }
}

public struct Face: Hashable, Sendable, Codable {
    /// The name of the enrolled person, or nil for somebody unknown.
    @NullEncoded public var name: String?
    /// Distance to the nearest enrolled person; nil when nobody is enrolled.
    @NullEncoded public var distance: Double?
    public var box: Box

    public init(name: String? = nil, distance: Double? = nil, box: Box) {
        self.name = name
        self.distance = distance
        self.box = box
    }
}

/// Text read in a picture, in reading order.
public struct ReadText: Hashable, Sendable, Encodable {
    /// All of it, blocks apart by an empty line.
    public var content: String
    /// BCP 47 tag of the language it is in, where known.
    @NullEncoded public var language: String?
    /// 0 to 1: how much of it is in that language; nil where its words alone told.
    @NullEncoded public var languageConfidence: Double?
    /// All of it in the narration's language, where that was asked for and somebody could.
    public var translation: String?
    public var blocks: [Block]

    public struct Block: Hashable, Sendable, Codable {
        public var content: String
        /// BCP 47 tag, where the block tells it by itself or all of the text is in one language.
        @NullEncoded public var language: String?
        /// 0 to 1: the mean of its words' confidences.
        public var confidence: Double
        public var box: Box
        /// Of a table, its rows and the cells of each from left to right: nil where something stands that could not be
        /// read, empty where nothing does. Nil for what is no table.
        public var rows: [[String?]]?
        /// Codes in a long block whose letters and digits may be others that look alike; nil for none.
        public var doubtfulWords: [String]?

        public init(
            content: String, language: String? = nil, confidence: Double, box: Box, rows: [[String?]]? = nil,
            doubtfulWords: [String]? = nil
        ) {
            self.content = content
            self.language = language
            self.confidence = confidence
            self.box = box
            self.rows = rows
            self.doubtfulWords = doubtfulWords
        }
    }

    public init(content: String, language: String?, languageConfidence: Double? = nil, blocks: [Block]) {
        self.content = content
        self.language = language
        self.languageConfidence = languageConfidence
        self.blocks = blocks
    }
}

/// A machine-readable code.
public struct Code: Hashable, Sendable, Codable {
    public var kind: Kind
    /// As text, without the secrets of one-time passwords and networks; bytes that are no text in hexadecimal.
    public var content: String
    /// The content is bytes that are no text.
    public var isBinary = false
    public var box: Box

    enum CodingKeys: String, CodingKey { case kind, content, box }

    public enum Kind: String, Sendable, CaseIterable, Codable {
        case qr, microQR = "micro-qr", dataMatrix = "data-matrix", aztec, pdf417
        case ean8 = "ean-8", ean13 = "ean-13", upcA = "upc-a", upcE = "upc-e", code128 = "code-128"
        case code39 = "code-39", itf
    }

    public init(kind: Kind, content: String, isBinary: Bool = false, box: Box) {
        self.kind = kind
        self.content = content
        self.isBinary = isBinary
        self.box = box
    }
}
