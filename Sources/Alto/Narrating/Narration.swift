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
        /// Parts of what is quoted, in its order, that are in another language than the rest and are spoken by a voice of their own.
        public var quotes: [Quote]
        /// All that is quoted: before it, words that are alike are the narration's own.
        var quoted: String?
        /// Lines of signs within it, in their order: a voice makes a pause between them.
        var quotedLines: [String] = []

        public struct Quote: Hashable, Sendable {
            public var text: String
            /// BCP 47 tag.
            public var language: String

            public init(_ text: String, language: String) {
                self.text = text
                self.language = language
            }
        }

        public init(
            _ kind: Kind, _ text: String, language: String? = nil, quotes: [Quote] = [], of quoted: String? = nil
        ) {
            self.quoted = quoted
            self.kind = kind
            self.text = text
            self.language = language
            self.quotes = quotes
        }

        /// The text in parts, each with its language where that is another than the narration's.
        public var parts: [(text: String, language: String?)] {
            var parts: [(String, String?)] = []
            var rest = text[...]
            var from = quoted.flatMap { text.ranges(of: $0).last?.lowerBound } ?? text.startIndex
            for quote in quotes {
                guard let range = text[from...].firstRange(of: quote.text) else { continue }
                from = range.upperBound
                parts.append((String(rest[..<range.lowerBound]), language))
                parts.append((quote.text, quote.language))
                rest = rest[range.upperBound...]
            }
            parts.append((String(rest), language))
            return parts.filter { $0.0.contains { $0.isLetter || $0.isNumber } }
        }

        var carriesContent: Bool { kind != .warning && kind != .opening }
    }

    /// What a sentence is about, in the order of the narration.
    public enum Kind: String, Sendable, CaseIterable {
        case warning, opening, caption, label, people, text, codes, measured, failure
    }

    public init(language: String, sentences: [Sentence]) {
        self.language = language
        self.sentences = sentences
    }

    public var text: String {
        sentences.reduce(into: "") { text, sentence in
            let isWide = language.hasPrefix("zh") || language.hasPrefix("ja")
            // Behind the marks of Chinese and Japanese stands no space.
            text =
                isWide && text.last == "”"
                ? text + sentence.text : text.isEmpty ? sentence.text : text.spaced(sentence.text)
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
