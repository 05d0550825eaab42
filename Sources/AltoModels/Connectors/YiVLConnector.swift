package import AltoGraph

/// From patches to a text's width (Young et al., 2024, section 5.3): linear layers with norms behind them and GELU
/// between.
package struct YiVLConnector {
    private let layers: [(linear: Linear, norm: LayerNorm?)]

    /// - Parameters:
    ///   - checkpoint: `mm_projector`, whose parts are numbered with the activations among them.
    ///   - depth: how many linear layers; two as published.
    ///   - isNormalized: whether a norm stands behind each.
    package init(
        _ checkpoint: Checkpoint, visionSize: Int, textSize: Int, depth: Int, isNormalized: Bool
    ) throws(CheckpointError) {
        let step = isNormalized ? 3 : 2
        var layers: [(linear: Linear, norm: LayerNorm?)] = []
        for layer in 0..<depth {
            let linear = try Linear(
                checkpoint[layer * step], inFeatures: layer == 0 ? visionSize : textSize, outFeatures: textSize)
            let norm =
                isNormalized
                ? try LayerNorm(checkpoint[layer * step + 1], hiddenSize: textSize, epsilon: 1e-5) : nil
            layers.append((linear, norm))
        }
        self.layers = layers
    }

    /// [..., visionSize] to [..., textSize].
    package func callAsFunction(_ states: Node) -> Node {
        var states = states
        for (index, layer) in layers.enumerated() {
            states = layer.linear(index == 0 ? states : Activation.gelu(states))
            if let norm = layer.norm { states = norm(states) }
        }
        return states
    }
}
