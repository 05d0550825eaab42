/// y = x Wᵀ + b, with the weight as PyTorch keeps it: [outputs, inputs].
package struct Linear {
    private let weight: Node
    private let bias: Node?

    package init(_ checkpoint: Checkpoint, inputs: Int, outputs: Int, bias: Bool = true) throws(CheckpointError) {
        weight = try checkpoint.matrix("weight", rows: outputs, columns: inputs)
        self.bias = bias ? try checkpoint.tensor("bias", [outputs]) : nil
    }

    /// [..., inputs] to [..., outputs].
    package func callAsFunction(_ x: Node) -> Node {
        let product = x.times(weight, transposed: true)
        return bias.map { product + $0 } ?? product
    }
}
