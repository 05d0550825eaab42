/// Batch normalization with the mean and variance that were measured in training (Ioffe and Szegedy, 2015).
///
/// The runtime folds it into the convolution before it.
package struct BatchNorm {
    private let weight: Node
    private let bias: Node
    private let mean: Node
    private let variance: Node
    private let epsilon: Double

    package init(_ checkpoint: Checkpoint, channels: Int, epsilon: Double = 1e-5) throws(CheckpointError) {
        weight = try checkpoint.tensor("weight", [channels])
        bias = try checkpoint.tensor("bias", [channels])
        mean = try checkpoint.tensor("running_mean", [channels])
        variance = try checkpoint.tensor("running_var", [channels])
        self.epsilon = epsilon
    }

    /// [batch, channels, size...] to the same.
    package func callAsFunction(_ x: Node) -> Node {
        .operation("BatchNormInference", [x, weight, bias, mean, variance], ["epsilon": .real(epsilon)])
    }
}
