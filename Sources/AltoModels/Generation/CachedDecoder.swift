internal import AltoGraph

/// One text being written: the decoder with the keys and values of what it looks at; those of the words so far the runtime keeps.
package final class CachedDecoder: StepDecoder {
    fileprivate let current: InferenceRequest
    private let sizes: Sizes
    private let runner: WarmUpRunner
    /// How many words the decoder has seen.
    private(set) var length = 0

    init(
        _ model: CompiledModel, _ sizes: Sizes, source: InferenceRequest, kind: DecoderIO.Kind = .cross,
        _ runner: WarmUpRunner
    ) throws {
        self.sizes = sizes
        self.runner = runner
        current = try runner.request(of: model)
        try current.reset()
        for layer in 0..<sizes.layers {
            for name in [DecoderIO.keys, DecoderIO.values] {
                try current.set(name(layer, .cross), from: source, name(layer, kind))
            }
        }
    }

    /// What has to be known of a decoder to run it.
    package struct Sizes: Sendable {
        package let layers: Int
        package let heads: Int
        package let headDim: Int
        /// How many words it has places for.
        package let maxPositions: Int
        package let vocabSize: Int
        /// Of the keys of one head, which may hold more than the head is wide.
        package let keyDim: Int

        init(layers: Int, heads: Int, headDim: Int, maxPositions: Int, vocabSize: Int, keyDim: Int? = nil) {
            (self.layers, self.heads, self.headDim) = (layers, heads, headDim)
            (self.maxPositions, self.vocabSize, self.keyDim) = (maxPositions, vocabSize, keyDim ?? headDim)
        }
    }

    deinit { current.releaseInputs() }

    package var maxLength: Int { sizes.maxPositions }

    package func step(_ tokens: [[Int]], parents: [Int]) throws -> Logits {
        let count = tokens.first?.count ?? 0
        guard count > 0, tokens.allSatisfy({ $0.count == count }), parents.count == tokens.count else {
            throw GraphError.port("tokens", reason: "is no rectangle")
        }
        let past = length
        try current.set(DecoderIO.tokens, Tensor(tokens.joined().map(Int64.init), [tokens.count, count]))
        try current.set(DecoderIO.positions, Tensor((past..<past + count).map(Int64.init), [count]))
        try current.set(DecoderIO.parents, Tensor(parents.map(Int32.init), [parents.count]))
        // A word sees itself and those before it.
        let mask = Tensor.floats([1, 1, count, past + count]) { mask in
            for row in 0..<count {
                for column in (past + row + 1)..<max(past + row + 1, past + count) {
                    mask[row * (past + count) + column] = -.greatestFiniteMagnitude
                }
            }
        }
        try current.set(DecoderIO.mask, mask)
        try runner.run(current)
        length += count
        return Logits(values: try current.floats(DecoderIO.logits), count: sizes.vocabSize)
    }

    /// What the last step had behind the embeddings and each layer, if the model shows its states.
    package func states() throws -> [[Float]] {
        try (0...sizes.layers).map { try current.floats(DecoderIO.state($0)) }
    }
}

extension CachedDecoder {
    /// What the operations of the last step took (see `InferenceRequest.profile`).
    package func profile() throws -> String { try current.profile() }
}
