/// Looks for the best text behind a prompt.
package enum Generator {
    /// - Parameters:
    ///   - prompt: at least one token.
    ///   - draws: what chance draws by, where the settings have a `sampling` and one beam; nil takes the likeliest.
    /// - Throws: `CancellationError` between words, and what the decoder throws.
    package static func generate(
        _ decoder: some StepDecoder, prompt: [Int], _ settings: GenerationSettings, draws: (any UniformDraws)? = nil
    ) throws -> GeneratedText {
        var settings = settings
        settings.maxNewTokens = settings.newTokens(behind: prompt.count, places: decoder.maxLength)
        settings.maxLength = nil
        guard settings.maxNewTokens > 0, !prompt.isEmpty else {
            return GeneratedText(tokens: [], logProbabilities: [])
        }
        guard settings.numBeams > 1 else {
            var generator = TokenGenerator(decoder, prompt: prompt, settings, draws: draws)
            var found = GeneratedText(tokens: [], logProbabilities: [])
            while let token = try generator.next() {
                found.tokens.append(token.id)
                found.logProbabilities.append(token.logProbability)
            }
            return found
        }
        var search = BeamSearch(decoder, prompt: prompt, settings)
        return try search.run()
    }
}
