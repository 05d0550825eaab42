package import AltoGraph

/// From patches to a text's width: one matrix (Beyer et al., 2024, section 3.1).
package struct PaliGemmaProjector {
    private let linear: Linear

    /// - Parameter checkpoint: `multi_modal_projector`.
    package init(_ checkpoint: Checkpoint, visionSize: Int, textSize: Int) throws(CheckpointError) {
        linear = try Linear(checkpoint["linear"], inFeatures: visionSize, outFeatures: textSize)
    }

    /// [..., visionSize] to [..., textSize].
    package func callAsFunction(_ states: Node) -> Node { linear(states) }
}
