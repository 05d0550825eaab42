import AltoGraph

/// Reads phonemes: an embedding, two convolutional blocks, then one and the same layer of a transformer several
/// times over, with norms before its parts.
struct HibariTextEncoder {
    private let embedding: Node
    private let blocks: [ConvNeXtBlock]
    private let repetitions: Int
    private let attention: Attention
    private let attentionNorm: (Node) -> Node
    private let project: (Node) -> Node
    private let join: (Node) -> Node
    private let innerNorm: (Node) -> Node
    private let expand: (Node) -> Node
    private let contract: (Node) -> Node
    private let norm: (Node) -> Node

    /// What differs between the encoder for the sound and that for rhythm and pitch.
    struct Part {
        let name: String
        let hiddenSize: Int
        let repetitions: Int
        /// How the exporter called its matrices.
        let projection: String
        let suffix: String
        let layerSuffix: String

        static let sound = Part(
            name: "m.text", hiddenSize: 128, repetitions: 4, projection: "Transpose_2", suffix: "", layerSuffix: "")
        static let prosody = Part(
            name: "pn.text", hiddenSize: 192, repetitions: 6, projection: "Transpose_25", suffix: "_1",
            layerSuffix: "_4")
    }

    /// How many phonemes the embedding knows.
    static let symbols = 178

    init(_ weights: HibariWeights, _ part: Part) throws(CheckpointError) {
        let (name, size) = (part.name, part.hiddenSize)
        embedding = try weights.tensor("\(name).emb.weight", [Self.symbols, size])
        var blocks: [ConvNeXtBlock] = []
        for index in 0..<2 {
            blocks.append(
                try ConvNeXtBlock(
                    weights, "\(name).convs.\(index)", expansion: "convs.\(index)/pw1\(part.suffix)/Transpose",
                    contraction: "convs.\(index)/pw2\(part.suffix)/Transpose", channels: size, innerChannels: 2 * size,
                    kernelSize: 5))
        }
        self.blocks = blocks
        repetitions = part.repetitions
        attention = Attention(heads: 2, headDim: size / 2)
        func linear(_ matrix: String, _ bias: String, _ inSize: Int, _ outSize: Int) throws(CheckpointError) -> (Node)
            ->
            Node
        {
            try weights.linear(matrix, bias: "\(name).attn.\(bias)", inFeatures: inSize, outFeatures: outSize)
        }
        attentionNorm = try weights.norm("\(name).attn.norm1", size)
        project = try linear(part.projection, "self_attn.in_proj_bias", size, 3 * size)
        join = try linear("out_proj\(part.layerSuffix)/Transpose", "self_attn.out_proj.bias", size, size)
        innerNorm = try weights.norm("\(name).attn.norm2", size)
        expand = try linear("linear1\(part.layerSuffix)/Transpose", "linear1.bias", size, 2 * size)
        contract = try linear("linear2\(part.layerSuffix)/Transpose", "linear2.bias", 2 * size, size)
        norm = try weights.norm("\(name).norm", size)
    }

    /// Symbols [1, length] to [1, length, hiddenSize].
    func callAsFunction(_ symbols: Node) -> Node {
        var channels = embedding.gather(symbols).transposed([0, 2, 1])
        for block in blocks { channels = block(channels) }
        var states = channels.transposed([0, 2, 1])
        for _ in 0..<repetitions {
            let parts = project(attentionNorm(states)).split(3, axis: 2).map(attention.splitHeads)
            guard parts.count == 3 else { return states }
            states = states + join(attention.mergeHeads(attention(query: parts[0], keys: parts[1], values: parts[2])))
            states = states + contract(Activation.gelu(expand(innerNorm(states))))
        }
        return norm(states)
    }
}
