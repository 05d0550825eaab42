package import AltoGraph
package import Foundation

/// An EfficientNet-Lite checkpoint, compiled and ready: views of a picture to probabilities.
///
/// All of it blocks the thread that calls it and belongs to one actor on an executor of its own.
package final class EfficientNetModel {
    package let config: EfficientNetConfig
    private let views: Int
    private let request: InferenceRequest
    private let runner: WarmUpRunner

    private static let pixels = "pixels"
    private static let logits = "logits"
    private static let graphName = "image classifier"
    /// To be changed with the graph.
    private static let definition = "efficientnet-lite 1"

    /// - Parameters:
    ///   - file: the checkpoint (`.pth` or safetensors).
    ///   - views: how many pictures it is given at once.
    ///   - cache: where the compiled graph is kept for the next time.
    /// - Throws: `CheckpointError` or `GraphError`.
    package init(
        file: URL, _ config: EfficientNetConfig = .lite2, views: Int, runtime: Runtime, cache: ModelCache? = nil
    ) throws {
        self.config = config
        self.views = views
        let weights = try Weights(files: [file])
        let kept = cache.map {
            CompiledGraphs(
                of: weights, definition: "\(Self.definition) \(config) \(views)", cache: $0, runtime: runtime)
        }
        let model: CompiledModel
        if let found = kept?.load([Self.graphName]), let first = found.models.first {
            model = first
            runner = WarmUpRunner(found.pages)
        } else {
            let network = try EfficientNetLite(Checkpoint(weights), config)
            try weights.finish { $0.hasSuffix(".num_batches_tracked") }
            var graph = Graph(Self.graphName)
            let input = graph.input(Self.pixels, [views, 3, config.imageSize, config.imageSize])
            graph.output(Self.logits, network(input))
            model = try weights.releasingPages { try runtime.compile(graph) }
            kept?.save([model])
            runner = WarmUpRunner(weights.pages)
        }
        request = try model.makeRequest()
    }

    /// - Parameter values: views behind one another, each [3, imageSize, imageSize].
    /// - Returns: the logits of each view.
    package func logits(_ values: [Float]) throws -> [[Float]] {
        try request.set(Self.pixels, Tensor(values, [views, 3, config.imageSize, config.imageSize]))
        try runner.run(request)
        let logits = try request.floats(Self.logits)
        guard logits.count == views * config.classes else {
            throw GraphError.port(Self.logits, reason: "is not one score a class")
        }
        return (0..<views).map { Array(logits[($0 * config.classes)..<(($0 + 1) * config.classes)]) }
    }

    /// The probabilities of the classes: the mean of what each view says.
    ///
    /// - Throws: `GraphError`, also where a damaged checkpoint makes no numbers.
    package func probabilities(_ values: [Float]) throws -> [Float] {
        var mean = [Float](repeating: 0, count: config.classes)
        for logits in try logits(values) {
            let greatest = logits.max() ?? 0
            let exponentials = logits.map { exp($0 - greatest) }
            let sum = exponentials.reduce(0, +) * Float(views)
            guard sum.isFinite, sum > 0 else { throw GraphError.port(Self.logits, reason: "holds no numbers") }
            for index in mean.indices { mean[index] += exponentials[index] / sum }
        }
        return mean
    }
}
