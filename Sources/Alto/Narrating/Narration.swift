/// The sentences made from a description, in the order in which they are spoken.
public struct Narration: Hashable, Sendable {
    /// BCP 47 tag of the language it is written in.
    public var language: String
    public var sentences: [Sentence]

    public struct Sentence: Hashable, Sendable {
        public var kind: Kind
        public var text: String
        /// BCP 47 tag, where it is another language than the narration's.
        public var language: String?

        public init(_ kind: Kind, _ text: String, language: String? = nil) {
            self.kind = kind
            self.text = text
            self.language = language
        }

        var carriesContent: Bool { kind != .warning && kind != .opening }
    }

    /// What a sentence is about, in the order of the narration.
    public enum Kind: String, Sendable, CaseIterable {
        case warning, opening, caption, people, text, codes, measured, failure
    }

    public init(language: String, sentences: [Sentence]) {
        self.language = language
        self.sentences = sentences
    }

    public var text: String {
        sentences.reduce(into: "") { text, sentence in
            // After the wide full stop of Chinese and Japanese stands no space.
            if let last = text.last, last != "。" { text += " " }
            text += sentence.text
        }
    }
}

/// How much is said.
public enum Detail: String, Sendable, CaseIterable, Codable {
    /// Stops after the first sentence that carries content.
    case brief
    case normal
    /// Adds colours, layout and the capture date.
    case full
}
