package import AltoGraph

/// A text that a decoder-only language model reads and writes. The keys and values of what it has seen stay in the runtime.
///
/// It blocks the thread that calls it and belongs to one actor on an executor of its own.
package final class CausalDecoder: StepDecoder {
    private let config: DecoderConfig
    private let embeddings: TokenEmbeddings
    private let rotary: RotaryTable
    private let request: InferenceRequest
    private let runner: WarmUpRunner
    /// How many positions the model has seen.
    package private(set) var length = 0
    /// What it has read, where that may have to be read once more.
    private var history: [Float] = []
    /// For which length of the text that was.
    private var lastEnd = 0
    /// Pictures beside the text, where the model looks at such, and what `Decoder.pictureGraph` was compiled to.
    private var pictures: ShownPictures?
    private let pictureModel: CompiledModel?

    /// More than so many positions are not read at once: it would not be faster, and whoever cancels would wait.
    static let pieceLength = 512

    /// - Parameters:
    ///   - model: what `Decoder.graph` was compiled to.
    ///   - pictures: what `Decoder.pictureGraph` was, if there is one.
    package init(
        _ model: CompiledModel, _ decoder: Decoder, _ runner: WarmUpRunner, pictures: CompiledModel? = nil
    ) throws {
        config = decoder.config
        embeddings = decoder.embeddings
        rotary = RotaryTable(decoder.config.rope, headDim: decoder.config.headDim)
        request = try runner.request(of: model)
        self.runner = runner
        pictureModel = pictures
        try request.reset()
        try show([], at: [])
    }

    deinit { request.releaseInputs() }

    package var maxLength: Int { config.maxPositions }
    package var hiddenSize: Int { config.hiddenSize }

    /// Forgets what was read.
    package func reset() throws {
        try request.reset()
        length = 0
        history = []
    }

    /// Shows pictures beside the text, in place of those that were shown before: each position that is read or written
    /// from here on sees the last one before it. A model that has pictures in its text takes none.
    ///
    /// - Parameters:
    ///   - features: [rows, pictureSize], as many rows for each picture.
    ///   - positions: where in the text each stands, the first one first.
    package func show(_ features: [Float], at positions: [Int]) throws {
        guard let pictureModel, let width = config.crossAttention?.pictureSize else { return }
        let shown = ShownPictures(features, at: positions, width: width)
        let seen = try runner.run(pictureModel) { try $0.set(CausalIO.pictures, shown.features) }
        for layer in 0..<config.crossLayers {
            for name in [CausalIO.keys(layer), CausalIO.values(layer)] { try request.set(name, from: seen, name) }
        }
        pictures = shown
    }

    /// The vectors of tokens, [1, tokens, hiddenSize], with others in some places.
    ///
    /// - Parameters:
    ///   - replacements: rows of `features`, in their order, stand in the places of this token.
    ///   - features: [rows, hiddenSize].
    package func embed(_ tokens: [Int], replacing token: Int? = nil, by features: [Float] = []) -> Tensor {
        var row = 0
        return .floats([1, tokens.count, config.hiddenSize]) { values in
            for (position, found) in tokens.enumerated() {
                let start = position * config.hiddenSize
                if found == token, (row + 1) * config.hiddenSize <= features.count {
                    for column in 0..<config.hiddenSize {
                        values[start + column] = features[row * config.hiddenSize + column]
                    }
                    row += 1
                    continue
                }
                embeddings.copy(found, into: &values, at: start)
                guard config.embeddingScale != 1 else { continue }
                for column in start..<start + config.hiddenSize { values[column] *= config.embeddingScale }
            }
        }
    }

    /// Reads vectors as the only text, in pieces.
    ///
    /// - Parameters:
    ///   - vectors: [1, positions, hiddenSize], at least one position.
    ///   - attendsBothWays: whether these positions all see one another; else each sees itself and those before it.
    /// - Returns: the scores of the word behind them.
    /// - Throws: `CancellationError` between pieces.
    package func read(_ vectors: Tensor, attendsBothWays: Bool = false) throws -> Logits {
        let count = vectors.shape[1]
        // Who sees what is behind must have it there.
        let piece = attendsBothWays ? count : Self.pieceLength
        var start = 0
        let whole = length + count
        while start < count {
            try Task.checkCancellation()
            let end = min(count, start + piece)
            // A longer text has other angles from its first word on.
            let piece = start == 0 && end == count ? vectors : vectors.rows(start..<end)
            try run(piece, parents: [0], attendsBothWays: attendsBothWays, whole: whole)
            start = end
        }
        return Logits(values: try request.floats(DecoderIO.logits), count: config.tokenCount)
    }

    package func step(_ tokens: [[Int]], parents: [Int]) throws -> Logits {
        let count = tokens.first?.count ?? 0
        guard count > 0, tokens.allSatisfy({ $0.count == count }), parents.count == tokens.count else {
            throw GraphError.port("tokens", reason: "is no rectangle")
        }
        let vectors = embed(Array(tokens.joined())).reshaped([tokens.count, count, config.hiddenSize])
        try run(vectors, parents: parents, attendsBothWays: false)
        return Logits(values: try request.floats(DecoderIO.logits), count: config.tokenCount)
    }

    /// What the last run had behind each layer, if the model shows its states.
    package func states() throws -> [[Float]] {
        try (1...config.layers).map { try request.floats(DecoderIO.state($0)) }
    }

    /// - Parameter whole: how long the text will be after all its pieces; as long as with these vectors unless given.
    private func run(_ vectors: Tensor, parents: [Int], attendsBothWays: Bool, whole: Int? = nil) throws {
        let end = whole ?? length + vectors.shape[1]
        if rotary.hasLengths, parents.count == 1 {
            if length > 0, rotary.differs(end, from: lastEnd) { try reread(upTo: end) }
            history += vectors.values
        }
        lastEnd = end
        try run(vectors, parents: parents, attendsBothWays, end: end)
    }

    /// Reads everything once more with the angles of a longer text (LongRoPE).
    private func reread(upTo end: Int) throws {
        let read = history
        try request.reset()
        length = 0
        for start in stride(from: 0, to: read.count, by: Self.pieceLength * config.hiddenSize) {
            let piece = Array(read[start..<min(read.count, start + Self.pieceLength * config.hiddenSize)])
            let vectors = Tensor(piece, [1, piece.count / config.hiddenSize, config.hiddenSize])
            try run(vectors, parents: [0], false, end: end)
        }
    }

    /// What the operations of the last run took (see `InferenceRequest.profile`).
    package func profile() throws -> String { try request.profile() }

    private func run(_ vectors: Tensor, parents: [Int], _ attendsBothWays: Bool, end: Int) throws {
        let count = vectors.shape[1]
        let first = config.firstPosition + length
        let angles = rotary.values(first..<first + count, end: config.firstPosition + end)
        try request.set(CausalIO.embeddings, vectors)
        try request.set(CausalIO.cosines, Tensor(angles.cosines, [1, 1, count, config.headDim]))
        try request.set(CausalIO.sines, Tensor(angles.sines, [1, 1, count, config.headDim]))
        try request.set(CausalIO.parents, Tensor(parents.map(Int32.init), [parents.count]))
        try request.set(CausalIO.mask, mask(count, window: nil, attendsBothWays))
        if request.model.inputs.contains(where: { $0.name == CausalIO.windowMask }) {
            try request.set(CausalIO.windowMask, mask(count, window: config.slidingWindow, attendsBothWays))
        }
        if let shown = pictures?.mask(length..<length + count) {
            try request.set(CausalIO.pictureMask, shown.mask)
            try request.set(CausalIO.seesPictures, shown.sees)
        }
        try runner.run(request)
        length += count
    }

    /// What is added to scores, [1, 1, count, length + count]: 0 where a position is seen.
    private func mask(_ count: Int, window: Int?, _ attendsBothWays: Bool) -> Tensor {
        let total = length + count
        return .floats([1, 1, count, total]) { mask in
            for row in 0..<count {
                let position = length + row
                if !attendsBothWays {
                    for column in (position + 1)..<max(position + 1, total) {
                        mask[row * total + column] = -.greatestFiniteMagnitude
                    }
                }
                // Who sees what is behind sees all that is before, too.
                guard let window, position >= window, !attendsBothWays else { continue }
                for column in 0...position - window { mask[row * total + column] = -.greatestFiniteMagnitude }
            }
        }
    }
}
