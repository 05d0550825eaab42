import Alto
package import AltoGraph

/// How a captioner writes.
package struct CaptionerOptions: Sendable {
    package var precision = Precision.fp32
    package var prompt = Prompt.usual
    /// Each replaces what the model's own settings say.
    package var beams: Int?
    package var minimumTokens: Int?
    package var maximumTokens: Int?
    package var lengthPenalty: Double?
    package var repetitionPenalty: Double?
    /// Threads of the whole process.
    package var threads = Processor.current.cores

    /// What a caption goes on from, or answers.
    package enum Prompt: Sendable, Equatable {
        /// What the model was trained with.
        case usual
        case none
        case text(String)
    }

    package init() {}
}

extension GenerationSettings {
    /// With what the user asked for in place of what the model's file says.
    func adopting(_ options: CaptionerOptions, positions: Int) throws(Problem) -> GenerationSettings {
        var settings = self
        settings.beams = options.beams ?? beams
        settings.maximumNewTokens = options.maximumTokens ?? max(maximumNewTokens, options.minimumTokens ?? 0)
        if options.maximumTokens != nil { settings.maximumLength = nil }
        settings.minimumNewTokens = options.minimumTokens ?? min(minimumNewTokens, settings.maximumNewTokens)
        settings.lengthPenalty = options.lengthPenalty ?? lengthPenalty
        settings.repetitionPenalty = options.repetitionPenalty.map(Float.init) ?? repetitionPenalty
        for (name, value, range) in [
            ("number of beams", settings.beams, 1...GenerationSettings.mostBeams),
            ("largest number of tokens", settings.maximumNewTokens, 1...positions),
            ("smallest number of tokens", settings.minimumNewTokens, 0...settings.maximumNewTokens),
        ] where !range.contains(value) {
            throw Problem(
                .usage, "The \(name), \(value), is out of range for this model.",
                remedy: "Give a number from \(range.lowerBound) to \(range.upperBound).")
        }
        guard settings.lengthPenalty.magnitude < 1000 else {
            throw Problem(.usage, "The length penalty is out of range.", remedy: "Give a number between -1000 and 1000.")
        }
        guard settings.repetitionPenalty > 0, settings.repetitionPenalty < 1000 else {
            throw Problem(.usage, "The repetition penalty is out of range.", remedy: "Give a number above 0, 1 for none.")
        }
        return settings
    }
}
