/// The sentences made from a description, in the order in which they are spoken.
public struct Narration: Hashable, Sendable {
    /// BCP 47 tag of the language it is written in.
    public var language: String
    public var sentences: [Sentence]

    public struct Sentence: Hashable, Sendable {
        public var kind: Kind
        public var text: String

        public init(_ kind: Kind, _ text: String) {
            self.kind = kind
            self.text = text
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

    public var text: String { sentences.map(\.text).joined(separator: " ") }
}

/// How much is said.
public enum Detail: String, Sendable, CaseIterable, Codable {
    /// Stops after the first sentence that carries content.
    case brief
    case normal
    /// Adds colours, layout and the capture date.
    case full
}
