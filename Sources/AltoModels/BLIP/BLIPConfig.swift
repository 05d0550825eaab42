package import AltoGraph
import AltoJSON
package import Foundation

/// The sizes of a BLIP model, from `config.json`. What the file leaves out has the value that transformers gives it.
package struct BLIPConfig: Sendable, Equatable {
    package var vision = Vision()
    package var text = Text()
    package var task = Task.captioning
    /// Whether the words' vectors are also the output matrix, where the checkpoint holds only one of them.
    package var tiesWordEmbeddings = true

    /// Which of BLIP's models it is.
    package enum Task: Sendable {
        case captioning
        case questionAnswering
    }

    /// The vision transformer (ViT).
    package struct Vision: Sendable, Equatable {
        package var hiddenSize = 768
        package var intermediateSize = 3072
        package var layers = 12
        package var heads = 12
        package var imageSize = 384
        package var patchSize = 16
        package var activation = Activation.gelu
        package var epsilon = 1e-5

        package init() {}

        /// One for each patch and one for the class token.
        package var numPositions: Int { (imageSize / patchSize) * (imageSize / patchSize) + 1 }
    }

    /// The text encoder and decoder (Bert with cross-attention).
    package struct Text: Sendable, Equatable {
        package var vocabSize = 30524
        package var hiddenSize = 768
        package var intermediateSize = 3072
        package var layers = 12
        package var heads = 8
        package var maxPositions = 512
        package var activation = Activation.gelu
        package var epsilon = 1e-12
        package var bosToken = 30522
        package var eosToken = 102
        package var padToken = 0

        package init() {}

        var sizes: CachedDecoder.Sizes {
            CachedDecoder.Sizes(
                layers: layers, heads: heads, headDim: hiddenSize / heads, maxPositions: maxPositions,
                vocabSize: vocabSize)
        }
    }

    package init() {}
}

extension BLIPConfig {
    /// - Throws: `ModelFileError` when a field has another type or a size that no model has.
    package init(folder: URL) throws(ModelFileError) {
        let json = try JSONObject(configOf: "blip", in: folder)
        let architectures = try json.array("architectures")?.compactMap(\.string) ?? []
        task = architectures.contains("BlipForQuestionAnswering") ? .questionAnswering : .captioning
        tiesWordEmbeddings = try json.bool("tie_word_embeddings") ?? true

        if let part = try json.object("vision_config") {
            let read = ConfigReader(part)
            vision.hiddenSize = try read("hidden_size", vision.hiddenSize)
            vision.intermediateSize = try read("intermediate_size", vision.intermediateSize)
            vision.layers = try read("num_hidden_layers", vision.layers, atMost: 512)
            vision.heads = try read("num_attention_heads", vision.heads)
            vision.imageSize = try read("image_size", vision.imageSize, atMost: 4096)
            vision.patchSize = try read("patch_size", vision.patchSize, atMost: vision.imageSize)
            vision.activation = try read.activation("hidden_act", vision.activation)
            vision.epsilon = try read.epsilon("layer_norm_eps", vision.epsilon)
            try read.divides(vision.heads, vision.hiddenSize)
        }
        if let part = try json.object("text_config") {
            let read = ConfigReader(part)
            text.vocabSize = try read("vocab_size", text.vocabSize, atMost: 4 << 20)
            text.hiddenSize = try read("hidden_size", text.hiddenSize)
            text.intermediateSize = try read("intermediate_size", text.intermediateSize)
            text.layers = try read("num_hidden_layers", text.layers, atMost: 512)
            text.heads = try read("num_attention_heads", text.heads)
            text.maxPositions = try read("max_position_embeddings", text.maxPositions, atMost: 1 << 20)
            text.activation = try read.activation("hidden_act", text.activation)
            text.epsilon = try read.epsilon("layer_norm_eps", text.epsilon)
            text.bosToken = try read.token("bos_token_id", text.bosToken, below: text.vocabSize)
            text.eosToken = try read.token("sep_token_id", text.eosToken, below: text.vocabSize)
            text.padToken = try read.token("pad_token_id", text.padToken, below: text.vocabSize)
            try read.divides(text.heads, text.hiddenSize)
        }
    }
}
