/// Root mean square normalization over the last axis (Zhang and Sennrich, 2019).
package struct RMSNorm {
    private let weight: Node
    private let epsilon: Float

    /// - Parameter addsOne: whether the checkpoint holds how far the weights are from 1, as Gemma's does.
    package init(
        _ checkpoint: Checkpoint, hiddenSize: Int, epsilon: Double, addsOne: Bool = false
    ) throws(CheckpointError) {
        let stored = try checkpoint.tensor("weight", [hiddenSize])
        weight = addsOne ? stored + .scalar(1) : stored
        self.epsilon = Float(epsilon)
    }

    /// [..., hiddenSize] to the same.
    package func callAsFunction(_ x: Node) -> Node {
        let meanSquare = x.pow(2).mean(axis: -1)
        // In this form the runtime finds it and makes one operation of it.
        let reciprocal = Node.scalar(1) / (meanSquare + .scalar(epsilon)).sqrt()
        return x * reciprocal * weight
    }
}
