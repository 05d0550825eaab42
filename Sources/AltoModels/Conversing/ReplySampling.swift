import Alto

extension GenerationSettings {
    /// With what is asked of one answer in place of the model's own settings.
    ///
    /// - Throws: `Problem` (usage) for numbers out of range.
    func adopting(_ reply: ReplySettings) throws(Problem) -> GenerationSettings {
        var settings = self
        settings.numBeams = 1
        var sampling = settings.sampling ?? Sampling()
        func within(_ value: Double?, _ name: String, _ range: ClosedRange<Double>) throws(Problem) -> Double? {
            guard let value else { return nil }
            guard range.contains(value) else {
                throw Problem(
                    .usage, "The \(name), \(value), is out of range.",
                    remedy: "Give a number from \(range.lowerBound) to \(range.upperBound).")
            }
            return value
        }
        if let tokens = try within(reply.maxTokens.map(Double.init), "largest number of tokens", 1...1_000_000) {
            settings.maxNewTokens = Int(tokens)
            settings.maxLength = nil
        }
        let temperature = try within(reply.temperature, "temperature", 0...100)
        let topP = try within(reply.topP, "top p", 0...1)
        let topK = try within(reply.topK.map(Double.init), "top k", 0...1_000_000)
        let minP = try within(reply.minP, "min p", 0...1)
        sampling.temperature = temperature.map { Float($0) } ?? sampling.temperature
        sampling.topP = topP ?? sampling.topP
        sampling.topK = topK.map { Int($0) } ?? sampling.topK
        sampling.minP = minP.map { Float($0) } ?? sampling.minP
        // Whoever names a temperature wants chance, whatever the model's file says; at none there is none.
        if let temperature {
            settings.sampling = temperature > 0 ? sampling : nil
        } else if settings.sampling != nil {
            settings.sampling = sampling
        }
        if let penalty = try within(reply.repetitionPenalty, "repetition penalty", 0.01...100) {
            settings.repetitionPenalty = Float(penalty)
        }
        return settings
    }
}

extension ReplySettings {
    /// Chances by the seed, or by the machine's own where none is given.
    var draws: SeededDraws { SeededDraws(seed: seed ?? .random(in: 0 ... .max)) }
}
