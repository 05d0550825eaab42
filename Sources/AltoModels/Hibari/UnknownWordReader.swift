import AltoGraph
import AltoJSON
package import Foundation

/// Reads words that no dictionary has: hibari's `oov.onnx`, a transformer over letters whose output is read as CTC
/// (Graves et al., 2006): repetitions are one, blanks are nothing.
///
/// All of it blocks the thread that calls it and belongs to one actor.
package final class UnknownWordReader {
    private let letters: [Unicode.Scalar: Int64]
    private let phonemes: [String]
    private let longest: Int
    private let request: InferenceRequest
    private let output: String
    private static let input = "chars"

    /// - Parameters:
    ///   - file: with its letters and phonemes beside it, `oov.json` for `oov.onnx`.
    ///   - cache: where the compiled graph is kept; nil for nowhere.
    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    package init(file: URL, threads: Int?, cache: URL?) throws {
        let name = file.deletingPathExtension().lastPathComponent + ".json"
        guard let facts = ModelFile(name, in: file.deletingLastPathComponent()) else {
            throw ModelFileError.unreadable(file: name)
        }
        let json = try JSONObject(try facts.json(), file: name)
        guard let written = try json.array("in")?.map({ $0.string?.unicodeScalars.first }), !written.contains(nil)
        else {
            throw json.wrongType("in", expected: "a list of letters")
        }
        guard let heard = try json.array("out")?.map(\.string), !heard.contains(nil) else {
            throw json.wrongType("out", expected: "a list of phonemes")
        }
        letters = Dictionary(
            written.compactMap(\.self).enumerated().map { ($1, Int64($0 + 1)) }
        ) { first, _ in first }
        phonemes = heard.compactMap(\.self)
        longest = try ConfigReader(json)("maxlen", 24, in: 1...1_000)

        let runtime = try Runtime(.init(threads: threads ?? Processor.current.cores))
        let model = try CompiledGraphs.model(
            at: file, name: "unknown words", cache: cache.map { ModelCache(folder: $0) }, runtime: runtime)
        guard model.inputs.map(\.name) == [Self.input], let output = model.outputs.first, model.outputs.count == 1,
            output.type == .int64 || output.type == .int32
        else { throw GraphError.port(Self.input, reason: "is not the only input of \(file.lastPathComponent)") }
        self.output = output.name
        request = try model.makeRequest()
    }

    /// - Returns: nil for a word of letters that it does not know.
    package func phonemes(of word: String) throws -> String? {
        let ids = word.unicodeScalars.compactMap { letters[$0] }.prefix(longest)
        guard !ids.isEmpty else { return nil }
        try request.set(Self.input, Tensor(Array(ids), [1, ids.count]))
        try request.run()
        var previous = 0
        var heard = ""
        for symbol in try request.integers(output) {
            if symbol != previous, symbol > 0, symbol <= phonemes.count { heard += phonemes[symbol - 1] }
            previous = symbol
        }
        return heard
    }
}
