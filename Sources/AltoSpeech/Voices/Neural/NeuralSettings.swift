import Alto
package import AltoModels
package import Foundation

/// What a neural voice can be told beside its prosody.
package struct NeuralSettings: Sendable, Equatable {
    /// How much the sound varies; nil for what the model's own settings say, 0 for none.
    package var noiseScale: Double?
    /// How much the durations vary.
    package var durationNoiseScale: Double?
    /// The same seed makes the same sound.
    package var seed: UInt64
    /// A speaker's name or number, in models that know several; nil for the first.
    package var speaker: String?
    /// For voices of VITS checkpoints.
    package var precision = VITSPrecision.fp32
    /// Threads of inference; all cores unless given.
    package var threads: Int?
    /// Where compiled models are kept for the next time; nil keeps none.
    package var cache: URL?

    package init(
        noiseScale: Double? = nil, durationNoiseScale: Double? = nil, seed: UInt64 = 0, speaker: String? = nil,
        threads: Int? = nil, cache: URL? = nil
    ) {
        self.noiseScale = noiseScale
        self.durationNoiseScale = durationNoiseScale
        self.seed = seed
        self.speaker = speaker
        self.threads = threads
        self.cache = cache
    }

    /// - Throws: `Problem` (usage).
    package func validated() throws -> NeuralSettings {
        for (name, value) in [("noise scale", noiseScale), ("duration noise scale", durationNoiseScale)] {
            guard let value, !(0...5).contains(value) else { continue }
            throw Problem(.usage, "The \(name) \(value) is out of range.", remedy: "Give a number from 0 to 5.")
        }
        return self
    }

    /// The number of the speaker that is asked for.
    ///
    /// - Parameters:
    ///   - count: how many the model knows.
    ///   - names: what the model calls them, where it does.
    func speakerIndex(count: Int, names: [String: Int] = [:]) throws(Problem) -> Int {
        guard let speaker else { return 0 }
        if let index = names[speaker] ?? names.first(where: { $0.key.lowercased() == speaker.lowercased() })?.value {
            return index
        }
        if let index = Int(speaker), index >= 0, index < count { return index }
        guard count > 1 else {
            throw Problem(.usage, "This voice has only one speaker.", remedy: "Leave --speaker out.")
        }
        let known = NameSuggestions.of(speaker, among: Array(names.keys)).map { "Did you mean “\($0)”? " } ?? ""
        throw Problem(
            .usage, "This voice has no speaker “\(NameSuggestions.quotable(speaker))”.",
            remedy: known + "Give a number from 0 to \(count - 1)\(names.isEmpty ? "" : " or a name").")
    }
}
