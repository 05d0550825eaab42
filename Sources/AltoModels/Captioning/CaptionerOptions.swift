import Alto
package import AltoGraph

/// How a captioner writes.
package struct CaptionerOptions: Sendable {
    package var precision = Precision.fp32
    package var prompt = Prompt.default
    /// Each replaces what the model's own settings say.
    package var numBeams: Int?
    package var minNewTokens: Int?
    package var maxNewTokens: Int?
    package var lengthPenalty: Double?
    package var repetitionPenalty: Double?
    /// Threads of the whole process.
    package var threads = Processor.current.cores

    /// What a caption goes on from, or answers.
    package enum Prompt: Sendable, Equatable {
        /// What the model was trained with.
        case `default`
        case none
        case text(String)
    }

    package init() {}
}

extension GenerationSettings {
    /// With what the user asked for in place of what the model's file says.
    func adopting(_ options: CaptionerOptions, positions: Int) throws(Problem) -> GenerationSettings {
        var settings = self
        settings.numBeams = options.numBeams ?? numBeams
        settings.maxNewTokens = options.maxNewTokens ?? max(maxNewTokens, options.minNewTokens ?? 0)
        if options.maxNewTokens != nil { settings.maxLength = nil }
        settings.minNewTokens = options.minNewTokens ?? min(minNewTokens, settings.maxNewTokens)
        settings.lengthPenalty = options.lengthPenalty ?? lengthPenalty
        settings.repetitionPenalty = options.repetitionPenalty.map(Float.init) ?? repetitionPenalty
        for (name, value, range) in [
            ("number of beams", settings.numBeams, 1...GenerationSettings.maxNumBeams),
            ("largest number of tokens", settings.maxNewTokens, 1...positions),
            ("smallest number of tokens", settings.minNewTokens, 0...settings.maxNewTokens),
        ] where !range.contains(value) {
            throw Problem(
                .usage, "The \(name), \(value), is out of range for this model.",
                remedy: "Give a number from \(range.lowerBound) to \(range.upperBound).")
        }
        guard settings.lengthPenalty.magnitude < 1000 else {
            throw Problem(
                .usage, "The length penalty is out of range.", remedy: "Give a number between -1000 and 1000.")
        }
        guard settings.repetitionPenalty > 0, settings.repetitionPenalty < 1000 else {
            throw Problem(
                .usage, "The repetition penalty is out of range.", remedy: "Give a number above 0, 1 for none.")
        }
        return settings
    }
}
