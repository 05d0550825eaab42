/// Layer normalization over the last axis (Ba, Kiros and Hinton, 2016).
package struct LayerNorm {
    private let weight: Node
    private let bias: Node
    private let epsilon: Double

    package init(_ checkpoint: Checkpoint, hiddenSize: Int, epsilon: Double) throws(CheckpointError) {
        weight = try checkpoint.tensor("weight", [hiddenSize])
        bias = try checkpoint.tensor("bias", [hiddenSize])
        self.epsilon = epsilon
    }

    /// [..., hiddenSize] to the same.
    package func callAsFunction(_ x: Node) -> Node {
        let normalized = Node.operation(
            "MVN", [x, .list([-1])],
            ["normalize_variance": true, "eps": .real(epsilon), "eps_mode": "INSIDE_SQRT"])
        return normalized * weight + bias
    }
}
