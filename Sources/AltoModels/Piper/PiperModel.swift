import AltoGraph
package import Foundation

/// A Piper voice's ONNX file, compiled and ready: symbols to sound.
///
/// The file is a whole VITS in one graph, with the names that its exporter happened to give; so it runs as it is, through
/// OpenVINO's ONNX front end. All of it blocks the thread that calls it.
package final class PiperModel {
    private let model: CompiledModel
    private let request: InferenceRequest
    private let hasSpeakers: Bool

    /// - Parameters:
    ///   - seed: what the model's own noise begins with.
    ///   - threads: all cores unless given.
    /// - Throws: `GraphError`.
    package init(file: URL, seed: UInt64, threads: Int?) throws {
        let runtime = try Runtime(.init(threads: threads ?? Processor.current.cores))
        model = try runtime.compile(modelAt: file.path, seed: seed)
        request = try model.makeRequest()
        let names = Set(model.inputs.map(\.name))
        for name in ["input", "input_lengths", "scales"] where !names.contains(name) {
            throw GraphError.port(name, reason: "is not there in the voice")
        }
        guard model.outputs.count == 1 else { throw GraphError.port("output", reason: "is not the voice's only one") }
        hasSpeakers = names.contains("sid")
    }

    /// - Parameters:
    ///   - speaker: for voices of several people.
    ///   - lengthScale: how long symbols last beside the model's own prediction.
    /// - Returns: samples from -1 to 1.
    package func speak(
        _ symbols: [Int], speaker: Int, noiseScale: Double, lengthScale: Double, durationNoiseScale: Double
    ) throws -> [Float] {
        try request.set("input", Tensor(symbols.map(Int64.init), [1, symbols.count]))
        try request.set("input_lengths", Tensor([Int64(symbols.count)], [1]))
        try request.set("scales", Tensor([noiseScale, lengthScale, durationNoiseScale].map(Float.init), [3]))
        if hasSpeakers { try request.set("sid", Tensor([Int64(speaker)], [1])) }
        try request.run()
        return try request.floats(model.outputs[0].name)
    }
}
