package import AltoGraph
import AltoJSON
package import Foundation

/// The sizes of an OFA model (Wang et al., 2022), from `config.json`. What the file leaves out has the value that the reference
/// implementation gives it.
package struct OFAConfig: Sendable, Equatable {
    package var vocabSize = 59457
    package var hiddenSize = 512
    package var maxPositions = 1024
    package var encoder = Stack()
    package var decoder = Stack()
    package var activation = Activation.gelu
    /// Blocks in each part of the picture's trunk.
    package var resNetBlocks = [3, 4, 23]
    /// Whether the words' vectors are multiplied by the root of their width.
    package var scalesEmbeddings = false
    /// Whether there are norms within the attentions and MLPs, too (NormFormer; Shleifer et al., 2021).
    package var hasNormFormerNorms = true
    package var normalizesEmbeddings = true
    package var normalizesPatchEmbeddings = true
    package var hasTypeEmbeddings = true
    /// Whether the words' vectors are also the output matrix.
    package var tiesWordEmbeddings = true
    /// Distances between words that have a bias of their own; those beyond share some.
    package var tokenBucketSize = 256
    /// Rows and columns of patches that have positions.
    package var imageBucketSize = 42
    /// What divides the scores of positions beside the width of a head.
    package var attentionScaleFactor: Float = 2
    package var bosToken = 0
    package var eosToken = 2
    package var forcedEOSToken: Int?
    package static let epsilon = 1e-5
    /// The distances between words are told apart up to so many, whatever the positions.
    static let maxRelativeDistance = 1024

    package struct Stack: Sendable, Equatable {
        package var layers = 4
        package var heads = 8
        package var intermediateSize = 2048
        /// Whether the norms are before the attentions and MLPs, or behind their shortcuts.
        package var normalizesBefore = true

        package init() {}
    }

    package init() {}

    /// Each head's keys hold those of the words and those of their positions.
    var decoderSizes: CachedDecoder.Sizes {
        CachedDecoder.Sizes(
            layers: decoder.layers, heads: decoder.heads, headDim: hiddenSize / decoder.heads,
            maxPositions: usablePositions, vocabSize: vocabSize, keyDim: 2 * hiddenSize / decoder.heads)
    }

    var usablePositions: Int { min(maxPositions, Self.maxRelativeDistance) }

    /// The side of a picture that models of this size were trained on; their files do not say it.
    package var defaultImageSize: Int {
        switch hiddenSize {
        case ...512: 256
        case ...768: 384
        default: 480
        }
    }
}

extension OFAConfig {
    /// - Throws: `ModelFileError` when a field has another type or a size that no model has, or asks for what Alto cannot do.
    package init(folder: URL) throws(ModelFileError) {
        let json = try JSONObject(configOf: "ofa", in: folder)
        guard try json.bool("entangle_position_embedding") ?? false == false else {
            throw json.wrongType("entangle_position_embedding", expected: "false")
        }
        let read = ConfigReader(json)
        vocabSize = try read("vocab_size", vocabSize, atMost: 4 << 20)
        hiddenSize = try read("d_model", hiddenSize)
        maxPositions = try read("max_position_embeddings", maxPositions, atMost: 1 << 16)
        encoder = try Self.stack("encoder", read, json, hiddenSize: hiddenSize)
        decoder = try Self.stack("decoder", read, json, hiddenSize: hiddenSize)
        activation = try read.activation("activation_function", activation)
        resNetBlocks = try Self.resNetBlocks(json)
        scalesEmbeddings = try json.bool("scale_embedding") ?? scalesEmbeddings
        hasNormFormerNorms = try json.bool("normformer") ?? hasNormFormerNorms
        normalizesEmbeddings = try json.bool("layernorm_embedding") ?? normalizesEmbeddings
        normalizesPatchEmbeddings = try json.bool("patch_layernorm_embedding") ?? normalizesPatchEmbeddings
        hasTypeEmbeddings = try json.bool("add_type_embedding") ?? hasTypeEmbeddings
        tiesWordEmbeddings = try json.bool("share_decoder_input_output_embed") ?? tiesWordEmbeddings
        tokenBucketSize = try read("token_bucket_size", tokenBucketSize, in: 4...Self.maxRelativeDistance)
        imageBucketSize = try read("image_bucket_size", imageBucketSize, atMost: 512)
        attentionScaleFactor = try read.number("attn_scale_factor", attentionScaleFactor, above: 0, to: 1000)
        // The reference begins with this token whatever `decoder_start_token_id` says.
        bosToken = try read.token("bos_token_id", bosToken, below: vocabSize)
        eosToken = try read.token("eos_token_id", eosToken, below: vocabSize)
        forcedEOSToken = try read.token("forced_eos_token_id", 2, below: vocabSize)
    }

    private static func stack(_ name: String, _ read: ConfigReader, _ json: JSONObject, hiddenSize: Int)
        throws(ModelFileError) -> Stack
    {
        var stack = Stack()
        stack.layers = try read("\(name)_layers", stack.layers, atMost: 512)
        stack.heads = try read("\(name)_attention_heads", stack.heads)
        stack.intermediateSize = try read("\(name)_ffn_dim", stack.intermediateSize)
        stack.normalizesBefore = try json.bool("\(name)_normalize_before") ?? stack.normalizesBefore
        try read.divides(stack.heads, hiddenSize)
        return stack
    }

    private static func resNetBlocks(_ json: JSONObject) throws(ModelFileError) -> [Int] {
        switch try json.string("resnet_type") ?? "resnet101" {
        case "resnet18": [2, 2, 2]
        case "resnet34", "resnet50": [3, 4, 6]
        case "resnet101": [3, 4, 23]
        case "resnet152": [3, 8, 36]
        default: throw json.wrongType("resnet_type", expected: "resnet18, 34, 50, 101 or 152")
        }
    }
}
