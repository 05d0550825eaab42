package import AltoGraph
import AltoJSON
package import Foundation

/// The sizes of an OFA model (Wang et al., 2022), from `config.json`. What the file leaves out has the value that the reference
/// implementation gives it.
package struct OFAConfig: Sendable, Equatable {
    package var vocabulary = 59457
    package var width = 512
    package var positions = 1024
    package var encoder = Stack()
    package var decoder = Stack()
    package var activation = Activation.gelu
    /// Blocks in each part of the picture's trunk.
    package var trunkBlocks = [3, 4, 23]
    /// Whether the words' vectors are multiplied by the root of their width.
    package var scalesEmbeddings = false
    /// Whether there are norms within the attentions and perceptrons, too (NormFormer; Shleifer et al., 2021).
    package var hasInnerNorms = true
    package var normalisesEmbeddings = true
    package var normalisesPatches = true
    package var hasTypes = true
    /// Whether the words' vectors are also the output matrix.
    package var sharesOutput = true
    /// Distances between words that have a bias of their own; those beyond share some.
    package var wordBuckets = 256
    /// Rows and columns of patches that have places.
    package var patchBuckets = 42
    /// What divides the scores of positions beside the width of a head.
    package var positionFactor: Float = 2
    package var beginToken = 0
    package var endToken = 2
    package var forcedEnd: Int?
    package static let epsilon = 1e-5
    /// The distances between words are told apart up to so many, whatever the positions.
    static let longestDistance = 1024

    package struct Stack: Sendable, Equatable {
        package var layers = 4
        package var heads = 8
        package var innerWidth = 2048
        /// Whether the norms are before the attentions and perceptrons, or behind their shortcuts.
        package var normalisesBefore = true

        package init() {}
    }

    package init() {}

    /// Each head's keys hold those of the words and those of their places.
    var decoderSizes: CachedDecoder.Sizes {
        CachedDecoder.Sizes(
            layers: decoder.layers, heads: decoder.heads, headWidth: width / decoder.heads, positions: usablePositions,
            vocabulary: vocabulary, keyWidth: 2 * width / decoder.heads)
    }

    var usablePositions: Int { min(positions, Self.longestDistance) }

    /// The side of a picture that models of this size were trained on; their files do not say it.
    package var usualPictureSize: Int {
        switch width {
        case ...512: 256
        case ...768: 384
        default: 480
        }
    }
}

extension OFAConfig {
    /// - Throws: `ModelFileError` when a field has another type or a size that no model has, or asks for what Alto cannot do.
    package init(folder: URL) throws(ModelFileError) {
        let name = "config.json"
        guard let file = ModelFile(name, in: folder) else { throw .unreadable(file: name) }
        let json = try JSONObject(try file.json(), file: name)
        guard try json.string("model_type") ?? "ofa" == "ofa" else { throw json.wrongType("model_type", expected: "“ofa”") }
        guard try json.bool("entangle_position_embedding") ?? false == false else {
            throw json.wrongType("entangle_position_embedding", expected: "false")
        }
        let read = SizeReader(json)
        vocabulary = try read("vocab_size", vocabulary, atMost: 4 << 20)
        width = try read("d_model", width)
        positions = try read("max_position_embeddings", positions, atMost: 1 << 16)
        encoder = try Self.stack("encoder", read, json, width: width)
        decoder = try Self.stack("decoder", read, json, width: width)
        activation = try read.activation("activation_function", activation)
        trunkBlocks = try Self.trunk(json)
        scalesEmbeddings = try json.bool("scale_embedding") ?? scalesEmbeddings
        hasInnerNorms = try json.bool("normformer") ?? hasInnerNorms
        normalisesEmbeddings = try json.bool("layernorm_embedding") ?? normalisesEmbeddings
        normalisesPatches = try json.bool("patch_layernorm_embedding") ?? normalisesPatches
        hasTypes = try json.bool("add_type_embedding") ?? hasTypes
        sharesOutput = try json.bool("share_decoder_input_output_embed") ?? sharesOutput
        wordBuckets = try read("token_bucket_size", wordBuckets, in: 4...Self.longestDistance)
        patchBuckets = try read("image_bucket_size", patchBuckets, atMost: 512)
        positionFactor = try read.number("attn_scale_factor", positionFactor, above: 0, to: 1000)
        // The reference begins with this token whatever `decoder_start_token_id` says.
        beginToken = try read.token("bos_token_id", beginToken, below: vocabulary)
        endToken = try read.token("eos_token_id", endToken, below: vocabulary)
        forcedEnd = try read.token("forced_eos_token_id", 2, below: vocabulary)
    }

    private static func stack(_ name: String, _ read: SizeReader, _ json: JSONObject, width: Int) throws(ModelFileError) -> Stack {
        var stack = Stack()
        stack.layers = try read("\(name)_layers", stack.layers, atMost: 512)
        stack.heads = try read("\(name)_attention_heads", stack.heads)
        stack.innerWidth = try read("\(name)_ffn_dim", stack.innerWidth)
        stack.normalisesBefore = try json.bool("\(name)_normalize_before") ?? stack.normalisesBefore
        try read.divides(stack.heads, width)
        return stack
    }

    private static func trunk(_ json: JSONObject) throws(ModelFileError) -> [Int] {
        switch try json.string("resnet_type") ?? "resnet101" {
        case "resnet18": [2, 2, 2]
        case "resnet34", "resnet50": [3, 4, 6]
        case "resnet101": [3, 4, 23]
        case "resnet152": [3, 8, 36]
        default: throw json.wrongType("resnet_type", expected: "resnet18, 34, 50, 101 or 152")
        }
    }
}
