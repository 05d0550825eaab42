/// Layer normalisation over the last axis (Ba, Kiros and Hinton, 2016).
package struct LayerNorm {
    private let weight: Node
    private let bias: Node
    private let epsilon: Double

    package init(_ checkpoint: Checkpoint, width: Int, epsilon: Double) throws(CheckpointError) {
        weight = try checkpoint.tensor("weight", [width])
        bias = try checkpoint.tensor("bias", [width])
        self.epsilon = epsilon
    }

    /// [..., width] to the same.
    package func callAsFunction(_ x: Node) -> Node {
        let normalised = Node.operation(
            "MVN", [x, .list([-1])],
            ["normalize_variance": true, "eps": .real(epsilon), "eps_mode": "INSIDE_SQRT"])
        return normalised * weight + bias
    }
}
