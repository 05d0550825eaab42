package import AltoGraph
import AltoJSON
package import Foundation

/// The sizes of a Marian translation model (Junczys-Dowmunt et al., 2018), from `config.json`. What the file leaves out has the
/// value that transformers gives it.
package struct MarianConfig: Sendable, Equatable {
    package var vocabSize = 58101
    package var hiddenSize = 1024
    package var maxPositions = 1024
    package var encoder = Stack()
    package var decoder = Stack()
    package var activation = Activation.gelu
    /// Whether the words' vectors are multiplied by the root of their width.
    package var scalesEmbeddings = false
    package var decoderStartToken = 58100
    package var eosToken = 0
    package var padToken = 58100
    package static let epsilon = 1e-5

    package struct Stack: Sendable, Equatable {
        package var layers = 12
        package var heads = 16
        package var intermediateSize = 4096

        package init() {}
    }

    package init() {}

    var decoderSizes: CachedDecoder.Sizes {
        CachedDecoder.Sizes(
            layers: decoder.layers, heads: decoder.heads, headDim: hiddenSize / decoder.heads,
            maxPositions: maxPositions, vocabSize: vocabSize)
    }
}

extension MarianConfig {
    /// - Throws: `ModelFileError` when a field has another type or a size that no model has, or asks for what Alto cannot do.
    package init(folder: URL) throws(ModelFileError) {
        let json = try JSONObject(configOf: "marian", in: folder)
        guard try json.bool("share_encoder_decoder_embeddings") ?? true else {
            throw json.wrongType(
                "share_encoder_decoder_embeddings", expected: "true: one vocabulary for both languages")
        }
        let read = ConfigReader(json)
        vocabSize = try read("vocab_size", vocabSize, atMost: 4 << 20)
        guard try read("decoder_vocab_size", vocabSize, atMost: 4 << 20) == vocabSize else {
            throw json.wrongType("decoder_vocab_size", expected: "the same as vocab_size")
        }
        hiddenSize = try read("d_model", hiddenSize)
        maxPositions = try read("max_position_embeddings", maxPositions, atMost: 1 << 16)
        encoder.layers = try read("encoder_layers", encoder.layers, atMost: 512)
        encoder.heads = try read("encoder_attention_heads", encoder.heads)
        encoder.intermediateSize = try read("encoder_ffn_dim", encoder.intermediateSize)
        decoder.layers = try read("decoder_layers", decoder.layers, atMost: 512)
        decoder.heads = try read("decoder_attention_heads", decoder.heads)
        decoder.intermediateSize = try read("decoder_ffn_dim", decoder.intermediateSize)
        activation = try read.activation("activation_function", activation)
        scalesEmbeddings = try json.bool("scale_embedding") ?? scalesEmbeddings
        padToken = try read.token("pad_token_id", padToken, below: vocabSize)
        decoderStartToken = try read.token("decoder_start_token_id", padToken, below: vocabSize)
        eosToken = try read.token("eos_token_id", eosToken, below: vocabSize)
        try read.divides(encoder.heads, hiddenSize)
        try read.divides(decoder.heads, hiddenSize)
    }
}
