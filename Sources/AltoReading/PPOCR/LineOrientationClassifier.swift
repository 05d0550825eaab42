import Alto
import AltoGraph

/// PP-LCNet, which tells whether a line's image stands upside down.
final class LineOrientationClassifier {
    private static let width = 160, height = 80

    private let model: CompiledModel
    private let input: String
    private let output: String

    /// - Throws: `PPOCRError.shape`.
    init(_ model: CompiledModel, file: String) throws(PPOCRError) {
        guard let input = model.inputs.first, let output = model.outputs.first, model.inputs.count == 1,
            model.outputs.count == 1, input.type == .float32, output.type == .float32,
            input.shape.admits([1, 3, Self.height, Self.width]), output.shape.admits([1, 2])
        else { throw .shape(file: file, reason: "it does not tell how lines stand") }
        self.model = model
        (self.input, self.output) = (input.name, output.name)
    }

    /// - Returns: the probability that the line stands upside down.
    /// - Throws: `GraphError`.
    func upsideDown(_ quad: Quad, in raster: Raster) throws -> Double {
        let image = LineImage(raster, quad: quad, width: Self.width, height: Self.height)
        let request = try model.makeRequest()
        try request.set(
            input,
            ImageTensor.tensor(
                image.bytes, width: Self.width, height: Self.height, normalization: .imageNet, isReversed: true))
        try request.run()
        let answer = try request.floats(output)
        return answer.count == 2 ? Double(answer[1]) : 0
    }
}
