package import AltoGraph

/// The sizes of a vision transformer, and in what it departs from the others.
package struct VisionTransformerConfig: Sendable, Equatable {
    package var hiddenSize: Int
    package var intermediateSize: Int
    package var layers: Int
    package var heads: Int
    package var imageSize: Int
    package var patchSize: Int
    package var activation: Activation
    package var epsilon: Double
    /// Whether a class token stands before the patches, a norm before the layers, and no bias at the patches: CLIP
    /// (Radford et al., 2021). SigLIP (Zhai et al., 2023) has it the other way round.
    package var isCLIP: Bool

    /// CLIP's, as transformers has it where a file is silent.
    package static let clip = VisionTransformerConfig(
        hiddenSize: 768, intermediateSize: 3072, layers: 12, heads: 12, imageSize: 224, patchSize: 32,
        activation: .quickGELU, epsilon: 1e-5, isCLIP: true)
    /// ViT-L/14 for pictures of 336, which Phi-3-Vision names and does not describe.
    package static let clipLarge336 = VisionTransformerConfig(
        hiddenSize: 1024, intermediateSize: 4096, layers: 24, heads: 16, imageSize: 336, patchSize: 14,
        activation: .quickGELU, epsilon: 1e-5, isCLIP: true)
    /// IDEFICS': ViT-H/14 as OpenCLIP trained it.
    package static let idefics = VisionTransformerConfig(
        hiddenSize: 768, intermediateSize: 5120, layers: 32, heads: 16, imageSize: 224, patchSize: 14,
        activation: .gelu, epsilon: 1e-5, isCLIP: true)
    package static let siglip = VisionTransformerConfig(
        hiddenSize: 768, intermediateSize: 3072, layers: 12, heads: 12, imageSize: 224, patchSize: 16,
        activation: .tanhGELU, epsilon: 1e-6, isCLIP: false)
    package static let idefics2 = VisionTransformerConfig(
        hiddenSize: 768, intermediateSize: 3072, layers: 12, heads: 12, imageSize: 224, patchSize: 32,
        activation: .tanhGELU, epsilon: 1e-6, isCLIP: false)
    package static let idefics3 = VisionTransformerConfig(
        hiddenSize: 1152, intermediateSize: 3072, layers: 12, heads: 16, imageSize: 224, patchSize: 32,
        activation: .tanhGELU, epsilon: 1e-6, isCLIP: false)

    /// Patches on each side of a square that is filled.
    package var patchesPerSide: Int { imageSize / patchSize }
    package var patches: Int { patchesPerSide * patchesPerSide }
    /// Of a whole square: the patches and, with CLIP, the class token.
    package var tokens: Int { patches + (isCLIP ? 1 : 0) }

    /// - Parameter defaults: what counts where the file is silent.
    /// - Throws: `ModelFileError` when a field has another type or a size that no model has.
    package init(_ json: JSONObject, default defaults: VisionTransformerConfig) throws(ModelFileError) {
        self = defaults
        let read = ConfigReader(json)
        // IDEFICS calls it otherwise.
        hiddenSize = try read("hidden_size", try read("embed_dim", hiddenSize, atMost: 1 << 14), atMost: 1 << 14)
        intermediateSize = try read("intermediate_size", intermediateSize)
        layers = try read("num_hidden_layers", layers, atMost: 512)
        heads = try read("num_attention_heads", heads, atMost: 1024)
        imageSize = try read("image_size", imageSize, atMost: 4096)
        patchSize = try read("patch_size", patchSize, atMost: imageSize)
        activation = try read.activation("hidden_act", activation)
        epsilon = try read.epsilon("layer_norm_eps", epsilon)
        try read.divides(heads, hiddenSize)
        guard patches <= 1 << 16 else { throw json.wrongType("patch_size", expected: "large enough for the pictures") }
    }

    init(
        hiddenSize: Int, intermediateSize: Int, layers: Int, heads: Int, imageSize: Int, patchSize: Int,
        activation: Activation, epsilon: Double, isCLIP: Bool
    ) {
        self.hiddenSize = hiddenSize
        self.intermediateSize = intermediateSize
        self.layers = layers
        self.heads = heads
        self.imageSize = imageSize
        self.patchSize = patchSize
        self.activation = activation
        self.epsilon = epsilon
        self.isCLIP = isCLIP
    }
}
