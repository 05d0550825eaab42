import AltoGraph

/// PP-OCRv5's text recognition: the characters of a line's image.
///
/// Lines are read one by one: on a processor a batch of six takes as long as six lines. Their widths are rounded up to
/// few sizes, because the runtime prepares itself anew for each.
final class TextRecognizer {
    enum Limits {
        /// The network makes one step of so many columns.
        static let columnsOfStep = 8
        static let widths = [160, 320, 480, 640, 960, 1_280, 1_600, 2_000, 2_400]
    }

    private let model: CompiledModel
    private let table: CharacterTable
    private let input: String
    private let output: String
    private var request: InferenceRequest?

    /// - Throws: `PPOCRError`, also where the list of characters is another model's.
    init(_ model: CompiledModel, table: CharacterTable, file: String) throws(PPOCRError) {
        guard let input = model.inputs.first, let output = model.outputs.first, model.inputs.count == 1,
            model.outputs.count == 1, input.type == .float32, output.type == .float32, output.shape.rank == 3,
            input.shape.admits([1, 3, LineImage.height, 320])
        else { throw .shape(file: file, reason: "it is no text recognizer") }
        let classes = output.shape[2]
        guard classes == Shape.dynamic || classes == table.characters.count else {
            throw .characters(reason: "has \(table.characters.count) where the model has \(classes)")
        }
        self.model = model
        self.table = table
        (self.input, self.output) = (input.name, output.name)
    }

    /// A character, its probability, and where it stands along the line, 0 to 1.
    struct Character: Hashable, Sendable {
        var text: String
        var confidence: Double
        var start: Double
        var end: Double
    }

    /// - Throws: `GraphError`, `PPOCRError`.
    func characters(of image: LineImage) throws -> [Character] {
        let padded = Limits.widths.first { $0 >= image.width } ?? image.width
        let request = try self.request ?? model.makeRequest()
        self.request = request
        try request.set(
            input,
            ImageTensor.tensor(
                image.bytes, width: image.width, height: LineImage.height, paddedWidth: padded,
                normalization: .symmetric))
        try request.run()
        let shape = try request.shape(output)
        guard shape.rank == 3, shape[0] == 1, shape[2] == table.characters.count, shape[1] <= padded else {
            throw PPOCRError.shape(file: model.name, reason: "its answer has the shape \(shape)")
        }
        let used = (image.width + Limits.columnsOfStep - 1) / Limits.columnsOfStep
        let symbols = try request.withFloats(output) { values, shape in
            CTCDecoder.symbols(values, steps: shape[1], classes: shape[2], used: used)
        }
        let step = Double(padded) / Double(max(1, shape[1])) / Double(image.width)
        return symbols.compactMap { symbol in
            guard table.characters.indices.contains(symbol.index) else { return nil }
            return Character(
                text: table.characters[symbol.index], confidence: symbol.confidence,
                start: min(1, Double(symbol.steps.lowerBound) * step),
                end: min(1, Double(symbol.steps.upperBound) * step))
        }
    }
}
