/// A gated linear unit between two linear layers (Shazeer, 2020): `down(activation(gate(x)) * up(x))`.
package struct GatedMLP {
    private let gateUp: GateUp
    private let down: Linear
    private let activation: Activation

    private enum GateUp {
        case apart(gate: Linear, up: Linear)
        /// One matrix, the gate's rows first.
        case fused(Linear)
    }

    /// By the names of transformers: `gate_proj`, `up_proj`, `down_proj`; `gate_up_proj` where they are one.
    ///
    /// - Parameter outSize: as wide as what goes in unless given.
    package init(
        _ checkpoint: Checkpoint, hiddenSize: Int, intermediateSize: Int, outSize: Int? = nil, activation: Activation,
        isFused: Bool = false, bias: Bool = false
    ) throws(CheckpointError) {
        func linear(_ name: String, _ inFeatures: Int, _ outFeatures: Int) throws(CheckpointError) -> Linear {
            try Linear(checkpoint[name], inFeatures: inFeatures, outFeatures: outFeatures, bias: bias)
        }
        gateUp =
            isFused
            ? .fused(try linear("gate_up_proj", hiddenSize, 2 * intermediateSize))
            : .apart(
                gate: try linear("gate_proj", hiddenSize, intermediateSize),
                up: try linear("up_proj", hiddenSize, intermediateSize))
        down = try linear("down_proj", intermediateSize, outSize ?? hiddenSize)
        self.activation = activation
    }

    /// [..., hiddenSize] to [..., outSize].
    package func callAsFunction(_ x: Node) -> Node {
        switch gateUp {
        case .apart(let gate, let up): return down(activation(gate(x)) * up(x))
        case .fused(let both):
            let parts = both(x).split(2, axis: -1)
            return down(activation(parts[0]) * parts[1])
        }
    }
}
