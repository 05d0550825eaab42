package import AltoGraph
package import Foundation

/// A VITS checkpoint, compiled and ready: symbols to durations, to latent frames, to sound.
///
/// The three steps are apart so that sound can be had in pieces. All of it blocks the thread that calls it and belongs to
/// one actor on an executor of its own.
package final class VITSModel {
    package let config: VITSConfig
    private let text: CompiledModel
    private let flow: CompiledModel
    private let decoder: CompiledModel
    private let weights: Weights
    private let idle = RequestPool()
    private var warm: Set<ObjectIdentifier> = []

    /// Loads and compiles what is in a folder: `config.json` and the weights.
    ///
    /// - Parameter showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(folder: URL, runtime: Runtime, showsStates: Bool = false) throws {
        let config = try VITSConfig(folder: folder)
        self.config = config
        weights = try Weights(folder: folder)
        let parts = try VITSGraphs.Parts(Checkpoint(weights), config)
        try weights.finish { Self.isIgnored($0, config) }
        let compiled = try weights.releasingPages {
            try runtime.compile([
                VITSGraphs.decoder(parts, config), VITSGraphs.flow(parts, config),
                VITSGraphs.text(parts, showsStates: showsStates),
            ])
        }
        (decoder, flow, text) = (compiled[0], compiled[1], compiled[2])
    }

    /// - Parameter threads: all cores unless given.
    package convenience init(folder: URL, threads: Int?) throws {
        try self.init(folder: folder, runtime: Runtime(.init(threads: threads ?? Processor.current.cores)))
    }

    /// Tensors that only training needs, and, in a model of one voice, what would tell voices apart.
    private static func isIgnored(_ name: String, _ config: VITSConfig) -> Bool {
        name.hasPrefix("posterior_encoder.")
            || config.durations.isStochastic && StochasticDurationPredictor.isForTraining(name)
            || !config.hasSpeakers && (name.contains(".cond.") || name.contains(".cond_layer.") || name.hasPrefix("embed_speaker."))
    }

    /// What the text encoder found in some symbols.
    package struct Reading {
        /// For each symbol the logarithm of how many frames it lasts at rate 1.
        package let logDurations: [Float]
        let request: InferenceRequest
        let speaker: Int

        /// The states behind the embedding and each layer, where the model shows them.
        package func state(_ index: Int) throws -> [Float] { try request.floats(VITSGraphs.Name.state(index)) }
        package var means: [Float] { get throws { try request.floats(VITSGraphs.Name.means) } }
        package var logVariances: [Float] { get throws { try request.floats(VITSGraphs.Name.logVariances) } }
    }

    /// Reads symbols.
    ///
    /// - Parameters:
    ///   - speaker: below `config.speakers`.
    ///   - noise: two numbers for each symbol, scaled: all first ones, then all second ones.
    package func read(_ symbols: [Int], speaker: Int, noise: [Float]) throws -> Reading {
        let request = try idle.request(of: text)
        try request.set(VITSGraphs.Name.symbols, Tensor(symbols.map(Int64.init), [1, symbols.count]))
        try request.set(VITSGraphs.Name.noise, Tensor(noise, [1, 2, symbols.count]))
        try set(speaker, request)
        try run(request)
        return Reading(
            logDurations: try request.floats(VITSGraphs.Name.logDurations), request: request, speaker: speaker)
    }

    /// Latent frames of a sentence.
    package struct Latents {
        package let count: Int
        let request: InferenceRequest
        let speaker: Int

        /// [1, flowWidth, count].
        package var values: [Float] { get throws { try request.floats(VITSGraphs.Name.latents) } }
    }

    /// - Parameters:
    ///   - durations: how many frames each symbol lasts; all together at least 1.
    ///   - noise: for each channel of a frame, and all frames in a row, a number, scaled.
    package func frames(of reading: Reading, durations: [Int], noise: [Float]) throws -> Latents {
        let places = durations.enumerated().flatMap { Array(repeating: Int64($0.offset), count: $0.element) }
        let request = try idle.request(of: flow)
        try request.set(VITSGraphs.Name.means, from: reading.request, VITSGraphs.Name.means)
        try request.set(VITSGraphs.Name.logVariances, from: reading.request, VITSGraphs.Name.logVariances)
        try request.set(VITSGraphs.Name.places, Tensor(places, [places.count]))
        try request.set(VITSGraphs.Name.noise, Tensor(noise, [1, config.flowWidth, places.count]))
        try set(reading.speaker, request)
        try run(request)
        request.releaseInputs()
        return Latents(count: places.count, request: request, speaker: reading.speaker)
    }

    /// The sound of some of the frames, `config.decoder.hop` samples each: exactly what the whole's sound has there,
    /// because the decoder also sees as many frames on each side as can matter.
    package func sound(of latents: Latents, _ range: Range<Int>) throws -> [Float] {
        let margin = config.decoder.margins.frames
        let begin = max(0, range.lowerBound - margin)
        let end = min(latents.count, range.upperBound + margin)
        let request = try idle.request(of: decoder)
        try request.set(VITSGraphs.Name.latents, from: latents.request, VITSGraphs.Name.latents)
        for (name, value) in [
            (VITSGraphs.Name.begin, begin), (VITSGraphs.Name.end, end),
            (VITSGraphs.Name.cutBegin, range.lowerBound - margin >= 0 ? 1 : 0),
            (VITSGraphs.Name.cutEnd, range.upperBound + margin <= latents.count ? 1 : 0),
        ] {
            try request.set(name, Tensor([Int64(value)], [1]))
        }
        try set(latents.speaker, request)
        try run(request)
        request.releaseInputs()
        // Without room for a margin the sound begins and ends with the sentence's.
        let hop = config.decoder.hop
        let first = range.lowerBound - margin >= 0 ? 0 : range.lowerBound * hop
        return try request.withFloats(VITSGraphs.Name.sound) { samples, _ in
            (first..<first + range.count * hop).map { samples[$0] }
        }
    }

    /// The decoder's operations in its last run, for tuning.
    package func decoderProfile() throws -> String {
        try idle.request(of: decoder).profile()
    }

    /// The first time that a graph runs, it packs what it has not packed when it was compiled.
    private func run(_ request: InferenceRequest) throws {
        if warm.insert(ObjectIdentifier(request.model)).inserted {
            try weights.releasingPages { try request.run() }
        } else {
            try request.run()
        }
    }

    private func set(_ speaker: Int, _ request: InferenceRequest) throws {
        guard config.hasSpeakers else { return }
        try request.set(VITSGraphs.Name.speaker, Tensor([Int64(speaker)], [1]))
    }
}
