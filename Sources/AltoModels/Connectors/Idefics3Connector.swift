package import AltoGraph

/// From patches to a text's width, fewer by a square (Laurençon et al., 2024, "Building and better understanding
/// vision-language models", section 3.2): pixel shuffle, and one matrix.
package struct Idefics3Connector {
    private let projection: Linear
    private let vision: VisionTransformerConfig
    private let factor: Int

    /// - Parameters:
    ///   - checkpoint: where `modality_projection` is.
    ///   - factor: `scale_factor`.
    package init(
        _ checkpoint: Checkpoint, _ vision: VisionTransformerConfig, factor: Int, textSize: Int
    ) throws(CheckpointError) {
        self.vision = vision
        self.factor = factor
        projection = try Linear(
            checkpoint["modality_projection"]["proj"], inFeatures: vision.hiddenSize * factor * factor,
            outFeatures: textSize, bias: false)
    }

    /// [tiles, patches, width] to [tiles, patches / factor², textSize].
    package func callAsFunction(_ states: Node) -> Node {
        projection(
            PixelShuffle.merge(states, side: vision.patchesPerSide, width: vision.hiddenSize, factor: factor))
    }
}
