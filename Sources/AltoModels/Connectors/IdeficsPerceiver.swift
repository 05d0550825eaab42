package import AltoGraph

/// Any number of patches to a fixed number of vectors (Perceiver Resampler: Alayrac et al., 2022, section 3.1.1), as
/// IDEFICS has it: layer norms, an MLP with ReLU.
package struct IdeficsPerceiver {
    private let latents: Node
    private let blocks: [(attention: IdeficsPerceiverAttention, mlp: IdeficsPerceiverMLP)]
    private let norm: LayerNorm

    package struct Config: Sendable, Equatable {
        package var latents = 64
        package var depth = 6
        package var heads = 16
        package var headDim = 96
        package var normalizesQueriesAndKeys = false

        package init() {}
    }

    /// - Parameters:
    ///   - checkpoint: `perceiver_resampler`.
    ///   - width: of the patches, and of what comes out.
    package init(_ checkpoint: Checkpoint, _ config: Config, width: Int) throws(CheckpointError) {
        latents = try checkpoint.tensor("latents", [config.latents, width])
        var blocks: [(attention: IdeficsPerceiverAttention, mlp: IdeficsPerceiverMLP)] = []
        for index in 0..<config.depth {
            let part = checkpoint["blocks"][index]
            blocks.append(
                (
                    try IdeficsPerceiverAttention(part["0"], config, width: width),
                    try IdeficsPerceiverMLP(part["1"], width: width)
                ))
        }
        self.blocks = blocks
        norm = try LayerNorm(checkpoint["layer_norm"], hiddenSize: width, epsilon: 1e-5)
    }

    /// [pictures, patches, width] to [pictures, latents, width].
    package func callAsFunction(_ context: Node) -> Node {
        let pictures = context.shapeOf().slice(0, 1, axis: 0)
        let shape = latents.shape
        var states = latents.broadcast(
            to: .concatenated([pictures, .constant(integers: [shape[0], shape[1]], [2])], axis: 0))
        for block in blocks {
            states = block.attention(states, to: context) + states
            states = block.mlp(states) + states
        }
        return norm(states)
    }
}

/// Attention of the latents to the patches and to themselves.
private struct IdeficsPerceiverAttention {
    private let contextNorm: LayerNorm
    private let latentsNorm: LayerNorm
    private let queryNorm: LayerNorm?
    private let keyNorm: LayerNorm?
    private let attention: MultiHeadAttention

    init(_ checkpoint: Checkpoint, _ config: IdeficsPerceiver.Config, width: Int) throws(CheckpointError) {
        func norm(_ name: String, _ size: Int) throws(CheckpointError) -> LayerNorm {
            try LayerNorm(checkpoint[name], hiddenSize: size, epsilon: 1e-5)
        }
        contextNorm = try norm("context_layer_norm", width)
        latentsNorm = try norm("latents_layer_norm", width)
        queryNorm = config.normalizesQueriesAndKeys ? try norm("q_layer_norm", config.headDim) : nil
        keyNorm = config.normalizesQueriesAndKeys ? try norm("k_layer_norm", config.headDim) : nil
        let inner = config.heads * config.headDim
        func linear(_ name: String) throws(CheckpointError) -> Linear {
            try Linear(checkpoint[name], inFeatures: width, outFeatures: inner, bias: false)
        }
        attention = MultiHeadAttention(
            query: try linear("q_proj"), key: try linear("k_proj"), value: try linear("v_proj"),
            outProjection: try Linear(checkpoint["output_proj"], inFeatures: inner, outFeatures: width, bias: false),
            Attention(heads: config.heads, headDim: config.headDim))
    }

    func callAsFunction(_ latents: Node, to context: Node) -> Node {
        let latents = latentsNorm(latents)
        let seen = attention.cache(.concatenated([contextNorm(context), latents], axis: 1))
        let query = attention.queries(latents)
        return attention.projectOutput(
            attention.attention(
                query: queryNorm?(query) ?? query, keys: keyNorm?(seen.keys) ?? seen.keys, values: seen.values))
    }
}

/// Norm, four times as wide, ReLU, back.
private struct IdeficsPerceiverMLP {
    private let norm: LayerNorm
    private let mlp: MLP

    init(_ checkpoint: Checkpoint, width: Int) throws(CheckpointError) {
        norm = try LayerNorm(checkpoint["ln"], hiddenSize: width, epsilon: 1e-5)
        mlp = MLP(
            fc1: try Linear(checkpoint["fc"], inFeatures: width, outFeatures: 4 * width, bias: false),
            activation: .relu,
            fc2: try Linear(checkpoint["c_proj"], inFeatures: 4 * width, outFeatures: width, bias: false))
    }

    func callAsFunction(_ states: Node) -> Node { mlp(norm(states)) }
}
