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
    private let runner: WarmUpRunner
    private var decoding: InferenceRequest?

    /// Loads and compiles what is in a folder: `config.json` and the weights.
    ///
    /// - Parameters:
    ///   - precision: what the decoder computes in.
    ///   - cache: where the compiled graphs are kept for the next time.
    ///   - showsStates: adds outputs for comparing with the reference.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(
        folder: URL, precision: VITSPrecision = .fp32, runtime: Runtime, cache: ModelCache? = nil,
        showsStates: Bool = false
    ) throws {
        let bfloat16 = precision == .bf16
        let config = try VITSConfig(folder: folder)
        self.config = config
        let weights = try Weights(folder: folder)
        let kept = cache.map {
            CompiledGraphs(
                of: weights, definition: "\(Self.definition) \(precision) \(config)", cache: $0, runtime: runtime)
        }
        let models: [CompiledModel]
        let pages: MappedPages
        if !showsStates, let found = kept?.load(VITSGraphs.names, bfloat16: bfloat16 ? [VITSGraphs.names[0]] : []) {
            (models, pages) = found
        } else {
            let parts = try VITSGraphs.Parts(Checkpoint(weights), config)
            try weights.finish { Self.isIgnored($0, config) }
            pages = weights.pages
            models = try weights.releasingPages {
                try runtime.compile(VITSGraphs.all(parts, config, bfloat16: bfloat16, showsStates: showsStates))
            }
            if !showsStates { kept?.save(models) }
        }
        runner = WarmUpRunner(pages)
        (decoder, flow, text) = (models[0], models[1], models[2])
    }

    /// To be changed with the graphs.
    private static let definition = "vits 3"

    /// - Parameters:
    ///   - threads: all cores unless given.
    ///   - cache: the folder where compiled graphs are kept; nil for none.
    package convenience init(folder: URL, precision: VITSPrecision, threads: Int?, cache: URL?) throws {
        try self.init(
            folder: folder, precision: precision, runtime: Runtime(.init(threads: threads ?? Processor.current.cores)),
            cache: cache.map { ModelCache(folder: $0) })
    }

    /// Tensors that only training needs, and, in a model of one voice, what would tell voices apart.
    private static func isIgnored(_ name: String, _ config: VITSConfig) -> Bool {
        name.hasPrefix("posterior_encoder.")
            || config.durations.isStochastic && StochasticDurationPredictor.isForTraining(name)
            || !config.hasSpeakers
                && (name.contains(".cond.") || name.contains(".cond_layer.") || name.hasPrefix("embed_speaker."))
    }

    /// What the text encoder found in some symbols.
    package struct EncodedText {
        /// For each symbol the logarithm of how many frames it lasts at rate 1.
        package let logDurations: [Float]
        /// Of the frames that stand for each symbol: [1, flowSize, symbols], as are the log-variances.
        package let means: [Float]
        package let logVariances: [Float]
        /// The states behind the embedding and each layer, where the model shows them.
        package let states: [[Float]]
        let speaker: Int
    }

    /// Reads symbols.
    ///
    /// - Parameters:
    ///   - speaker: below `config.numSpeakers`.
    ///   - noise: two numbers for each symbol, scaled: all first ones, then all second ones.
    package func read(_ symbols: [Int], speaker: Int, noise: [Float]) throws -> EncodedText {
        // Its memory, and that of the flow, is free again before the decoder needs its own.
        let request = try text.makeRequest()
        try request.set(VITSGraphs.Name.symbols, Tensor(symbols.map(Int64.init), [1, symbols.count]))
        try request.set(VITSGraphs.Name.noise, Tensor(noise, [1, 2, symbols.count]))
        try set(speaker, request)
        try runner.run(request)
        let states = text.outputs.map(\.name).filter { $0.hasPrefix("state.") }.count
        return EncodedText(
            logDurations: try request.floats(VITSGraphs.Name.logDurations),
            means: try request.floats(VITSGraphs.Name.means),
            logVariances: try request.floats(VITSGraphs.Name.logVariances),
            states: try (0..<states).map { try request.floats(VITSGraphs.Name.state($0)) }, speaker: speaker)
    }

    /// Latent frames of a sentence.
    package struct Latents {
        package let count: Int
        /// [1, flowSize, count].
        package let values: [Float]
        let tensor: Tensor
        let speaker: Int
    }

    /// - Parameters:
    ///   - durations: how many frames each symbol lasts; all together at least 1.
    ///   - noise: for each channel of a frame, and all frames in a row, a number, scaled.
    package func frames(of reading: EncodedText, durations: [Int], noise: [Float]) throws -> Latents {
        let alignment = durations.enumerated().flatMap { Array(repeating: Int64($0.offset), count: $0.element) }
        let statistics: Shape = [1, config.flowSize, durations.count]
        let request = try flow.makeRequest()
        try request.set(VITSGraphs.Name.means, Tensor(reading.means, statistics))
        try request.set(VITSGraphs.Name.logVariances, Tensor(reading.logVariances, statistics))
        try request.set(VITSGraphs.Name.alignment, Tensor(alignment, [alignment.count]))
        let shape: Shape = [1, config.flowSize, alignment.count]
        try request.set(VITSGraphs.Name.noise, Tensor(noise, shape))
        try set(reading.speaker, request)
        try runner.run(request)
        let values = try request.floats(VITSGraphs.Name.latents)
        defer { Runtime.trimMemory() }
        return Latents(count: alignment.count, values: values, tensor: Tensor(values, shape), speaker: reading.speaker)
    }

    /// The sound of some of the frames, `config.decoder.hopLength` samples each: exactly what the whole's sound has there,
    /// because the decoder also sees as many frames on each side as can matter.
    package func sound(of latents: Latents, _ range: Range<Int>) throws -> [Float] {
        let margin = config.decoder.margins.frames
        let begin = max(0, range.lowerBound - margin)
        let end = min(latents.count, range.upperBound + margin)
        let request = try decoding ?? decoder.makeRequest()
        decoding = request
        try request.set(VITSGraphs.Name.latents, latents.tensor)
        for (name, value) in [
            (VITSGraphs.Name.begin, begin), (VITSGraphs.Name.end, end),
            (VITSGraphs.Name.cutBegin, range.lowerBound - margin >= 0 ? 1 : 0),
            (VITSGraphs.Name.cutEnd, range.upperBound + margin <= latents.count ? 1 : 0),
        ] {
            try request.set(name, Tensor([Int64(value)], [1]))
        }
        try set(latents.speaker, request)
        try runner.run(request)
        request.releaseInputs()
        // Without room for a margin the sound begins and ends with the sentence's.
        let hop = config.decoder.hopLength
        let first = range.lowerBound - margin >= 0 ? 0 : range.lowerBound * hop
        return try request.withFloats(VITSGraphs.Name.sound) { samples, _ in
            (first..<first + range.count * hop).map { samples[$0] }
        }
    }

    /// The decoder's operations in its last run, for tuning.
    package func decoderProfile() throws -> String { try decoding?.profile() ?? "" }

    private func set(_ speaker: Int, _ request: InferenceRequest) throws {
        guard config.hasSpeakers else { return }
        try request.set(VITSGraphs.Name.speaker, Tensor([Int64(speaker)], [1]))
    }
}
