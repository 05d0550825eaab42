import Alto
import AltoGraph

/// PP-OCRv5's text detection: boxes of lines, as they lie in a raster.
final class TextDetector {
    enum Limits {
        /// The longest side that the network sees, and how many pixels: a share of the raster's own, within limits.
        /// More would find smaller print, and take time and memory in proportion (580,000 pixels some 0.12 s of one
        /// core and 110 MB, which the runtime keeps).
        static let longestSide = 960
        static let share = 0.4
        static let pixels = 320_000.0...580_000.0
        /// The network halves its picture five times.
        static let multiple = 32
        /// Small pictures are enlarged up to this side, so that letters 8 pixels high are seen.
        static let enlargedTo = 640
        static let mostEnlarged = 2.0
    }

    private let model: CompiledModel
    private let input: String
    private let output: String

    /// - Throws: `PPOCRError.shape`.
    init(_ model: CompiledModel, file: String) throws(PPOCRError) {
        guard let input = model.inputs.first, let output = model.outputs.first, model.inputs.count == 1,
            model.outputs.count == 1, input.type == .float32, output.type == .float32,
            input.shape.admits([1, 3, 64, 96]), output.shape.admits([1, 1, 64, 96])
        else { throw .shape(file: file, reason: "it is no text detector") }
        self.model = model
        (self.input, self.output) = (input.name, output.name)
    }

    /// The size at which a raster is looked at.
    static func size(width: Int, height: Int) -> (width: Int, height: Int) {
        let w = Double(width), h = Double(height), longest = max(w, h)
        let pixels = min(max(Limits.share * w * h, Limits.pixels.lowerBound), Limits.pixels.upperBound)
        let scale =
            longest < Double(Limits.enlargedTo)
            ? min(Limits.mostEnlarged, Double(Limits.enlargedTo) / longest)
            : min(1, Double(Limits.longestSide) / longest, (pixels / (w * h)).squareRoot())
        func side(_ value: Double) -> Int {
            max(1, Int((value * scale / Double(Limits.multiple)).rounded())) * Limits.multiple
        }
        return (side(w), side(h))
    }

    /// - Returns: the boxes, in pixels of the raster; each oriented along its side that is nearest to level.
    /// - Throws: `GraphError`, `PPOCRError`.
    func boxes(in raster: Raster) throws -> [ProbabilityMap.Box] {
        let (width, height) = Self.size(width: raster.width, height: raster.height)
        guard
            let pixels = ImageTensor.resized(
                raster.bytes, width: raster.width, height: raster.height, toWidth: width, height: height)
        else { return [] }
        let map = try probabilities(pixels, width: width, height: height)
        let (x, y) = (Double(raster.width) / Double(width), Double(raster.height) / Double(height))
        return map.boxes().map { ProbabilityMap.Box(quad: $0.quad.scaled(x: x, y: y), score: $0.score) }
    }

    /// - Parameter pixels: red, green, blue of a size whose sides are multiples of 32.
    func probabilities(_ pixels: [UInt8], width: Int, height: Int) throws -> ProbabilityMap {
        // A request holds the memory of its activations: it goes with the picture.
        let request = try model.makeRequest()
        try request.set(
            input,
            ImageTensor.tensor(pixels, width: width, height: height, normalization: .imageNet, isReversed: true))
        try request.run()
        let shape = try request.shape(output)
        guard shape == [1, 1, height, width],
            let map = ProbabilityMap(width: width, height: height, values: try request.floats(output))
        else { throw PPOCRError.shape(file: model.name, reason: "its answer has the shape \(shape)") }
        return map
    }
}
