/// y = x Wᵀ + b, with the weight as PyTorch keeps it: [outFeatures, inFeatures].
package struct Linear {
    private let weight: Node
    private let bias: Node?

    package init(_ checkpoint: Checkpoint, inFeatures: Int, outFeatures: Int, bias: Bool = true) throws(CheckpointError)
    {
        weight = try checkpoint.matrix("weight", rows: outFeatures, columns: inFeatures)
        self.bias = bias ? try checkpoint.tensor("bias", [outFeatures]) : nil
    }

    /// [..., inFeatures] to [..., outFeatures].
    package func callAsFunction(_ x: Node) -> Node {
        let product = x.matmul(weight, transposeB: true)
        return bias.map { product + $0 } ?? product
    }
}
