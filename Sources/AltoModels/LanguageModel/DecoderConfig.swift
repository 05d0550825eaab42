package import AltoGraph
import AltoJSON

/// Sizes and ways of a decoder-only language model, as the text part of `config.json` gives them.
///
/// One description for all of them: Llama (Touvron et al., 2023) is the plain form; the fields after the sizes say in what
/// Mistral, Phi-3, Gemma and Gemma 2 differ from it.
package struct DecoderConfig: Sendable, Equatable {
    package var vocabSize = 32_000
    package var hiddenSize = 4096
    package var intermediateSize = 11_008
    package var layers = 32
    package var heads = 32
    package var keyValueHeads = 32
    package var headDim = 128
    /// How many positions it was made for.
    package var maxPositions = 2048
    package var epsilon = 1e-6
    package var activation = Activation.silu
    package var rope = RotaryConfig()
    /// Whether queries, keys and values have a bias.
    package var attentionBias = false
    /// Whether the matrix behind the heads has one.
    package var outputBias = false
    package var mlpBias = false
    /// Whether one matrix makes queries, keys and values, and one gate and up (Phi-3).
    package var fusesProjections = false
    /// Whether norms hold how far their weights are from 1 (Gemma).
    package var normAddsOne = false
    /// Whether attention and MLP are normalized behind, too (Gemma 2).
    package var hasPostNorms = false
    /// What embeddings of tokens are multiplied by (Gemma: √hiddenSize).
    package var embeddingScale: Float = 1
    /// What scores are multiplied by; nil for 1 / √headDim.
    package var attentionScale: Float?
    package var attentionSoftcap: Float?
    package var logitsSoftcap: Float?
    /// How many positions back a layer with a window sees, itself included.
    package var slidingWindow: Int?
    /// Which layers have the window.
    package var windowedLayers: WindowedLayers = .none
    package var tiesEmbeddings = false
    /// How many tokens have tables of their own behind the vocabulary's (IDEFICS).
    package var additionalVocabSize = 0
    /// How it looks at pictures beside the text; nil where their vectors stand in it.
    package var crossAttention: CrossAttentionConfig?
    /// What the first token's position is.
    package var firstPosition = 0

    package enum WindowedLayers: Sendable, Equatable {
        case none, all
        /// The first, the third and so on (Gemma 2).
        case everyOther
    }

    package init() {}

    func hasWindow(_ layer: Int) -> Bool {
        guard slidingWindow != nil else { return false }
        return switch windowedLayers {
        case .none: false
        case .all: true
        case .everyOther: layer.isMultiple(of: 2)
        }
    }

    /// How many tokens there are.
    package var tokenCount: Int { vocabSize + additionalVocabSize }

    /// How many times it looks at pictures.
    var crossLayers: Int { crossAttention.map { layers / $0.interval } ?? 0 }

    /// Which of those stands before a layer, if any.
    func crossLayer(before layer: Int) -> Int? {
        guard let interval = crossAttention?.interval, layer.isMultiple(of: interval) else { return nil }
        return layer / interval
    }

    /// How many bytes keys and values of one position take in float32.
    package var cacheBytesPerToken: Int { 2 * layers * keyValueHeads * headDim * 4 }

    /// How many weights there are, the embeddings included.
    package var parameterCount: Int {
        let attention = hiddenSize * headDim * (2 * heads + 2 * keyValueHeads)
        let looking = heads * headDim * 2 * (hiddenSize + (crossAttention?.pictureSize ?? 0))
        return tokenCount * hiddenSize * (tiesEmbeddings ? 1 : 2)
            + layers * (attention + 3 * hiddenSize * intermediateSize)
            + crossLayers * (looking + 3 * hiddenSize * intermediateSize)
    }
}
