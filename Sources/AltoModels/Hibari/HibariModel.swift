import AltoGraph
package import Foundation

/// hibari, compiled and ready: phonemes to durations, to spectra, to sound at 24 kHz.
///
/// A network of 6 million weights, distilled from Kokoro-82M, whose output `HarmonicPlusNoise` makes audible
/// (hibari-tts 0.2.1, Apache-2.0, by M. Williams). The weights are int8 in its file; here they are multiplied as
/// float32, so that what the original's rounding of activations adds is not heard. All of it blocks the thread that
/// calls it and belongs to one actor.
package final class HibariModel {
    package static let sampleRate = HarmonicPlusNoise.sampleRate
    /// A duration's frame has two frames of sound.
    package static let framesPerDuration = 2
    /// Samples in a duration's frame.
    package static let hop = framesPerDuration * HarmonicPlusNoise.hop
    private let text: CompiledModel
    private let frames: CompiledModel
    private let reading: InferenceRequest
    private let speaking: InferenceRequest

    /// - Parameters:
    ///   - file: `hibari.onnx`, or another voice's of the same form.
    ///   - threads: all cores unless given.
    ///   - cache: where the compiled graphs are kept for the next time; nil for nowhere.
    /// - Throws: `CheckpointError` or `GraphError`.
    package init(file: URL, threads: Int?, cache: URL?) throws {
        let runtime = try Runtime(.init(threads: threads ?? Processor.current.cores))
        let identity = try FileIdentity(file).text
        let kept = cache.map {
            CompiledGraphs(
                identity: identity, definition: Self.definition, cache: ModelCache(folder: $0), runtime: runtime)
        }
        let models: [CompiledModel]
        if let found = kept?.load(HibariGraphs.names)?.models {
            models = found
        } else {
            models = try runtime.compile(HibariGraphs.all(try ONNXTensors(file)))
            kept?.save(models)
        }
        guard models.count == 2 else { throw GraphError.port("graphs", reason: "are not two") }
        (frames, text) = (models[0], models[1])
        reading = try text.makeRequest()
        speaking = try frames.makeRequest()
    }

    /// To be changed with the graphs.
    private static let definition = "hibari 2"

    /// How long each symbol lasts at rate 1.
    ///
    /// - Parameter symbols: with a pause at both ends.
    /// - Returns: frames of 25 ms, before they are rounded.
    package func durations(of symbols: [Int]) throws -> [Float] {
        guard symbols.allSatisfy((0..<HibariTextEncoder.symbols).contains) else {
            throw GraphError.port(HibariGraphs.Name.symbols, reason: "are not all known")
        }
        try reading.set(HibariGraphs.Name.symbols, Tensor(symbols.map(Int64.init), [1, symbols.count]))
        try reading.run()
        return try reading.floats(HibariGraphs.Name.logDurations).map { exp($0) - 1 }
    }

    /// What is heard of the symbols that `durations` was asked for last.
    ///
    /// - Parameters:
    ///   - frames: of 25 ms, for each of the symbols.
    ///   - pitch: a factor on the voice's own; the timbre stays.
    package func frames(_ frames: [Int], pitch: Double = 1) throws -> HibariFrames {
        let alignment = frames.enumerated().flatMap { repeatElement(Int64($0.offset), count: $0.element) }
        typealias Name = HibariGraphs.Name
        for name in [Name.content, Name.prosody] { try speaking.set(name, from: reading, name) }
        try speaking.set(Name.alignment, Tensor(alignment, [alignment.count]))
        try speaking.set(Name.pitchFactor, Tensor([Float(pitch)], [1]))
        try speaking.run()
        return HibariFrames(
            spectrum: try speaking.floats(Name.spectrum), pitch: try speaking.floats(Name.pitch),
            bins: HibariGraphs.bins)
    }
}

/// What the network says of each frame of 12.5 ms.
package struct HibariFrames: Sendable {
    /// Frame by frame five lists of `bins` numbers each: the logarithm of the harmonics' magnitude, their phase
    /// before tanh, the logarithm of the noise's magnitude, and the logarithm of magnitude and phase of the rest.
    package let spectrum: [Float]
    /// In hertz; below 40 nothing is voiced.
    package let pitch: [Float]
    package let bins: Int

    package init(spectrum: [Float], pitch: [Float], bins: Int) {
        self.spectrum = spectrum
        self.pitch = pitch
        self.bins = bins
    }

    package var count: Int { bins > 0 ? min(pitch.count, spectrum.count / (5 * bins)) : 0 }
}
