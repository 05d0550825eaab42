/// Two linear layers with an activation between them (the MLP or feed-forward part of a transformer).
package struct MLP {
    private let fc1: Linear
    private let fc2: Linear
    private let activation: Activation

    package init(fc1: Linear, activation: Activation, fc2: Linear) {
        self.fc1 = fc1
        self.activation = activation
        self.fc2 = fc2
    }

    /// [..., hiddenSize] to the same.
    package func callAsFunction(_ x: Node) -> Node { fc2(activation(fc1(x))) }
}
