/// Looks for the best text behind a prompt.
package enum Generator {
    /// - Parameter prompt: at least one token.
    /// - Throws: `CancellationError` between words, and what the decoder throws.
    package static func generate(
        _ decoder: some StepDecoder, prompt: [Int], _ settings: GenerationSettings
    ) throws -> GeneratedText {
        // The decoder has places for so many words; the last one written takes none.
        var settings = settings
        if let whole = settings.maxLength { settings.maxNewTokens = max(1, whole - prompt.count) }
        settings.maxNewTokens = min(settings.maxNewTokens, decoder.maxLength - prompt.count + 1)
        guard settings.maxNewTokens > 0, !prompt.isEmpty else {
            return GeneratedText(tokens: [], logProbabilities: [])
        }
        guard settings.numBeams > 1 else { return try greedy(decoder, prompt: prompt, settings) }
        var search = BeamSearch(decoder, prompt: prompt, settings)
        return try search.run()
    }

    /// The likeliest word each time.
    private static func greedy(
        _ decoder: some StepDecoder, prompt: [Int], _ settings: GenerationSettings
    ) throws -> GeneratedText {
        let logitsProcessor = LogitsProcessor(settings: settings, promptLength: prompt.count)
        var text = prompt
        var found = GeneratedText(tokens: [], logProbabilities: [])
        var next = prompt
        while found.tokens.count < settings.maxNewTokens {
            try Task.checkCancellation()
            let scores = Array(try decoder.step([next], parents: [0]).row(0))
            var processed = scores
            logitsProcessor.apply(to: &processed, after: text)
            guard let token = processed.argmax() else { break }
            found.tokens.append(token)
            found.logProbabilities.append(scores.logSoftmax()[token])
            text.append(token)
            next = [token]
            if settings.eosTokens.contains(token) { break }
        }
        return found
    }
}
