import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// A small vision transformer or connector and what transformers computes from it (Tools/reference/vision.py).
struct VisionReference {
    /// The sizes of all of them.
    static func config(isCLIP: Bool, _ activation: Activation, epsilon: Double) -> VisionTransformerConfig {
        VisionTransformerConfig(
            hiddenSize: 32, intermediateSize: 40, layers: 3, heads: 4, imageSize: 42, patchSize: 7,
            activation: activation, epsilon: epsilon, isCLIP: isCLIP)
    }

    static let textSize = 24
    /// The names of its weights.
    let tensors: [String]
    private let list: JSON
    private let outputs: Checkpoint

    init(_ name: String) throws {
        let folder = Shared.root.appending(path: "Tests/Reference/vision/\(name)")
        outputs = Checkpoint(try Weights(files: [folder.appending(path: "reference.safetensors")]))
        list = try #require(ModelFile("tensors.json", in: folder)).json()
        tensors = try #require(list.array).compactMap { $0["name"]?.string }
    }

    func output(_ name: String) throws -> [Float] {
        try outputs.floats(name, try #require(outputs.shape(of: name)))
    }

    /// Compiles and runs a graph of the weights once.
    ///
    /// - Parameters:
    ///   - disturbed: a tensor whose numbers are others than the reference's: not by a factor alone, which a norm might undo.
    ///   - build: makes the graph and what goes into it.
    /// - Returns: its outputs by name.
    func run(
        disturbing disturbed: String? = nil, _ build: (Checkpoint, inout Graph) throws -> [String: Tensor]
    ) throws -> [String: [Float]] {
        let scratch = TemporaryFolder()
        let file = scratch.url.appending(path: "model.safetensors")
        try FormulaWeights.write(disturbed.map(changing) ?? list, to: file)
        let weights = try Weights(files: [file])
        var graph = Graph("vision")
        let inputs = try build(Checkpoint(weights), &graph)
        let request = try Runtime(Runtime.Settings(threads: 1)).compile(graph).makeRequest()
        for (name, tensor) in inputs { try request.set(name, tensor) }
        try request.run()
        var found: [String: [Float]] = [:]
        for port in request.model.outputs { found[port.name] = try request.floats(port.name) }
        return found
    }

    private func changing(_ name: String) -> JSON {
        .array(
            (list.array ?? []).map { tensor in
                guard tensor["name"]?.string == name, let members = tensor.members else { return tensor }
                let spread = tensor["spread"]?.double ?? 0
                return .object(
                    members.map { key, value in
                        switch key {
                        case "spread": (key, .number(1.1 * spread))
                        case "centre": (key, .number((value.double ?? 0) + 0.1 * spread))
                        default: (key, value)
                        }
                    })
            })
    }

    static func numbers(_ name: String, _ shape: Shape, spread: Float = 1.7) -> [Float] {
        FormulaWeights.numbers(name, count: shape.count ?? 0, center: 0, spread: spread)
    }
}
