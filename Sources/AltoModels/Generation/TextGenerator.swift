/// Writes a text token by token and gives it as it becomes whole, up to a stop text.
package struct TextGenerator<Decoder: StepDecoder> {
    /// A token, and the text that became whole with it; a last piece may have text without one.
    package struct Piece: Sendable, Hashable {
        package let token: GeneratedToken?
        package let text: String
    }

    private var tokens: TokenGenerator<Decoder>
    private var stream: TokenStream
    private var stops: StopTexts
    private var isFinished = false

    /// - Parameter stopTexts: what ends the text and is no part of it.
    package init(
        _ tokens: TokenGenerator<Decoder>, _ tokenizer: Tokenizer, stopTexts: [String] = [],
        skippingSpecialTokens: Bool = true
    ) {
        self.tokens = tokens
        stream = TokenStream(tokenizer, skippingSpecialTokens: skippingSpecialTokens)
        stops = StopTexts(stopTexts)
    }

    /// Why the text ended; nil before it has.
    package var end: TokenGenerator<Decoder>.End? { stops.hasStopped ? .stop : tokens.end }

    /// How many tokens were written.
    package var count: Int { tokens.tokens.count }

    /// - Returns: the next piece, whose text may be empty; nil behind the last.
    /// - Throws: `CancellationError`, and what the decoder throws.
    package mutating func next() throws -> Piece? {
        guard !isFinished else { return nil }
        guard !stops.hasStopped, let token = try tokens.next() else {
            isFinished = true
            guard !stops.hasStopped else { return nil }
            let rest = stops.take(stream.finish())
            let text = stops.hasStopped ? rest : rest + stops.finish()
            return text.isEmpty ? nil : Piece(token: nil, text: text)
        }
        let text = tokens.end == .stop ? "" : stops.take(stream.text(of: token.id))
        return Piece(token: token, text: text)
    }
}
