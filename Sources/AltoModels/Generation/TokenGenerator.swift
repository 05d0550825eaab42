/// A token that was written.
package struct GeneratedToken: Sendable, Hashable {
    package let id: Int
    /// The logarithm of the probability that the model gave it, before any rule.
    package let logProbability: Float
}

/// Writes a text token by token: the likeliest each time, or by chance where the settings say so and there are draws.
package struct TokenGenerator<Decoder: StepDecoder> {
    private let decoder: Decoder
    private let settings: GenerationSettings
    private let logitsProcessor: LogitsProcessor
    private var draws: (any UniformDraws)?
    /// The prompt, and what was written.
    private var text: [Int]
    private let promptLength: Int
    private let maxNewTokens: Int
    /// The scores of the next token, where the decoder has taken in all of the text.
    private var scores: Logits?

    /// Why a text ends.
    package enum End: Sendable, Hashable {
        /// The model ended it, or a stop text came.
        case stop
        /// It is as long as it may be.
        case length
    }

    package private(set) var end: End?

    /// - Parameters:
    ///   - prompt: at least one token.
    ///   - scores: of the token behind the prompt, where the decoder has seen it, as after pictures; else it sees it
    ///     now.
    ///   - draws: nil takes the likeliest each time.
    package init(
        _ decoder: Decoder, prompt: [Int], _ settings: GenerationSettings, scores: Logits? = nil,
        draws: (any UniformDraws)? = nil
    ) {
        self.decoder = decoder
        self.settings = settings
        self.scores = scores
        self.draws = settings.sampling == nil ? nil : draws
        text = prompt
        promptLength = prompt.count
        logitsProcessor = LogitsProcessor(
            settings: settings, promptLength: prompt.count, isSampling: self.draws != nil)
        maxNewTokens = prompt.isEmpty ? 0 : settings.newTokens(behind: prompt.count, places: decoder.maxLength)
    }

    /// The tokens written so far.
    package var tokens: ArraySlice<Int> { text[promptLength...] }

    /// - Returns: the next token; nil behind the last one, which may be one that ends the text.
    /// - Throws: `CancellationError`, and what the decoder throws.
    package mutating func next() throws -> GeneratedToken? {
        guard end == nil else { return nil }
        guard tokens.count < maxNewTokens else {
            end = .length
            return nil
        }
        try Task.checkCancellation()
        let step = tokens.isEmpty ? text : Array(text.suffix(1))
        let plain = Array(try (scores ?? decoder.step([step], parents: [0])).row(0))
        scores = nil
        var processed = plain
        logitsProcessor.apply(to: &processed, after: text)
        let draw = draws?.next()
        guard let id = draw.map({ Sampler.draw(processed, $0) }) ?? processed.argmax() else {
            end = .stop
            return nil
        }
        text.append(id)
        if settings.eosTokens.contains(id) { end = .stop }
        return GeneratedToken(id: id, logProbability: plain.logSoftmax()[id])
    }
}

extension GenerationSettings {
    /// How many tokens may be written behind a prompt by a decoder with so many places. The last one takes none.
    func newTokens(behind promptLength: Int, places: Int) -> Int {
        min(maxLength.map { max(1, $0 - promptLength) } ?? maxNewTokens, places - promptLength + 1)
    }
}
